// How versions of the site follow each other, as a pure state machine: `step` says what is to be remembered and done next.
// keeper.js does it. The one write that makes a new version the active one is the switch; all before it can fail at any place.

/** @typedef {import('./list.js').Version} Version */

/**
 * @typedef {object} Memory What outlives the worker; one record, written at once.
 * @property {1} format
 * @property {Version | null} active Pages that are opened from now on are of this version.
 * @property {Version | null} next Is being fetched: what is in store of it stays.
 * @property {Version | null} ready Is whole, and becomes the active one with the worker that can open it, which is installed and waits
 *   for the one before it to end.
 * @property {Version[]} older Pages that are still open are of these.
 * @property {Record<string, string>} clients The version of pages that are open and not of the active one, by the browser's
 *   id of the page; "" where the host gave the page.
 * @property {boolean} holes Something of the active version was missing in store.
 * @property {boolean} full The last attempt failed for want of room.
 * @property {number} failures In a row.
 * @property {number} retryAt Milliseconds; before that only a page that is opened makes another attempt.
 * @property {number} checkedAt Milliseconds.
 */

/** @typedef {'listing' | 'fetching' | 'trying' | null} Doing */
/** @typedef {{memory: Memory, doing: Doing}} State */

/**
 * @typedef {{kind: 'wake', now: number, urgent: boolean, live: string[]}
 *   | {kind: 'listed', now: number, version: Version}
 *   | {kind: 'fetched', version: string}
 *   | {kind: 'tried', version: string, waits: boolean, live: string[], given: Record<string, string>}
 *   | {kind: 'activated', live: string[]}
 *   | {kind: 'failed', now: number, full: boolean}
 *   | {kind: 'hole'}
 *   | {kind: 'given', pages: string[], version: string}} Event
 *   `live`: ids of the pages that are open; `given`: versions of pages that were answered but may not be open yet; `waits`: this
 *   worker is being installed.
 */

/**
 * @typedef {{do: 'list'} | {do: 'fetch', version: Version} | {do: 'try', version: Version} | {do: 'announce'}
 *   | {do: 'sweep'} | {do: 'renew'}} Effect
 *   "sweep": throw away what no version of the memory has; "renew": look for a newer worker.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The number of the engine's functions that this worker knows is handed in, so that tests can be of another. */
/** @typedef {number} Abi */

/** @returns {Memory} */
export const emptyMemory = () =>
  ({format: 1, active: null, next: null, ready: null, older: [], clients: {}, holes: false, full: false, failures: 0, retryAt: 0, checkedAt: 0});

/** What was remembered, where it still is of this form. @param {unknown} record @returns {Memory} */
export function recalled(record) {
  const memory = /** @type {Memory | undefined} */ (record);
  return memory?.format === 1 ? memory : emptyMemory();
}

/** How long to wait after so many failures. @param {number} failures */
export const pauseAfter = (failures) => Math.min(MINUTE * 2 ** Math.max(0, failures - 1), HOUR);

/** The version that pages are given of; null where there is none that this worker can open. @param {Memory} memory @param {Abi} abi */
export const usable = ({active}, abi) => (active?.abi === abi ? active : null);

/**
 * @param {State} state
 * @param {Event} event
 * @param {Abi} abi
 * @returns {{state: State, effects: Effect[]}} The state's memory is the same object where nothing is to be written down.
 */
export function step(state, event, abi) {
  const {memory, doing} = state;
  switch (event.kind) {
    case 'wake':
      return wake(state, event);
    case 'listed':
      return doing === 'listing' ? listed(memory, event, abi) : rest(state);
    case 'fetched':
      return doing === 'fetching' && memory.next?.version === event.version
        ? {state: {memory, doing: 'trying'}, effects: [{do: 'try', version: memory.next}]}
        : idle(state);
    case 'tried':
      return doing === 'trying' && memory.next?.version === event.version ? tried(memory, memory.next, event) : idle(state);
    case 'activated':
      return memory.ready?.abi === abi ? switched(memory, memory.ready, event.live, memory.clients) : rest(state);
    case 'failed':
      return failed(memory, event);
    case 'hole':
      return memory.holes ? rest(state) : {state: {memory: {...memory, holes: true}, doing}, effects: []};
    case 'given':
      return {state: {memory: {...memory, clients: {...memory.clients, ...ofVersion(event.pages, event.version)}}, doing}, effects: []};
  }
}

/** @param {State} state @returns {{state: State, effects: Effect[]}} */
const rest = (state) => ({state, effects: []});

