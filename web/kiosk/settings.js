// What site.yml says of the kiosk, out of the bundle that is shown: newer content brings its own.
import {entriesOf} from '../app/bundle_text.js';

/** @typedef {import('./idle.js').Manners} Manners */

/**
 * @typedef {object} SiteFacts
 * @property {string} name
 * @property {string} tagline
 * @property {string} url Where the site is on the web, without "/" at its end; empty where nobody has said.
 * @property {Manners} manners
 */

/** @type {Manners} */
const DEFAULTS = {idle_seconds: 60, warn_seconds: 10, attract_seconds: 12, start: '/', attract: []};
const LEAST = {idle_seconds: 5, warn_seconds: 3, attract_seconds: 3};
const MOST_SECONDS = 86_400;

/** @param {unknown} value */
const textOf = (value) => (typeof value === 'string' ? value : '');

/** @param {unknown} value */
const isRoute = (value) => typeof value === 'string' && value.startsWith('/');

/** A bundle from a stick is anybody's: what does not fit is as if it were not there. @param {Record<string, unknown>} kiosk @returns {Manners} */
function mannersOf(kiosk) {
  const manners = {...DEFAULTS};
  for (const name of /** @type {const} */ (['idle_seconds', 'warn_seconds', 'attract_seconds'])) {
    const value = kiosk[name];
    if (typeof value === 'number' && value >= LEAST[name] && value <= MOST_SECONDS) manners[name] = value;
  }
  if (isRoute(kiosk.start)) manners.start = textOf(kiosk.start);
  if (Array.isArray(kiosk.attract)) manners.attract = kiosk.attract.filter(isRoute).slice(0, 100);
  return manners;
}

/** Never fails: a damaged bundle has a kiosk's ordinary manners. @param {Uint8Array} bundle @returns {SiteFacts} */
export function factsOf(bundle) {
  /** @type {Record<string, unknown>} */
  let settings = {};
  try {
    settings = Object(JSON.parse(new TextDecoder().decode(entriesOf(bundle).get('site.json'))).settings);
  } catch {
    // As if it said nothing.
  }
  const url = textOf(settings.url);
  return {
    name: textOf(settings.name),
    tagline: textOf(settings.tagline),
    url: /^https?:\/\//.test(url) ? url.replace(/\/+$/, '') : '',
    manners: mannersOf(Object(settings.kiosk)),
  };
}
