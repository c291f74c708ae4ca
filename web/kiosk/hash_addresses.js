// Addresses where one file holds all pages: "kiosk.html#/educate/districts?state=WA#top".
import {routeBelow} from '../app/route.js';

/** @typedef {import('../app/address.js').Addresses} Addresses */
/** @typedef {{route: string | null, query: string, anchor: string}} Place `query` and `anchor` with their signs; empty: none. */

const PARTS = /^#(\/[^?#]*)(\?[^#]*)?(#.*)?$/;

/** @implements {Addresses} */
export class HashAddresses {
  isNative = false;
  /** The file, without what stands behind it. @type {URL} */
  #file;

  /** @param {URL} file Of the document. */
  constructor(file) {
    this.#file = new URL(file);
    this.#file.hash = this.#file.search = '';
    this.root = new URL('./', this.#file);
  }

  /** @param {HTMLAnchorElement} link */
  urlOf(link) {
    const written = link.getAttribute('href') ?? '';
    if (!/^#(?!\/)/.test(written)) return new URL(link.href);
    const {route, query} = this.#placeOf(new URL(location.href));
    return this.#join({route: route ?? '/', query, anchor: written});
  }

  /** @param {URL} url */
  routeOf(url) {
    return this.#placeOf(url).route;
  }

  /** @param {string} route @param {URL} like */
  addressOf(route, like) {
    return this.#join({...this.#placeOf(like), route});
  }

  /** @param {URL} url */
  anchorOf(url) {
    return this.#placeOf(url).anchor;
  }

  /** @param {URL} url */
  queryOf(url) {
    return new URLSearchParams(this.#placeOf(url).query);
  }

  /** @param {URL} url @param {URLSearchParams} query */
  withQuery(url, query) {
    const asked = query.toString();
    return this.#join({...this.#placeOf(url), query: asked && `?${asked}`});
  }

  /** Also of an address as folders have it, which a template of the site's own may have made. @param {URL} url @returns {Place} */
  #placeOf(url) {
    if (url.pathname !== this.#file.pathname || url.origin !== this.#file.origin)
      return {route: routeBelow(url, this.root), query: url.search, anchor: url.hash};
    const [, path = '/', query = '', anchor = ''] = PARTS.exec(url.hash) ?? [];
    return {route: decoded(path).replace(/(?<=.)\/+$/, ''), query, anchor};
  }

  /** @param {Place} place */
  #join({route, query, anchor}) {
    const path = (route ?? '/').split('/').map(encodeURIComponent).join('/');
    return new URL('#' + path + query + (anchor === '#' ? '' : anchor), this.#file);
  }
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;  // a stray per cent sign: no page is called so
  }
}
