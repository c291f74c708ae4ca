// Stands in for the service worker where a site is not to be kept: throws away what is kept and removes itself. Open pages go on.
import {forget} from './storage.js';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function leave() {
  await forget(new URL(worker.registration.scope));
  await worker.registration.unregister();
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(leave()));
