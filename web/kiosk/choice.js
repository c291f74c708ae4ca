// Which content a kiosk shows: the newest from a stick that opens and shows its start page, else what the file was made with.
import {DOCUMENT} from '../app/abi.js';
import {Loader} from '../app/engine.js';
import {MOST_FILE_BYTES, readContent} from './content.js';
import {factsOf} from './settings.js';
import * as shelf from './shelf.js';

/** @typedef {import('../app/engine.js').Source} Source */
/** @typedef {import('./content.js').Holder} Holder */
/** @typedef {import('./embedded.js').Embedded} Embedded */

// Set while newer content is being opened: what kills the window on its way is found at the next start.
const TRYING = 'satchel-kiosk-trying';
const MOST_TRIES = 2;

/** Opens it in an engine of its own, which is thrown away, and draws its pages of the kiosk. Rejects with why not. @param {Source} content */
export async function tryOut(content) {
  const loader = new Loader(content);
  const engine = await loader.load().catch((error) => {
    throw new Error(`Its content cannot be opened: ${error.cause?.message ?? error.message}`);
  });
  const {start, attract} = factsOf(await content.bundle('low', () => {})).manners;
  for (const route of [start, ...attract]) {
    const {found, html} = engine.render(route.replace(/[?#].*/, '').replace(/(?<=.)\/+$/, ''), DOCUMENT);
    if (!found || !/<main[^>]*>/.test(html)) throw new Error(`Its page ${route} cannot be shown.`);
  }
}

/**
 * Takes in what somebody chose, if it is sound; rejects with a message for people.
 * @param {File} file
 * @param {Embedded} embedded
 */
export async function takeIn(file, embedded) {
  if (file.size > MOST_FILE_BYTES) throw new Error('This file is too large for a kiosk.');
  const bytes = await file.arrayBuffer();
  const date = new Date(file.lastModified).toISOString().slice(0, 16);
  await tryOut(await readContent(new Uint8Array(bytes), embedded, date));
  try {
    await shelf.keep({bytes, name: file.name, date});
  } catch {
    throw new Error('This browser keeps nothing for a page from a stick, or has no room left: the content was good, but cannot stay.');
  }
}

/** @param {number} tries 0: none goes on. */
function noteTries(tries) {
  try {
    if (tries) localStorage.setItem(TRYING, String(tries));
    else localStorage.removeItem(TRYING);
  } catch {
    // Then what kills the window does so again; nothing else does.
  }
}

function triesBefore() {
  try {
    return Number(localStorage.getItem(TRYING)) || 0;
  } catch {
    return 0;
  }
}

/**
 * @param {Embedded} embedded
 * @param {(error: unknown) => void} failed Told why newer content was given up.
 * @returns {Promise<{source: Holder, name: string}>} `name` of the stick's file; empty for this one.
 */
export async function chooseContent(embedded, failed) {
  const own = {source: embedded, name: ''};
  try {
    for (let left = 2; left > 0; --left) {
      const kept = await shelf.take('current');
      if (!kept) return own;
      const content = await opened(kept, embedded).catch(failed);
      if (content) return {source: content, name: kept.name};
      await shelf.goBack();
    }
  } catch {
    // This browser keeps nothing.
  }
  return own;
}

/** @param {shelf.Kept} kept @param {Embedded} embedded */
async function opened(kept, embedded) {
  const tries = triesBefore() + 1;
  if (tries > MOST_TRIES) {
    noteTries(0);
    throw new Error(`${kept.name} ended this window ${MOST_TRIES} times`);
  }
  noteTries(tries);
  try {
    const content = await readContent(new Uint8Array(kept.bytes), embedded, kept.date);
    await tryOut(content);
    return content;
  } finally {
    noteTries(0);
  }
}
