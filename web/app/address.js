// How pages are addressed: here each is a folder of the host's. kiosk/hash_addresses.js is the other way, for one file.
import {folderAddress, routeBelow} from './route.js';

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

  /** @param {string} route @param {URL} like */
  addressOf(route, like) {
    return folderAddress(route, like, this.root);
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
