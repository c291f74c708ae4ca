// "Check this file": every part against the SHA-256 that the build wrote down. Style and script are held to theirs by the browser,
// which would not have used them otherwise.
import {sha256} from '../app/sha256.js';

/** @typedef {import('./content.js').Holder} Holder */

/**
 * The parts that are not as they were built; empty: all good.
 * @param {Holder} source
 * @param {(done: number, total: number) => void} progress
 */
export async function damagedParts(source, progress) {
  const parts = Object.entries(source.manifest.parts);
  const damaged = [];
  for (const [i, [name, part]] of parts.entries()) {
    const hash = await source.part(name).then(sha256).catch(() => '');
    if (hash !== part.sha256) damaged.push(name);
    progress(i + 1, parts.length);
  }
  return damaged;
}
