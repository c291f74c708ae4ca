// When a kiosk warns, starts anew and shows its attract pages: a state machine without a clock of its own, so that tests can
// put it to sleep, change its clocks and touch it whenever they like.

/**
 * @typedef {object} Manners Seconds and pages, as site.yml sets them.
 * @property {number} idle_seconds
 * @property {number} warn_seconds
 * @property {number} attract_seconds
 * @property {string} start
 * @property {string[]} attract
 */

/**
 * @typedef {'fresh' | 'used' | 'warning' | 'attract'} Phase
 * fresh: nobody has touched it since it was opened; used: somebody has; warning: the countdown is shown; attract: the pages
 * take turns and wait for a touch.
 */

/**
 * @typedef {object} State
 * @property {Phase} phase
 * @property {number} since Milliseconds that count in this phase: without a touch, of the countdown, of this attract page.
 * @property {number} page Of the attract pages, which go round.
 * @property {number} monotonic The clocks as they were at the last event.
 * @property {number} wall
 */

/** What happens: time goes on, or somebody is there. @typedef {{type: 'tick' | 'touch', monotonic: number, wall: number}} Happening */

/**
 * @typedef {{do: 'warn', seconds: number} | {do: 'count', seconds: number} | {do: 'calm'} | {do: 'reset'} |
 *           {do: 'show', page: number} | {do: 'welcome'}} Effect
 * warn: open the countdown; count: its number has changed; calm: close it; reset: forget everything, and invite; show: the
 * next attract page; welcome: somebody is there, show the start page.
 */

// A clock that leaps by more than this beside the other has been set, or the device slept.
const LEAP_MS = 30_000;
// More of a countdown than this does not pass unseen, however long nothing ran.
const SEEN_MS = 1_500;

/** @param {number} monotonic @param {number} wall @returns {State} */
export function begin(monotonic, wall) {
  return {phase: 'fresh', since: 0, page: 0, monotonic, wall};
}

/**
 * One event; at most one effect, however much time has passed.
 * @param {State} state
 * @param {Happening} event
 * @param {Manners} manners
 * @returns {{state: State, effect: Effect | null}}
 */
export function step(state, event, manners) {
  const passed = Math.max(0, event.monotonic - state.monotonic);
  // Sleep stops some monotonic clocks and not others; only the wall clock knows of it there. It may also have been set: that
  // costs a visitor a countdown, which a touch stops, and nothing else. Set backwards it tells nothing.
  const leapt = event.wall - state.wall - passed > LEAP_MS;
  const now = {...state, monotonic: event.monotonic, wall: event.wall};
  return event.type === 'touch' ? touched(now) : waited(now, passed, leapt, manners);
}

/** @param {State} state */
function touched(state) {
  const used = /** @type {State} */ ({...state, phase: 'used', since: 0});
  const effect = state.phase === 'warning' ? /** @type {Effect} */ ({do: 'calm'}) :
    state.phase === 'attract' ? /** @type {Effect} */ ({do: 'welcome'}) : null;
  return {state: used, effect};
}

/**
 * @param {State} state
 * @param {number} passed
 * @param {boolean} leapt
 * @param {Manners} manners
 * @returns {{state: State, effect: Effect | null}}
 */
function waited(state, passed, leapt, manners) {
  const since = state.since + (state.phase === 'warning' ? Math.min(passed, SEEN_MS) : passed);
  const next = {...state, since};
  if (state.phase === 'warning') return counted(state, next, manners);
  if (state.phase === 'attract') return attracted(next, manners);
  if (since < manners.idle_seconds * 1000 && !leapt) return {state: next, effect: null};
  // Where nobody has been, nobody need be warned.
  if (state.phase === 'fresh') return {state: {...next, phase: 'attract', since: 0, page: 0}, effect: {do: 'reset'}};
  return {state: {...next, phase: 'warning', since: 0}, effect: {do: 'warn', seconds: manners.warn_seconds}};
}

/** Seconds that a countdown shows. @param {number} since @param {Manners} manners */
const left = (since, manners) => Math.max(0, Math.ceil(manners.warn_seconds - since / 1000));

/**
 * @param {State} before
 * @param {State} next
 * @param {Manners} manners
 * @returns {{state: State, effect: Effect | null}}
 */
function counted(before, next, manners) {
  const seconds = left(next.since, manners);
  if (seconds === 0) return {state: {...next, phase: 'attract', since: 0, page: 0}, effect: {do: 'reset'}};
  return {state: next, effect: seconds < left(before.since, manners) ? {do: 'count', seconds} : null};
}

/**
 * The start page is one of those that take turns; alone, it is drawn anew all the same, as its date may have come.
 * @param {State} next
 * @param {Manners} manners
 * @returns {{state: State, effect: Effect | null}}
 */
function attracted(next, manners) {
  if (next.since < manners.attract_seconds * 1000) return {state: next, effect: null};
  const page = (next.page + 1) % (manners.attract.length + 1);
  return {state: {...next, since: 0, page}, effect: {do: 'show', page}};
}
