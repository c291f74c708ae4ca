// Links that lead out of the file: a card says where, to take along on a phone. A download is handed over where nobody knows its
// address on the web.
import {saveFile} from '../app/save.js';
import {showMessage} from '../app/status.js';
import {nameOf} from './pictures.js';

/** @typedef {import('../app/address.js').Addresses} Addresses */
/** @typedef {import('../app/engine.js').Source} Source */
/** @typedef {import('./card.js').Cards} Cards */
/** @typedef {import('./card.js').Offer} Offer */
/** @typedef {import('./content.js').Holder} Holder */

const NO_ADDRESS = 'This screen does not know where the site is on the web, so it has no code for this file.';

/** @param {Holder} source @param {string} name Of a part: "files/list.csv". */
async function handOver(source, name) {
  try {
    saveFile(name.split('/').pop() ?? name, source.manifest.parts[name].type, await source.part(name));
  } catch {
    showMessage('This download is damaged in this file.', {});
  }
}

export class Outside {
  /** @type {Holder} */
  #source;
  /** @type {Addresses} */
  #addresses;
  /** @type {Cards} */
  #cards;
  /** @type {string} */
  #web;

  /** @param {Holder} source @param {Addresses} addresses @param {Cards} cards @param {string} web The site's address there; may be empty. */
  constructor(source, addresses, cards, web) {
    this.#source = source;
    this.#addresses = addresses;
    this.#cards = cards;
    this.#web = web;
  }

  watch() {
    for (const type of /** @type {const} */ (['click', 'auxclick'])) {
      addEventListener(type, (event) => this.#keepCalculator(event), {capture: true});
      addEventListener(type, (event) => this.#press(event));
    }
  }

  /** Where the present page, and what a map or a calculator on it shows, is on the web; null where nobody has said. */
  get addressOnWeb() {
    if (!this.#web) return null;
    const here = new URL(location.href);
    const path = (this.#addresses.routeOf(here) ?? '/').split('/').filter(Boolean).map((part) => `${encodeURIComponent(part)}/`).join('');
    const query = this.#addresses.queryOf(here).toString();
    return `${this.#web}/${path}${query && `?${query}`}${this.#addresses.anchorOf(here)}`;
  }

  takeAlong() {
    const title = document.querySelector('main h1')?.textContent?.trim() || document.title;
    this.#cards.show({title: 'Take this page along', text: title, address: this.addressOnWeb ?? ''});
  }

  /** A calculator's files would stay on this device; its address brings the same numbers home. @param {MouseEvent} event */
  #keepCalculator(event) {
    const part = event.target instanceof Element ? event.target.closest('[data-act="csv"], [data-act="workbook"]') : null;
    const address = this.addressOnWeb;
    if (!part || !address) return;
    event.preventDefault();
    event.stopPropagation();
    this.#cards.show({title: 'Take your numbers along', text: 'This address opens the calculator as it stands here, with its spreadsheet.', address});
  }

  /** @param {MouseEvent} event */
  #press(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || !(link.hasAttribute('href') || link instanceof SVGAElement)) return;
    const url = link instanceof HTMLAnchorElement ? this.#addresses.urlOf(link) : null;
    if (url && (this.#addresses.routeOf(url) !== null || url.protocol === 'blob:')) return;
    event.preventDefault();
    const offer = url && this.#offerOf(/** @type {HTMLAnchorElement} */ (link), url);
    if (offer) this.#cards.show(offer);
  }

  /** @param {HTMLAnchorElement} link @param {URL} url @returns {Offer | null} */
  #offerOf(link, url) {
    const text = link.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    const name = nameOf(link.getAttribute('href') ?? '');
    if (this.#source.has(name)) return this.#fileOffer(name, text);
    const plain = decoded(url.pathname);
    if (url.protocol === 'mailto:') return {title: 'Write an e-mail', text: '', address: url.href, plain};
    if (url.protocol === 'tel:') return {title: 'Call us', text: '', address: url.href, plain};
    if (!/^https?:$/.test(url.protocol)) return null;
    if (link.closest('.video')) return {title: 'Watch this film on your phone', text, address: url.href};
    return {title: 'Open this on your phone', text: text === url.href ? '' : text, address: url.href};
  }

  /** @param {string} name @param {string} text @returns {Offer} */
  #fileOffer(name, text) {
    const title = 'A file to take along';
    if (this.#web) return {title, text, address: `${this.#web}/${name.split('/').map(encodeURIComponent).join('/')}`};
    return {title, text: `${text}. ${NO_ADDRESS}`, address: '', actions: {'Save it on this device': () => handOver(this.#source, name)}};
  }
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
