// Starts what the page can do beyond being read. Without this script every page still reads and every link still leads.
import {FolderAddresses, linkOf} from './address.js';
import {dropFirstStyle, pinHeadLinks, readBoot} from './boot.js';
import {Loader} from './engine.js';
import {Network} from './network.js';
import {keepOffline} from './offline.js';
import {showShares, watchShares} from './share.js';
import {openSite} from './site.js';
import {mendAddresses} from './swap.js';
import {watchVideos} from './video.js';

/**
 * Fetches the engine when the page has settled, or at the first sign that a link will be followed.
 * @param {Loader} loader
 * @param {() => void} loaded Called in an idle moment once it is there.
 * @param {FolderAddresses} addresses
 */
function fetchAhead(loader, loaded, addresses) {
  // Whatever fails here, a click tries again, and tells.
  const fetchNow = (/** @type {RequestPriority} */ priority) =>
    void loader.load(priority).then(() => whenSettled(loaded), () => {});
  const hint = (/** @type {Event} */ event) => {
    const link = linkOf(event);
    if (link && !loader.refused && !loader.engine && addresses.routeOf(addresses.urlOf(link)) !== null) fetchNow('auto');
  };
  for (const sign of ['pointerover', 'touchstart', 'focusin'])
    addEventListener(sign, hint, {capture: true, passive: true});
  if (!savesData()) whenSettled(() => fetchNow('low'));
}

/** True where the visitor pays for each byte. */
function savesData() {
  const {connection} = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true;
}

/** Once the page is loaded and the browser has nothing better to do. @param {() => void} act */
function whenSettled(act) {
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  if (document.readyState === 'complete') whenIdle(act);
  else addEventListener('load', () => whenIdle(act));
}

/** After the engine, which the worker then finds in the browser's cache; where it is refused here, it is there, too. @param {Loader} loader @param {import('./boot.js').Boot} boot */
async function keepLater(loader, boot) {
  if (!savesData()) await loader.load('low').catch(() => {});
  if (!loader.refused) await keepOffline(boot, savesData());
}

/** @param {import('./boot.js').Boot} boot */
function start(boot) {
  pinHeadLinks(boot.root);
  mendAddresses(document, document.body, boot.root);
  watchVideos();
  watchShares();
  whenSettled(dropFirstStyle);
  const loader = new Loader(new Network(boot));
  const addresses = new FolderAddresses(boot.root);
  const {router, views} = openSite(loader, addresses, addresses.routeOf(new URL(location.href)), () => showShares(document));
  if (boot.outdated) router.refresh();
  fetchAhead(loader, () => {
    views.enliven();
    router.rehearse();
  }, addresses);
  whenSettled(() => void keepLater(loader, boot));
}

const boot = readBoot(import.meta.url);
if (boot) start(boot);
