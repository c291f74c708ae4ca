// What makes a page of the site more than text, wherever its parts come from: router, views, tables.
import {Asker} from './ask.js';
import {Router} from './router.js';
import {makeSortable} from './tables.js';
import {Views} from './views.js';

/** @typedef {import('./address.js').Addresses} Addresses */
/** @typedef {import('./engine.js').Loader} Loader */

/**
 * Takes over the page that stands.
 * @param {Loader} loader
 * @param {Addresses} addresses
 * @param {string | null} standing Its route.
 * @param {() => void} furnish What each page needs besides, once it stands.
 */
export function openSite(loader, addresses, standing, furnish) {
  const arrived = () => {
    makeSortable(document);
    furnish();
    views.furnish();
  };
  const router = new Router(loader, addresses, arrived, standing);
  const views = new Views(new Asker(loader, addresses), (url) => router.enter(url));
  arrived();
  return {router, views};
}