/** Another worker came between: what was being done is of no use any more. @param {State} state @returns {{state: State, effects: Effect[]}} */
const idle = ({memory}) => ({state: {memory, doing: null}, effects: []});

/** @param {string[]} pages @param {string} version */
const ofVersion = (pages, version) => Object.fromEntries(pages.map((id) => [id, version]));

/** @param {State} state @param {Event & {kind: 'wake'}} event @returns {{state: State, effects: Effect[]}} */
function wake({memory, doing}, {now, urgent, live}) {
  if (doing) return rest({memory, doing});
  const kept = retire(memory, live);
  /** @type {Effect[]} */
  const effects = kept.older.length < memory.older.length ? [{do: 'sweep'}] : [];
  if (!isDue(kept, now, urgent)) return {state: {memory: kept, doing}, effects};
  return {state: {memory: kept, doing: 'listing'}, effects: [...effects, {do: 'list'}]};
}

/** A clock that was set back must not stop us for long. @param {Memory} memory @param {number} now @param {boolean} urgent */
function isDue({failures, full, retryAt, checkedAt}, now, urgent) {
  if (failures > 0 && (full || !urgent)) return now >= retryAt || retryAt - now > HOUR;
  return urgent || Math.abs(now - checkedAt) >= HOUR;
}

/** Forgets pages that were closed, and versions that none is of any more. @param {Memory} memory @param {string[]} live @returns {Memory} */
function retire(memory, live) {
  const open = new Set(live);
  const clients = Object.fromEntries(Object.entries(memory.clients).filter(([id]) => open.has(id)));
  const used = new Set(Object.values(clients));
  const older = memory.older.filter(({version}) => used.has(version));
  const same = older.length === memory.older.length && Object.keys(clients).length === Object.keys(memory.clients).length;
  return same ? memory : {...memory, clients, older};
}

/** @param {Memory} memory @param {Event & {kind: 'listed'}} event @param {Abi} abi @returns {{state: State, effects: Effect[]}} */
function listed(memory, {now, version}, abi) {
  if (version.abi !== abi) {
    const {state} = failed(memory, {kind: 'failed', now, full: false});
    return {state, effects: [{do: 'renew'}]};
  }
  const good = {...memory, failures: 0, full: false, checkedAt: now};
  // A worker may have died between a switch and the sweep after it.
  if (version.version === memory.active?.version && !memory.holes)
    return {state: {memory: {...good, next: null, ready: null}, doing: null}, effects: [{do: 'sweep'}]};
  return {state: {memory: {...good, next: version}, doing: 'fetching'}, effects: [{do: 'fetch', version}]};
}

/**
 * A worker that is being installed leaves the active version to the one that is there, which goes on until it ends.
 * @param {Memory} memory
 * @param {Version} next
 * @param {Event & {kind: 'tried'}} event
 * @returns {{state: State, effects: Effect[]}}
 */
function tried(memory, next, {waits, live, given}) {
  if (!waits || !memory.active) return switched(memory, next, live, given);
  return {state: {memory: {...memory, next: null, ready: next}, doing: null}, effects: []};
}

/**
 * The switch. Pages that are open stay with the version that they are of.
 * @param {Memory} memory
 * @param {Version} next
 * @param {string[]} live
 * @param {Record<string, string>} given
 * @returns {{state: State, effects: Effect[]}}
 */
function switched(memory, next, live, given) {
  const {active, older} = memory;
  const before = {...ofVersion(live, active?.version ?? ''), ...given, ...memory.clients};
  const clients = Object.fromEntries(Object.entries(before).filter(([, version]) => version !== next.version));
  const versions = active && active.version !== next.version ? [...older, active] : older;
  const kept = {...memory, active: next, next: null, ready: null, older: versions.filter(({version}) => version !== next.version), clients, holes: false};
  const known = new Set([...live, ...Object.keys(given)]);
  return {state: {memory: retire(kept, [...known]), doing: null}, effects: [{do: 'announce'}, {do: 'sweep'}]};
}

/**
 * Where there is no room, what has been fetched gives its own back.
 * @param {Memory} memory
 * @param {Event & {kind: 'failed'}} event
 * @returns {{state: State, effects: Effect[]}}
 */
function failed(memory, {now, full}) {
  const failures = memory.failures + 1;
  const retryAt = now + (full ? HOUR : pauseAfter(failures));
  const next = full ? null : memory.next;
  return {state: {memory: {...memory, next, full, failures, retryAt}, doing: null}, effects: full ? [{do: 'sweep'}] : []};
}
