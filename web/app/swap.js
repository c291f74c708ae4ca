// Puts a rendered document in the place of the present one: the head's metadata, the language, and what differs in the body.
import {fragmentOf} from './fragment.js';

// What belongs to a page rather than to the site, and what a head therefore changes from page to page.
const META = 'meta[name=description], meta[name=robots], meta[property], link[rel=canonical], link[rel=alternate]';

// The engine writes no "<" or ">" of its own into attributes, so these tags are found without a parser.
const DOCUMENT = /<html([^>]*)>[^]*?<head>([^]*?)<\/head>\s*<body([^>]*)>([^]*)<\/body>/;
const STYLE = /<style>[^]*?<\/style>/;

/**
 * @typedef {object} Next A document that is ready to be put in place.
 * @property {Element} html An element with the attributes that `<html>` gets.
 * @property {Element} body The same for `<body>`.
 * @property {DocumentFragment} head
 * @property {DocumentFragment} content Of the body.
 */

/** @param {string} attributes As they stand in a tag. */
const elementWith = (attributes) => /** @type {Element} */ (fragmentOf(`<div${attributes}></div>`).firstElementChild);

/**
 * Takes a rendered document apart; null where it is not written as ours are.
 * @param {string} html
 * @returns {Next | null}
 */
export function readDocument(html) {
  const parts = DOCUMENT.exec(html);
  if (!parts) return null;
  const [, root, head, body, content] = parts;
  return {html: elementWith(root), body: elementWith(body), head: fragmentOf(head.replace(STYLE, '')), content: fragmentOf(content)};
}

/** Changes nothing that is right already: the whole page's style hangs on these. @param {Element} to @param {Element} from */
function copyAttributes(to, from) {
  for (const {name} of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const {name, value} of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

/** What a page puts into an element: not this script's own elements, not styles, which stay. @param {Node} parent */
const partsOf = (parent) => [...parent.childNodes].filter((part) => part instanceof Element
  ? !('app' in /** @type {HTMLElement} */ (part).dataset) && part.localName !== 'link'
  : part.nodeType === Node.TEXT_NODE && part.nodeValue?.trim());

/** True where two boxes differ in a part or two. The content itself is always new: scripts have been at work in it. @param {Node} a @param {Node} b */
const isSameBox = (a, b) => a instanceof Element && a.localName !== 'main' && a.cloneNode(false).isEqualNode(b.cloneNode(false)) &&
  partsOf(a).length === partsOf(b).length;

/** Replaces what differs, as deep inside as can be: what stays costs the browser nothing. @param {Node} box @param {Node} next */
function swapParts(box, next) {
  const old = partsOf(box);
  const fresh = partsOf(next);
  if (old.length !== fresh.length) {
    old.forEach((part) => box.removeChild(part));
    fresh.reverse().forEach((part) => box.insertBefore(part, box.firstChild));
    return;
  }
  old.forEach((part, i) => {
    if (part.isEqualNode(fresh[i])) return;
    if (isSameBox(part, fresh[i])) swapParts(part, fresh[i]);
    else box.replaceChild(fresh[i], part);
  });
}

/**
 * Makes an element equal to another by changing only what differs: what stays keeps focus, listeners and transitions.
 * @param {Element} old
 * @param {Element} fresh Is used up.
 */
export function morph(old, fresh) {
  copyAttributes(old, fresh);
  const parts = [...old.childNodes];
  const next = [...fresh.childNodes];
  next.forEach((node, i) => {
    const part = parts[i];
    if (!part) old.append(node);
    else if (part instanceof Element && node instanceof Element && part.localName === node.localName) morph(part, node);
    else if (!part.isEqualNode(node)) part.replaceWith(node);
  });
  parts.slice(next.length).forEach((part) => part.remove());
}

/**
 * Relative addresses of the page are seen from the present address of the document: change that first.
 * @param {Next} next Is used up.
 * @param {URL} root The site's root.
 */
export function swapDocument(next, root) {
  mendAddresses(next.head, next.content, root);
  document.title = next.head.querySelector('title')?.textContent ?? '';
  document.querySelectorAll(META).forEach((old) => old.remove());
  document.head.append(...next.head.querySelectorAll(META));
  copyAttributes(document.documentElement, next.html);
  copyAttributes(document.body, next.body);
  swapParts(document.body, next.content);
}

/**
 * Mends the relative addresses of a page that stands at another depth than it was written for, as "not found" pages do.
 * @param {ParentNode} head Holds the script that says what the page takes for the site's root.
 * @param {ParentNode} body
 * @param {URL} root The site's root.
 */
export function mendAddresses(head, body, root) {
  const script = head.querySelector('script[data-root]');
  const written = script instanceof HTMLElement ? script.dataset.root : undefined;
  if (!written || new URL(written, location.href).href === root.href) return;
  for (const name of ['href', 'src'])
    for (const part of body.querySelectorAll(`[${name}^="${written}"]`))
      part.setAttribute(name, root.href + (part.getAttribute(name) ?? '').slice(written.length));
}

/** Lets screen readers and the Tab key start from here, without scrolling. @param {HTMLElement} target */
export function moveFocus(target) {
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), {once: true});
  }
  target.focus({preventScroll: true});
}

/** The element that a fragment ("#top") names, if any. @param {string} hash */
export function targetOf(hash) {
  try {
    return hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  } catch {
    return null;  // a stray per cent sign
  }
}
