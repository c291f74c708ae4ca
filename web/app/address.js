// How pages are addressed: here each is a folder of the host's. kiosk/hash_addresses.js is the other way, for one file.

/**
 * @typedef {object} Addresses A scheme of addresses. Every URL that it takes or gives is whole.
 * @property {URL} root The site's root, ending in "/".
 * @property {boolean} isNative Whether the browser can follow links to pages and anchors by itself.
 * @property {(link: HTMLAnchorElement) => URL} urlOf Where a link leads.
 * @property {(url: URL) => string | null} routeOf Its page, such as "/educate/districts"; null where the browser should go there itself.
 * @property {(route: string, like: URL) => URL} addressOf How a page's address is spelt; `like` gives query and anchor.
 * @property {(url: URL) => string} anchorOf "#top"; empty where there is none.
 * @property {(url: URL) => URLSearchParams} queryOf A copy.
 * @property {(url: URL, query: URLSearchParams) => URL} withQuery
 */

/**
 * The route of an address below the site's root; null for files and for what is not the site's.
 * @param {URL} url
 * @param {URL} root Ends in "/".
 */
export function routeBelow(url, root) {
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const path = url.pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
  // A dot in the last part is a file: kiosk.html, feed.xml, a picture.
  if (/^(files|images|assets)\//.test(path) || /\.[^/]*$/.test(path)) return null;
  try {
    return '/' + decodeURIComponent(path).replace(/\/+$/, '');
  } catch {
    return null;
  }
}

/** @implements {Addresses} */
export class FolderAddresses {
  isNative = true;

  /** @param {URL} root */
  constructor(root) {
    this.root = root;
  }

  /** @param {HTMLAnchorElement} link */
  urlOf(link) {
    return new URL(link.href);
  }

  /** @param {URL} url */
  routeOf(url) {
    return routeBelow(url, this.root);
  }

  /** Hosts serve a route as a folder, so that relative links of the page hold. @param {string} route @param {URL} like */
  addressOf(route, like) {
    const path = route.split('/').filter(Boolean).map(encodeURIComponent).map((part) => part + '/').join('');
    return new URL(path + like.search + like.hash, this.root);
  }

  /** @param {URL} url */
  anchorOf(url) {
    return url.hash;
  }

  /** @param {URL} url */
  queryOf(url) {
    return new URLSearchParams(url.search);
  }

  /** @param {URL} url @param {URLSearchParams} query */
  withQuery(url, query) {
    const next = new URL(url);
    next.search = query.toString();
    return next;
  }
}

/**
 * The page link that an event went to, if it is one that the browser would open here.
 * @param {Event} event
 */
export function linkOf(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute('download')) return null;
  return link.target === '' || link.target === '_self' ? link : null;
}
