// Starts what the page can do beyond being read. Without this script every page still reads and every link still leads.
import {linkOf, routeOf} from './address.js';
import {Asker} from './ask.js';
import {dropFirstStyle, pinHeadLinks, readBoot} from './boot.js';
import {Loader} from './engine.js';
import {Router} from './router.js';
import {showShares, watchShares} from './share.js';
import {mendAddresses} from './swap.js';
import {makeSortable} from './tables.js';
import {watchVideos} from './video.js';
import {Views} from './views.js';

/**
 * Fetches the engine when the page has settled, or at the first sign that a link will be followed.
 * @param {Loader} loader
 * @param {() => void} loaded Called in an idle moment once it is there.
 * @param {URL} root
 */
function fetchAhead(loader, loaded, root) {
  // Whatever fails here, a click tries again, and tells.
  const fetchNow = (/** @type {RequestPriority} */ priority) =>
    void loader.load(priority).then(() => whenSettled(loaded), () => {});
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

/** What each page needs once it stands. @param {Views} views */
function furnish(views) {
  makeSortable(document);
  showShares(document);
  views.furnish();
}

/** @param {import('./boot.js').Boot} boot */
function start(boot) {
  pinHeadLinks(boot.root);
  mendAddresses(document, document.body, boot.root);
  watchVideos();
  watchShares();
  whenSettled(dropFirstStyle);
  const loader = new Loader(boot);
  const router = new Router(loader, boot.root, () => furnish(views));
  const views = new Views(new Asker(loader, boot.root), (url) => router.enter(url));
  furnish(views);
  if (boot.outdated) router.refresh();
  fetchAhead(loader, () => {
    views.enliven();
    router.rehearse();
  }, boot.root);
}

const boot = readBoot(import.meta.url);
if (boot) start(boot);
