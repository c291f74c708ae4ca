// How long a kiosk that cannot work waits before it tries again: ever longer, so that it does not flicker for ever.

const FIRST_SECONDS = 10;
const LONGEST_SECONDS = 3600;
// Who has worked for so long has started well: the next failure is a first one.
const GOOD_MS = 10 * 60_000;

/** @typedef {{failures: number, at: number}} Trouble Starts that failed one after another, and when the last did (wall clock, milliseconds). */

/** @param {number} failures Before this one. */
export function pauseSeconds(failures) {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, Math.min(failures, 20)));
}

/**
 * One more failure. What was kept may be damaged, or of a clock that has been set since.
 * @param {unknown} kept What was noted before, if anything.
 * @param {number} now
 * @returns {Trouble}
 */
export function troubleAfter(kept, now) {
  const {failures, at} = /** @type {Partial<Trouble>} */ (kept ?? {});
  if (!Number.isInteger(failures) || typeof at !== 'number') return {failures: 1, at: now};
  const counts = Number(failures);
  const worked = now - at - pauseSeconds(counts - 1) * 1000 > GOOD_MS;
  return {failures: counts < 1 || worked ? 1 : Math.min(counts + 1, 1000), at: now};
}
