// Where newer content is kept across reloads: the file as it was chosen, and the one before it, in this browser's IndexedDB.

/** @typedef {{bytes: ArrayBuffer, name: string, date: string}} Kept A file as it was chosen. */
/** @typedef {'current' | 'previous'} Place */

const DATABASE = 'satchel-kiosk';
const STORE = 'content';
// A browser that never answers must not keep the kiosk from starting with what it has.
const PATIENCE_MS = 3000;

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const answerOf = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @returns {Promise<IDBDatabase>} */
function open() {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('The store does not answer')), PATIENCE_MS));
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return /** @type {Promise<IDBDatabase>} */ (Promise.race([answerOf(request), late]));
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<T>} act
 */
async function within(mode, act) {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const result = await act(transaction.objectStore(STORE));
    await ended;
    return result;
  } finally {
    database.close();
  }
}

/** Null where nothing is kept. Rejects where this browser keeps nothing from a file. @param {Place} place @returns {Promise<Kept | null>} */
export async function take(place) {
  const kept = await within('readonly', (store) => answerOf(store.get(place)));
  return kept?.bytes instanceof ArrayBuffer ? kept : null;
}

/** Puts newer content first; what was there becomes the previous one. @param {Kept} content */
export function keep(content) {
  return within('readwrite', async (store) => {
    const before = await answerOf(store.get('current'));
    if (before) await answerOf(store.put(before, 'previous'));
    await answerOf(store.put(content, 'current'));
  });
}

/** The current one has failed: the previous one takes its place, if there is one. */
export function goBack() {
  return within('readwrite', async (store) => {
    const before = await answerOf(store.get('previous'));
    if (before) await answerOf(store.put(before, 'current'));
    else await answerOf(store.delete('current'));
    await answerOf(store.delete('previous'));
  });
}

/** Forgets all newer content. */
export function clear() {
  return within('readwrite', (store) => answerOf(store.clear()));
}
