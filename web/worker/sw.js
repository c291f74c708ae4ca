// The service worker: keeps the site on the visitor's device. What it does is in the other files; here it meets the browser.
import {ABI} from '../app/abi.js';
import {Answerer} from './answer.js';
import {Keeper} from './keeper.js';
import {HostNetwork} from './network.js';
import {Renderer} from './renderer.js';
import {CacheStore, DatabaseRecord} from './storage.js';

/** @typedef {import('./list.js').Version} Version */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = new URL(worker.registration.scope);

/** @param {boolean} all False: only those whose requests come here. */
const windows = (all) => worker.clients.matchAll({type: 'window', includeUncontrolled: all});

const open = async () => (await windows(true)).filter(({url}) => url.startsWith(root.href));

/** @param {Version} version */
async function announce({assets}) {
  for (const page of await open()) page.postMessage({kind: 'version', assets});
}

/** @type {Keeper} */
const keeper = new Keeper({
  root,
  abi: ABI,
  store: new CacheStore(root),
  record: new DatabaseRecord(root),
  network: new HostNetwork(root),
  prove: (version) => renderer.prove(version),
  pages: async () => (await open()).map(({id}) => id),
  announce,
  renew: () => void worker.registration.update().catch(() => {}),
  alone: async (act) => {
    await navigator.locks.request(`satchel ${root.pathname}`, act);
  },
  now: () => Date.now(),
});
/** @type {Renderer} */
const renderer = new Renderer(keeper);
const answerer = new Answerer(keeper, renderer, root, ABI);
// Without a database there is nothing to answer from, and all comes from the network.
const recalled = keeper.recall().catch(() => {});

/** A worker that is installed has a version that it can open, so that none ever takes over with empty hands. */
async function install() {
  await recalled;
  if (!await keeper.install()) throw new Error('The site could not be fetched as a whole; another visit tries again');
  await worker.skipWaiting();
}

/** Pages that came without us are the host's own. */
async function activate() {
  await recalled;
  const ours = new Set((await windows(false)).map(({id}) => id));
  await keeper.give((await open()).map(({id}) => id).filter((id) => !ours.has(id)), '');
  await keeper.takeOver();
  await worker.clients.claim();
}

/** @param {boolean} urgent @param {ExtendableMessageEvent['source']} page */
async function look(urgent, page) {
  await recalled;
  await keeper.wake(urgent);
  if (keeper.memory.active) page?.postMessage({kind: 'version', assets: keeper.memory.active.assets});
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  // From web/app/offline.js. "here": a page was opened, or the network is back; "awake": time has passed.
  const {kind} = /** @type {{kind?: unknown}} */ (event.data ?? {});
  if (kind === 'here' || kind === 'awake') event.waitUntil(look(kind === 'here', event.source));
});
worker.addEventListener('fetch', (event) => {
  const {request, resultingClientId, clientId} = event;
  if (!answerer.takes(request)) return;
  const opens = request.mode === 'navigate';
  event.respondWith(recalled.then(() => opens ? answerer.page(request, resultingClientId) : answerer.file(request, clientId)));
  // A version whose pages are broken cannot ask for a better one: the worker looks by itself, now and then.
  if (opens) event.waitUntil(recalled.then(() => keeper.wake(false)));
});
