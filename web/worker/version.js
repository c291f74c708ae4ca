// What a version of the site consists of, as questions that are asked of it.

/** @typedef {import('./list.js').File} File */
/** @typedef {import('./list.js').Part} Part */
/** @typedef {import('./list.js').Version} Version */

/** The address of a part of the bundle. @param {Part} part */
export const partPath = ({sha256}) => `assets/parts/${sha256.slice(0, 16)}.gz`;

/** True where the name of a file changes with its bytes, so that it is the same in every version. @param {string} path */
export const isHashed = (path) => /^assets\/([^/]+\.[0-9a-f]{8}\.[^/]+|parts\/[^/]+)$/.test(path);

/** The files that are fetched ahead. @param {Version} version */
export const keptFiles = ({files}) => files.filter(({instead}) => instead === '');

/** The sums of all that a version has, or may come to have, in store. @param {Version} version @returns {string[]} */
export const sumsOf = ({files, bundle}) => [...files, ...bundle.parts].map(({sha256}) => sha256);

/**
 * What of a version is not in store, each once.
 * @param {Version} version
 * @param {Set<string>} stored Sums.
 * @returns {{files: File[], parts: Part[], whole: boolean}} `whole`: so much of the bundle that it is better fetched in one.
 */
export function missingOf(version, stored) {
  const seen = new Set(stored);
  const fresh = (/** @type {{sha256: string}} */ {sha256}) => !seen.has(sha256) && seen.add(sha256);
  const files = keptFiles(version).filter(fresh);
  const parts = version.bundle.parts.filter(fresh);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return {files, parts, whole: bytes * 2 > version.bundle.bytes};
}

/** The file of an address, spelt in whatever way. @param {Version} version @param {string} path */
export function fileAt(version, path) {
  const plain = decoded(path);
  return version.files.find((file) => file.path === path || decoded(file.path) === plain);
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;  // a stray per cent sign
  }
}
