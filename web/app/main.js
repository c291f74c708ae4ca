// Starts what the page can do beyond being read. Without this script every page still reads and every link still leads.
import {linkOf, routeOf} from './address.js';
import {dropFirstStyle, pinHeadLinks, readBoot} from './boot.js';
import {Loader} from './engine.js';
import {Router} from './router.js';
import {showShares, watchShares} from './share.js';
import {mendAddresses} from './swap.js';
import {makeSortable} from './tables.js';
import {watchVideos} from './video.js';

/** What each page needs once it stands. */
function furnish() {
  makeSortable(document);
  showShares(document);
}

/** Fetches the engine when the page has settled, or at the first sign that a link will be followed. */
/** @param {Loader} loader @param {Router} router @param {URL} root */
function fetchAhead(loader, router, root) {
  // Whatever fails here, a click tries again, and tells.
  const fetchNow = (/** @type {RequestPriority} */ priority) =>
    void loader.load(priority).then(() => whenSettled(() => router.rehearse()), () => {});
  const hint = (/** @type {Event} */ event) => {
    const link = linkOf(event);
    if (link && !loader.refused && !loader.engine && routeOf(new URL(link.href), root) !== null) fetchNow('auto');
  };
  for (const sign of ['pointerover', 'touchstart', 'focusin'])
    addEventListener(sign, hint, {capture: true, passive: true});
  const {connection} = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (!connection?.saveData) whenSettled(() => fetchNow('low'));
}

/** Once the page is loaded and the browser has nothing better to do. @param {() => void} act */
function whenSettled(act) {
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  if (document.readyState === 'complete') whenIdle(act);
  else addEventListener('load', () => whenIdle(act));
}

/** @param {import('./boot.js').Boot} boot */
function start(boot) {
  pinHeadLinks(boot.root);
  mendAddresses(document, document.body, boot.root);
  watchVideos();
  watchShares();
  furnish();
  whenSettled(dropFirstStyle);
  const loader = new Loader(boot);
  const router = new Router(loader, boot.root, furnish);
  fetchAhead(loader, router, boot.root);
}

const boot = readBoot(import.meta.url);
if (boot) start(boot);
