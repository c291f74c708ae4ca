// Where a browser keeps things for the worker: bytes in its cache, the one record in its database. Named after the site's
// root, as a host may have other sites in other folders.

/** @typedef {import('./keeper.js').Store} Store */
/** @typedef {import('./keeper.js').Record} Record */

/** @param {URL} root */
const nameOf = (root) => `satchel ${root.pathname}`;

/** @implements {Store} */
export class CacheStore {
  /** Addresses of this kind are asked for by nobody. @type {string} */
  #prefix;
  /** @type {string} */
  #name;

  /** @param {URL} root */
  constructor(root) {
    this.#prefix = `${root.href}.kept/`;
    this.#name = nameOf(root);
  }

  async sums() {
    const requests = await (await caches.open(this.#name)).keys();
    return requests.map(({url}) => url.slice(this.#prefix.length));
  }

  /** @param {string} sum */
  async get(sum) {
    const found = await (await caches.open(this.#name)).match(this.#prefix + sum);
    return found ? new Uint8Array(await found.arrayBuffer()) : null;
  }

  /** @param {string} sum @param {Uint8Array} bytes */
  async put(sum, bytes) {
    await (await caches.open(this.#name)).put(this.#prefix + sum, new Response(/** @type {BodyInit} */ (bytes)));
  }

  /** @param {string} sum */
  async drop(sum) {
    await (await caches.open(this.#name)).delete(this.#prefix + sum);
  }
}

const TABLE = 'memory';
const KEY = 'memory';

/** @param {string} name @returns {Promise<IDBDatabase>} */
function openDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('the database is blocked'));
  });
}

/** @implements {Record} */
export class DatabaseRecord {
  /** @type {URL} */
  #root;
  /** @type {Promise<IDBDatabase> | null} */
  #opening = null;

  /** @param {URL} root */
  constructor(root) {
    this.#root = root;
  }

  #database() {
    this.#opening ??= openDatabase(nameOf(this.#root)).then((database) => {
      // Another worker wants it gone, or the browser took it away: it is opened anew when next needed.
      database.onversionchange = () => database.close();
      for (const event of ['versionchange', 'close']) database.addEventListener(event, () => (this.#opening = null));
      return database;
    });
    this.#opening.catch(() => (this.#opening = null));
    return this.#opening;
  }

  /** @param {(record: unknown) => unknown} next @returns {Promise<void>} */
  async change(next) {
    const database = await this.#database();
    // "strict": the switch to a new version must not be lost after the old one has been thrown away.
    const transaction = database.transaction(TABLE, 'readwrite', {durability: 'strict'});
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
      const table = transaction.objectStore(TABLE);
      const reading = table.get(KEY);
      reading.onsuccess = () => {
        const value = next(reading.result);
        if (value !== undefined) table.put(value, KEY);
      };
    });
  }
}

/** Throws all of it away, of whatever version of this file. @param {URL} root */
export async function forget(root) {
  await caches.delete(nameOf(root));
  indexedDB.deleteDatabase(nameOf(root));
}
