// Puts a rendered document in the place of the present one: the head's metadata, the language, the body.

// What belongs to a page rather than to the site, and what a head therefore changes from page to page.
const META = 'meta[name=description], meta[name=robots], meta[property], link[rel=canonical], link[rel=alternate]';

/** @param {Element} to @param {Element} from */
function copyAttributes(to, from) {
  for (const {name} of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const {name, value} of from.attributes) to.setAttribute(name, value);
}

/**
 * Relative addresses in `html` are seen from the present address of the document: change that first.
 * @param {string} html A whole document.
 * @param {URL} root The site's root.
 */
export function swapDocument(html, root) {
  const next = new DOMParser().parseFromString(html, 'text/html');
  mendAddresses(next, root);
  document.title = next.title;
  document.querySelectorAll(META).forEach((old) => old.remove());
  document.head.append(...next.querySelectorAll(META));
  copyAttributes(document.documentElement, next.documentElement);
  copyAttributes(document.body, next.body);
  for (const old of [...document.body.childNodes])
    if (!(old instanceof HTMLElement && 'app' in old.dataset)) old.remove();
  document.body.prepend(...next.body.childNodes);
}

/**
 * Mends the relative addresses of a page that stands at another depth than it was written for, as "not found" pages do.
 * @param {Document} page
 * @param {URL} root The site's root.
 */
export function mendAddresses(page, root) {
  const script = page.querySelector('script[data-root]');
  const written = script instanceof HTMLElement ? script.dataset.root : undefined;
  if (!written || new URL(written, location.href).href === root.href) return;
  for (const name of ['href', 'src'])
    for (const part of page.body.querySelectorAll(`[${name}^="${written}"]`))
      part.setAttribute(name, root.href + (part.getAttribute(name) ?? '').slice(written.length));
}

/** Lets screen readers and the Tab key start from here, without scrolling. @param {HTMLElement} target */
export function moveFocus(target) {
  target.focus({preventScroll: true});
  if (document.activeElement === target) return;
  target.tabIndex = -1;
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), {once: true});
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
