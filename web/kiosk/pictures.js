// Makes content fit for a file that asks for nothing: pictures become blobs of what this file holds, and what would fetch goes.
// The file's policy forbids all requests; this is so that nobody tries.

/** @typedef {import('../app/address.js').Addresses} Addresses */
/** @typedef {import('./content.js').Holder} Holder */

const PICTURES = 'img, image, input[type=image]';
const FRAMES = 'iframe, object, embed, video, audio';
const LOADING = 'link, script, base, source, track, frame, meta[http-equiv]';
const OUTSIDE_STYLE = '[style*="url("]';
// Addresses that browsers fetch without being asked to.
const FETCHED = ['src', 'srcset', 'sizes', 'poster', 'background', 'data-picture'];
const XLINK = 'http://www.w3.org/1999/xlink';

export class Pictures {
  /** @type {Holder} */
  #source;
  /** @type {Addresses} */
  #addresses;
  /** Blobs' addresses by the names of their parts, as long as the page shows them. @type {Map<string, string>} */
  #blobs = new Map();
  /** Those of the page before. @type {string[]} */
  #leaving = [];

  /** @param {Holder} source @param {Addresses} addresses */
  constructor(source, addresses) {
    this.#source = source;
    this.#addresses = addresses;
  }

  /** @param {ParentNode} content That does not stand in the page yet, or asks for nothing. */
  prepare(content) {
    for (const part of content.querySelectorAll(`${PICTURES}, [background]`)) this.#fill(part);
    for (const part of content.querySelectorAll(FRAMES)) part.replaceWith(linkInsteadOf(part));
    for (const part of content.querySelectorAll(LOADING)) if (!('app' in /** @type {HTMLElement} */ (part).dataset)) part.remove();
    for (const part of content.querySelectorAll(OUTSIDE_STYLE))
      if (/url\((?!\s*["']?#)/.test(part.getAttribute('style') ?? '')) part.removeAttribute('style');
    for (const part of content.querySelectorAll('use:not([href^="#"])')) part.remove();
    for (const link of content.querySelectorAll('a[href^="./"], a[target], a[ping]')) this.#bringHome(/** @type {HTMLAnchorElement} */ (link));
  }

  /** Lets go of the pictures of pages that have gone: with the page after theirs, as a browser may still be reading them. */
  release() {
    for (const address of this.#leaving.splice(0)) URL.revokeObjectURL(address);
    const shown = new Set([...document.querySelectorAll(PICTURES)].map((part) => part.getAttribute('src') ?? part.getAttribute('href')));
    for (const [name, address] of this.#blobs) {
      if (shown.has(address)) continue;
      this.#leaving.push(address);
      this.#blobs.delete(name);
    }
  }

  /** @param {Element} part */
  #fill(part) {
    const isSvg = part.localName === 'image';
    const written = part.getAttribute('data-picture') ?? (isSvg ? part.getAttribute('href') ?? part.getAttributeNS(XLINK, 'href') : part.getAttribute('src'));
    for (const name of FETCHED) part.removeAttribute(name);
    if (isSvg) part.removeAttributeNS(XLINK, 'href');
    if (isSvg) part.removeAttribute('href');
    const address = written?.startsWith('data:') || written?.startsWith('blob:') ? written : this.#blobOf(written ?? '');
    if (address) part.setAttribute(isSvg ? 'href' : 'src', address);
  }

  /** @param {string} written "./images/a.jpg" */
  #blobOf(written) {
    const name = nameOf(written);
    const there = this.#blobs.get(name);
    if (there || !this.#source.has(name)) return there;
    try {
      const bytes = /** @type {BlobPart} */ (this.#source.stored(name));
      const address = URL.createObjectURL(new Blob([bytes], {type: this.#source.manifest.parts[name].type}));
      this.#blobs.set(name, address);
      return address;
    } catch {
      return undefined;  // damaged: its description stands in for it
    }
  }

  /** Links to the site's own pages stay in this window, and are written as all others are. @param {HTMLAnchorElement} link */
  #bringHome(link) {
    link.removeAttribute('target');
    link.removeAttribute('ping');
    const written = link.getAttribute('href') ?? '';
    if (!written.startsWith('./') || this.#source.has(nameOf(written))) return;
    const url = new URL(written, this.#addresses.root);
    const route = this.#addresses.routeOf(url);
    if (route !== null) link.setAttribute('href', this.#addresses.addressOf(route, url).hash);
  }
}

/** The part that an address stands for: "./files/a%20b.txt?x" as "files/a b.txt". @param {string} written */
export function nameOf(written) {
  try {
    return decodeURIComponent(written.replace(/^\.\//, '').replace(/[?#].*/, ''));
  } catch {
    return '';
  }
}

/** @param {Element} part A frame or a player, for which there is no network. */
function linkInsteadOf(part) {
  const paragraph = document.createElement('p');
  const address = part.getAttribute('data-picture') ?? part.getAttribute('src') ?? part.getAttribute('data') ?? part.querySelector('source')?.getAttribute('src');
  if (!address) return paragraph;
  const link = document.createElement('a');
  link.href = address;
  link.textContent = part.getAttribute('title') || address;
  paragraph.append(link);
  return paragraph;
}
