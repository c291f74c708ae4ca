// What the cases of offline use ask of a page and its worker.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {FaultHost} from './fault_host.mjs';
import {PAGES} from './editions.mjs';

/** A case with a host of its own in place of nginx, in the same folder. */
export const keeping = (test) => ({
  once: true,
  worker: true,
  ...test,
  async run(visit, site) {
    const host = await FaultHost.start(test.folder(site), new URL(visit.base).pathname);
    try {
      visit.base = host.address;
      await test.run(visit, host, site);
    } finally {
      await host.stop();
    }
    if (!test.strict) visit.errors.length = 0;  // a host that fails is told in the console
  },
});

/** Waits until the worker has the site and answers for this page. */
export const isKept = (visit) => visit.until(() => navigator.serviceWorker.controller?.state === 'activated');

/**
 * Has the worker look for a newer version, as a page that opens does, until `isDone` agrees; it is asked with the active version's
 * assets. An answer may be to another question, of the page itself: then the next one is waited for.
 */
export const lookUntil = (visit, isDone) => tryUntil(async () => {
  const assets = await lookOnce(visit);
  return assets && await isDone(assets);
});

async function tryUntil(attempt) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50)))
    if (await attempt()) return;
  assert.fail(`tried in vain: ${attempt}`);
}

/** Null where there is no answer: the worker that was asked may be on its way out. */
const lookOnce = (visit) => visit.ask(() => new Promise((resolve) => {
  const end = (assets) => {
    navigator.serviceWorker.removeEventListener('message', hear);
    resolve(assets);
  };
  const hear = ({data}) => data?.kind === 'version' && end(data.assets);
  navigator.serviceWorker.addEventListener('message', hear);
  navigator.serviceWorker.startMessages();
  navigator.serviceWorker.controller.postMessage({kind: 'here'});
  setTimeout(end, 3000, null);
}));

/** Looks until pages are of the version in that folder. */
export function takesOver(visit, folder) {
  const {assets} = JSON.parse(readFileSync(join(folder, 'offline.json'), 'utf8'));
  return lookUntil(visit, ({bundle}) => bundle === assets.bundle);
}

/** Looks until the host has failed, and the worker knows. */
export const looksInVain = (visit, host) => lookUntil(visit, async () => host.hasFailed && (await memory(visit)).failures > 0);

/** What the worker remembers; it must have remembered something. */
export const memory = (visit) => visit.ask((folder) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(`satchel ${folder}`);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('memory').objectStore('memory').get('memory');
    reading.onsuccess = () => {
      opening.result.close();
      resolve(reading.result);
    };
  };
}), new URL(visit.base).pathname);

/** Waits, without asking the worker, until what it remembers is right. */
export const remembers = (visit, isRight) => tryUntil(async () => isRight(await memory(visit)));

/** Which editions a page is made of: its title, heading, the site's settings, its pictures. One number where it is whole. */
const editionsOf = async () => {
  const pictures = [...document.images].filter(({src}) => /\/p\d+\.svg$/.test(src));
  for (const image of pictures) image.loading = 'eager';
  await Promise.all(pictures.map((image) => image.complete || new Promise((resolve) => (image.onload = image.onerror = resolve))));
  const said = [document.title, document.querySelector('h1').textContent, document.querySelector('.site-footer').textContent];
  const numbers = [...said.map((text) => Number(/edition (\d+)/i.exec(text)?.[1])), ...pictures.map((image) => image.naturalWidth - 100)];
  return {editions: [...new Set(numbers)], pictures: pictures.length, styled: [...document.styleSheets].some(({href, cssRules}) => href && cssRules.length > 5)};
};

/** The page that stands is wholly of that edition. */
export async function isWhole(visit, edition, where = '') {
  const found = await visit.ask(editionsOf);
  assert.deepEqual(found, {editions: [edition], pictures: 20, styled: true}, `${visit.page.url()} ${where}`);
}

/** Opens pages, and each is wholly of that edition. */
export async function showsWhole(visit, edition, where, pages = PAGES) {
  for (const path of pages) {
    const response = await visit.page.goto(visit.at(path), {waitUntil: 'load'});
    if (response) assert.equal(response.status(), 200, where);
    await isWhole(visit, edition, where);
  }
}
