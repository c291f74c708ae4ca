// What the page says about the site around it: the site's root and the addresses of the shell's files.
import {deviceTime} from './clock.js';

/**
 * @typedef {object} Boot
 * @property {URL} root The site's root, ending in "/".
 * @property {Record<string, string>} assets Addresses from the root, exactly those that the pages were built with.
 * @property {boolean} needsFull True where the page takes the full engine.
 * @property {boolean} outdated True where pages have appeared or expired between the page's making and the device's now.
 */

/** "../../assets/app.js" as "assets/app.js". @param {string} address */
const fromRoot = (address) => address.replace(/^(?:\.{1,2}\/)+/, '');

/**
 * Reads the layout's `<script type="module" data-engine data-full-engine data-bundle data-style>`. The root follows from where this very
 * script was loaded from, not from the page's address: "404.html" may stand at any depth.
 * @param {string} self Address of this script.
 * @returns {Boot | null} null on a page that does not ask for the engine, or where another copy of this script serves it.
 */
export function readBoot(self) {
  const script = document.querySelector('script[data-engine]');
  if (!(script instanceof HTMLScriptElement) || 'served' in script.dataset) return null;
  const {engine = '', fullEngine = '', full, bundle = '', style = '', worker = '', from = '', until} = script.dataset;
  const app = fromRoot(script.getAttribute('src') ?? '');
  if (!self.endsWith(app)) return null;
  script.dataset.served = '';
  const assets = {
    style: fromRoot(style), app, engine: fromRoot(engine), full_engine: fromRoot(fullEngine), bundle: fromRoot(bundle),
    ...(worker && {worker: fromRoot(worker)}),
  };
  const now = deviceTime();
  const outdated = now < from || (until !== undefined && now >= until);
  return {root: new URL(self.slice(0, self.length - app.length)), assets, needsFull: full !== undefined, outdated};
}

/**
 * Browsers look the icon up anew whenever the document's address changes, so its own must not be relative.
 * @param {URL} root
 */
export function pinHeadLinks(root) {
  for (const link of document.querySelectorAll('link[rel~=icon], link[rel=manifest]'))
    link.setAttribute('href', new URL(fromRoot(link.getAttribute('href') ?? ''), root).href);
}

/** The whole style, once it is there, repeats what stood in the page for the first paint: no rule need be matched twice. */
export function dropFirstStyle() {
  const whole = [...document.styleSheets].some(({href, cssRules}) => href && cssRules.length > 0);
  if (whole) document.querySelector('head > style')?.remove();
}
