// Has the site kept on the visitor's device, and says when a newer version of it is there. The worker is web/worker.
import {showNotice} from './status.js';

/** @typedef {import('./boot.js').Boot} Boot */

// How often a page that stays open has the worker look for a newer version.
const LOOK_MS = 30 * 60_000;

/**
 * Registers the worker, where the site is to be kept and the browser can. Whatever fails, the page goes on as it is.
 * @param {Boot} boot
 * @param {boolean} onlyIfThere Registers none that is not there yet: it would fetch the whole site.
 */
export async function keepOffline(boot, onlyIfThere) {
  const {root, assets} = boot;
  const container = navigator.serviceWorker;
  if (!assets.worker || !container) return;
  container.addEventListener('message', ({data}) => offerNewer(data, assets));
  try {
    if (onlyIfThere && !container.controller) return;
    // Module workers are younger than the browsers we run in, so it is a plain script.
    const registration = await container.register(new URL(assets.worker, root), {scope: root.pathname, updateViaCache: 'none'});
    lookWhenever(registration);
  } catch {
    // Storage is refused, or the site could not be fetched whole: another page tries again.
  }
}

/** @param {ServiceWorkerRegistration} registration */
function lookWhenever(registration) {
  const tell = (/** @type {'here' | 'awake'} */ kind) => registration.active?.postMessage({kind});
  tell('here');
  addEventListener('online', () => tell('here'));
  addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && tell('awake')));
  setInterval(() => tell('awake'), LOOK_MS);
}

let offered = false;

/**
 * This page stays of the version that it is of; one that is opened from now on is of the newer.
 * @param {unknown} message From the worker.
 * @param {Record<string, string>} own The assets of this page.
 */
function offerNewer(message, own) {
  const {kind, assets} = /** @type {{kind?: unknown, assets?: Record<string, string>}} */ (message ?? {});
  if (kind !== 'version' || offered) return;
  if (!Object.entries(own).some(([name, address]) => assets?.[name] !== address)) return;
  offered = true;
  // What a visitor typed stands in the address, or is put back by the browser.
  showNotice('A newer version of this site is ready.', {'Show it': () => location.reload(), 'Not now': () => {}});
}
