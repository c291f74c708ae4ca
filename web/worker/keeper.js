// Does what the state machine of update.js says: fetches, checks, keeps. Everything outside enters through small interfaces, so
// that tests can let it fail, or die, at any place.
import {sha256} from '../app/sha256.js';
import {readList} from './list.js';
import {emptyMemory, recalled, step} from './update.js';
import {isHashed, missingOf, partPath, sumsOf} from './version.js';

/** @typedef {import('./list.js').File} File */
/** @typedef {import('./list.js').Part} Part */
/** @typedef {import('./list.js').Version} Version */
/** @typedef {import('./update.js').Memory} Memory */
/** @typedef {import('./update.js').Event} Event */
/** @typedef {import('./update.js').Effect} Effect */
/** @typedef {import('./update.js').Doing} Doing */

/**
 * @typedef {object} Store Bytes by their SHA-256. What is put is there whole or not at all, once the promise is kept.
 * @property {() => Promise<string[]>} sums
 * @property {(sum: string) => Promise<Uint8Array | null>} get
 * @property {(sum: string, bytes: Uint8Array) => Promise<void>} put Rejects with a QuotaExceededError where there is no room.
 * @property {(sum: string) => Promise<void>} drop
 */

/**
 * @typedef {object} Record One value that is read and written in one go.
 * @property {(next: (record: unknown) => unknown) => Promise<void>} change `next` gives what to write, or undefined for nothing.
 */

/**
 * @typedef {object} Network Both reject where there is no answer.
 * @property {() => Promise<Uint8Array>} list The bytes of offline.json as the host has it now.
 * @property {(path: string, bytes: number, packed: boolean, cache: RequestCache) => Promise<Uint8Array>} get The bytes of a file,
 *   unpacked where it is `packed`; no more than `bytes` and a few.
 */

/**
 * @typedef {object} Surroundings
 * @property {URL} root
 * @property {number} abi
 * @property {Store} store
 * @property {Record} record
 * @property {Network} network
 * @property {(version: Version) => Promise<unknown>} prove Opens engine and bundle of a version and renders a page; rejects where that fails.
 * @property {() => Promise<string[]>} pages Ids of the pages that are open.
 * @property {(version: Version) => Promise<void>} announce Tells them that this is the active version.
 * @property {() => void} renew Has the browser look for a newer worker, and does not wait for it: that one, while it is installed,
 *   waits to be alone.
 * @property {(act: () => Promise<void>) => Promise<void>} alone Acts while no other worker of this site does: while one takes over
 *   from another there are two.
 * @property {() => number} now
 */

// More would only take turns on a visitor's line.
const AT_ONCE = 4;

/**
 * Runs the jobs, a few at a time; after the first that fails no other begins. Rejects with its error when all have ended.
 * @param {(() => Promise<void>)[]} jobs
 */
