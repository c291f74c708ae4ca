// Reads offline.json, which comes from outside: a captive portal or a broken host may answer in its place. FORMAT.md first.
import {sha256} from '../app/sha256.js';

/**
 * @typedef {object} File
 * @property {string} path Address from the site's root.
 * @property {number} bytes
 * @property {string} sha256
 * @property {string} type
 * @property {boolean} packed Gzip; size and sum are of what is inside.
 * @property {string} instead Not empty: not fetched ahead, and that file stands in where it cannot be had.
 */

/** @typedef {{bytes: number, sha256: string}} Part Of the bundle, unpacked. */

/**
 * @typedef {object} Version A version of the site, checked.
 * @property {string} version
 * @property {number} abi
 * @property {Record<string, string>} assets
 * @property {{bytes: number, sha256: string, parts: Part[]}} bundle
 * @property {File[]} files
 */

export const MAX_LIST_BYTES = 4 << 20;
const MAX_ITEMS = 10_000;
const MAX_SITE_BYTES = 1 << 30;

const FIRST_LINE = /^\{"format":1,"version":"([0-9a-f]{64})",\n/;
const SUM = /^[0-9a-f]{64}$/;
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/;
const ASSET_NAME = /^[a-z][a-z0-9_-]{0,63}$/;

/** Why a list was refused. */
export class ListError extends Error {}

/** @param {unknown} holds @param {string} what @returns {asserts holds} */
function demand(holds, what) {
  if (!holds) throw new ListError(what);
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function object(value) {
  demand(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object is missing');
  return /** @type {Record<string, unknown>} */ (value);
}

/** @param {unknown} value @returns {unknown[]} */
function list(value) {
  demand(Array.isArray(value) && value.length <= MAX_ITEMS, 'a list is missing or too long');
  return value;
}

/** @param {unknown} value @param {RegExp} form @returns {string} */
function text(value, form) {
  demand(typeof value === 'string' && form.test(value), 'a text is missing or of another form');
  return value;
}

/** @param {unknown} value @returns {number} */
function size(value) {
  demand(Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0, 'a size is no size');
  return /** @type {number} */ (value);
}

/** @param {string} value @param {URL} root */
function resolved(value, root) {
  try {
    return new URL(value, root).href;
  } catch {
    return null;
  }
}

/** An address as the browser itself would write it, inside the site. @param {unknown} value @param {URL} root @returns {string} */
function path(value, root) {
  demand(typeof value === 'string' && value !== '', 'an address is missing');
  demand(resolved(value, root) === root.href + value, 'an address is not in plain form, or leaves the site');
  demand(!/[?#]/.test(value), 'an address has a query');
  return value;
}

/** @param {unknown} value @param {URL} root @returns {File} */
function file(value, root) {
  const from = object(value);
  const {packed = false, instead} = from;
  demand(typeof packed === 'boolean', '"packed" is neither true nor false');
  return {
    path: path(from.path, root),
    bytes: size(from.bytes),
    sha256: text(from.sha256, SUM),
    type: text(from.type, MEDIA_TYPE),
    packed,
    instead: instead === undefined ? '' : path(instead, root),
  };
}

/** @param {unknown} value @returns {Version['bundle']} */
function bundle(value) {
  const from = object(value);
  const parts = list(from.parts).map((part) => {
    const [bytes, sum] = list(part);
    return {bytes: size(bytes), sha256: text(sum, SUM)};
  });
  const bytes = size(from.bytes);
  demand(parts.reduce((sum, part) => sum + part.bytes, 0) === bytes, 'the parts are not the bundle');
  return {bytes, sha256: text(from.sha256, SUM), parts};
}

/** @param {unknown} value @param {URL} root @returns {Record<string, string>} */
function assets(value, root) {
  const named = Object.entries(object(value)).map(([name, address]) => [text(name, ASSET_NAME), path(address, root)]);
  const found = Object.fromEntries(named);
  for (const name of ['style', 'app', 'engine', 'bundle']) demand(found[name], `the asset "${name}" is missing`);
  return found;
}

/** What holds between the members. @param {Version} version */
function checkWhole({assets, bundle, files}) {
  const byPath = new Map(files.map((each) => [each.path, each]));
  demand(byPath.size === files.length, 'a file occurs twice');
  for (const [name, address] of Object.entries(assets))
    demand(name === 'bundle' || name === 'worker' || byPath.get(address)?.instead === '', `the asset "${name}" is not among the files`);
  for (const {instead} of files) demand(!instead || byPath.get(instead)?.instead === '', 'what stands in is not kept itself');
  demand(files.reduce((sum, each) => sum + each.bytes, bundle.bytes) <= MAX_SITE_BYTES, 'the site is too large');
}

/**
 * Throws a ListError where it is not what FORMAT.md says.
 * @param {Uint8Array} bytes
 * @param {URL} root The site's root, ending in "/".
 * @returns {Promise<Version>}
 */
export async function readList(bytes, root) {
  demand(bytes.length <= MAX_LIST_BYTES, 'the list is too long');
  const head = FIRST_LINE.exec(new TextDecoder().decode(bytes.subarray(0, 128)));
  demand(head, 'this is no list');
  demand((await sha256(bytes.subarray(head[0].length))) === head[1], 'the list is damaged');
  /** @type {unknown} */
  let json = null;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ListError('this is no JSON');
  }
  const from = object(json);
  const version = {
    version: head[1],
    abi: size(from.abi),
    assets: assets(from.assets, root),
    bundle: bundle(from.bundle),
    files: list(from.files).map((each) => file(each, root)),
  };
  checkWhole(version);
  return version;
}