async function runAll(jobs) {
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      await job().catch((/** @type {unknown} */ error) => {
        waiting.length = 0;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({length: AT_ONCE}, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** @param {unknown} error */
const isFull = (error) => error instanceof Error && error.name === 'QuotaExceededError';

export class Keeper {
  /** As it was last written down. @type {Memory} */
  memory = emptyMemory();
  /** The version of pages that were answered since this worker began, by the browser's id of the page. @type {Map<string, string>} */
  given = new Map();

  /** @type {Surroundings} */
  #with;
  /** @type {Doing} */
  #doing = null;
  /** Events take their turn. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** @type {{urgent: boolean, end: Promise<void>} | null} */
  #running = null;
  /** This worker is being installed. */
  #waits = false;

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.#with = surroundings;
  }

  /** Reads what was remembered. */
  async recall() {
    await this.#with.record.change((record) => void (this.memory = recalled(record)));
  }

  /**
   * Looks for a newer version and takes it over, where it is time to. Never rejects; one run serves all who ask meanwhile, but
   * for an urgent one after another that is not.
   * @param {boolean} urgent A page was opened, or the network is back.
   */
  wake(urgent) {
    if (this.#running && (this.#running.urgent || !urgent)) return this.#running.end;
    const end = this.#with.alone(() => this.#run(urgent)).finally(() => {
      if (this.#running === mine) this.#running = null;
    });
    const mine = this.#running = {urgent, end};
    return end;
  }

  /** Fetches a version that this worker can open, unless there is one; false where that fails. */
  async install() {
    this.#waits = true;
    const isReady = () => [this.memory.active, this.memory.ready].some((version) => version?.abi === this.#with.abi);
    if (!isReady()) await this.wake(true);
    return isReady();
  }

  /** No other worker is there any more: what was made ready for this one becomes the active version. */
  async takeOver() {
    this.#waits = false;
    const {pages} = this.#with;
    await this.#perform(await this.#dispatch({kind: 'activated', live: await pages()}));
  }

  /** Something of the active version is missing in store. */
  async hole() {
    if (!this.memory.holes) await this.#dispatch({kind: 'hole'});
  }

  /** Writes down what these pages are of. @param {string[]} pages @param {string} version "" where they are the host's own. */
  async give(pages, version) {
    if (pages.length > 0) await this.#dispatch({kind: 'given', pages, version});
  }

  /** The version of a page; null where it is the host's own, or nobody's. @param {string} client @returns {Version | null} */
  versionOf(client) {
    const {active, older, clients} = this.memory;
    const name = clients[client] ?? this.given.get(client) ?? active?.version;
    return [active, ...older].find((version) => version?.version === name) ?? null;
  }

  /** A file of a version as it was meant; null where it is not in store, or damaged. @param {File | Part} item */
  async read({bytes, sha256: sum}) {
    const found = await this.#with.store.get(sum);
    if (found && found.length === bytes && (await sha256(found)) === sum) return found;
    if (found) await this.#with.store.drop(sum);
    await this.hole();
    return null;
  }

  /** The whole bundle; null as above. @param {Version} version @returns {Promise<Uint8Array | null>} */
  async readBundle({bundle}) {
    const parts = await Promise.all(bundle.parts.map((part) => this.#with.store.get(part.sha256)));
    const whole = new Uint8Array(bundle.bytes);
    let at = 0;
    for (const [i, part] of parts.entries()) {
      if (part?.length !== bundle.parts[i].bytes) return this.#damaged(bundle.parts);
      whole.set(part, at);
      at += part.length;
    }
    return (await sha256(whole)) === bundle.sha256 ? whole : this.#damaged(bundle.parts);
  }

  /** Finds the part that is to blame. @param {Part[]} parts @returns {Promise<null>} */
  async #damaged(parts) {
    for (const part of parts) await this.read(part);
    return null;
  }

  /** Reads a larger picture, from the network where need be; null where it cannot be had as it was meant. @param {File} file */
  async fetchLater(file) {
    const {store} = this.#with;
    const stored = await store.get(file.sha256);
    if (stored && (await sha256(stored)) === file.sha256) return stored;
    const fetched = await this.#fetched(file.path, file, file.packed).catch(() => null);
    if (fetched) await store.put(file.sha256, fetched).catch(() => {});  // it is shown all the same
    return fetched;
  }

  /** @param {boolean} urgent */
  async #run(urgent) {
    const {now, pages} = this.#with;
    try {
      const live = [...await pages(), ...this.given.keys()];  // a page on its way is not open yet
      await this.#perform(await this.#dispatch({kind: 'wake', now: now(), urgent, live}));
    } catch (error) {
      await this.#dispatch({kind: 'failed', now: now(), full: isFull(error)}).then((effects) => this.#perform(effects)).catch(() => {});
      this.#doing = null;
    }
  }

  /**
   * An event's turn. The machine sees what is written down, which another worker may have changed, and what it decides is
   * believed once it is written down itself.
   * @param {Event} event
   * @returns {Promise<Effect[]>}
   */
  #dispatch(event) {
    const turn = this.#turn.then(async () => {
      /** @type {ReturnType<typeof step> | undefined} */
      let outcome;
      await this.#with.record.change((record) => {
        const memory = recalled(record);
        outcome = step({memory, doing: this.#doing}, event, this.#with.abi);
        return outcome.state.memory === memory ? undefined : outcome.state.memory;
      });
      if (!outcome) return [];
      this.memory = outcome.state.memory;
      this.#doing = outcome.state.doing;
      return outcome.effects;
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** @param {Effect[]} effects @returns {Promise<void>} */
  async #perform(effects) {
    for (const effect of effects) {
      const event = await this.#do(effect);
      if (event) await this.#perform(await this.#dispatch(event));
    }
  }

  /** @param {Effect} effect @returns {Promise<Event | void>} */
  async #do(effect) {
    const {root, network, prove, pages, announce, renew, now} = this.#with;
    switch (effect.do) {
      case 'list':
        return {kind: 'listed', version: await readList(await network.list(), root), now: now()};
      case 'fetch':
        await this.#fetchMissing(effect.version);
        return {kind: 'fetched', version: effect.version.version};
      case 'try':
        await prove(effect.version);
        return {kind: 'tried', version: effect.version.version, waits: this.#waits, live: await pages(), given: Object.fromEntries(this.given)};
      case 'announce':
        this.given.clear();  // the memory knows them now
        return this.memory.active ? announce(this.memory.active) : undefined;
      case 'sweep':
        return this.#sweep().catch(() => {});  // what is too much is thrown away the next time
      case 'renew':
        renew();
    }
  }

  /** @param {Version} version */
  async #fetchMissing(version) {
    const {files, parts, whole} = missingOf(version, new Set(await this.#with.store.sums()));
    const jobs = files.map((file) => () => this.#take(file.path, file, file.packed));
    if (whole) jobs.push(() => this.#takeBundle(version));
    else jobs.push(...parts.map((part) => () => this.#take(partPath(part), part, true)));
    await runAll(jobs);
  }

  /** @param {string} path @param {Part} item @param {boolean} packed */
  async #take(path, item, packed) {
    await this.#with.store.put(item.sha256, await this.#fetched(path, item, packed));
  }

  /** @param {Version} version */
  async #takeBundle({assets, bundle}) {
    const whole = await this.#fetched(assets.bundle, bundle, true);
    let at = 0;
    for (const {bytes, sha256: sum} of bundle.parts) {
      const part = whole.subarray(at, (at += bytes));
      if ((await sha256(part)) !== sum) throw new Error('the parts are not those of the bundle');
      await this.#with.store.put(sum, part);
    }
  }

  /**
   * A file as it was meant. A browser's own cache may hold another one under its name, or half of it: then once more without.
   * @param {string} path @param {Part} item @param {boolean} packed @returns {Promise<Uint8Array>}
   */
  async #fetched(path, {bytes, sha256: sum}, packed) {
    for (const cache of /** @type {RequestCache[]} */ ([isHashed(path) ? 'default' : 'no-cache', 'reload'])) {
      const found = await this.#with.network.get(path, bytes, packed, cache);
      if (found.length === bytes && (await sha256(found)) === sum) return found;
    }
    throw new Error(`${path} is not what it should be`);
  }

  async #sweep() {
    const {store} = this.#with;
    const {active, next, ready, older} = this.memory;
    const used = new Set([active, next, ready, ...older].flatMap((version) => (version ? sumsOf(version) : [])));
    for (const sum of await store.sums()) if (!used.has(sum)) await store.drop(sum);
  }
}
