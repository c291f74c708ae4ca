// Newer content, from a stick: what it holds, checked byte by byte before anything of it is shown.
import {sha256} from '../app/sha256.js';
import {Parts} from './parts.js';
import {unpackedAtMost} from './unpack.js';
import {readZip} from './zip.js';

/** @typedef {import('./embedded.js').Manifest} Manifest */
/** @typedef {import('./embedded.js').Embedded} Embedded */
/** @typedef {import('../app/engine.js').Source} Source */
/** What holds a site's parts: this file, or content from a stick. @typedef {Embedded | Content} Holder */

export const MOST_FILE_BYTES = 256 * 2 ** 20;
const MOST_PART_BYTES = 128 * 2 ** 20;
const MANIFEST = 'manifest.json';
const NAMES = /^(?:bundle|layer-[\w-]+|images\/.+|files\/.+)$/;

/** Content from outside, in the place of what this file was made with; the engine stays this file's. @implements {Source} */
export class Content extends Parts {
  /** @type {'hash'} */
  links = 'hash';
  needsFull = true;
  /** @type {Record<string, string>} */
  assets = {};
  /** @type {Manifest} */
  manifest;
  /** @type {Map<string, Uint8Array>} */
  #parts;
  /** @type {Embedded} */
  #file;
  /** Whether it brings its own pictures and downloads; a plain bundle shows this file's. */
  #isWhole;

  /** @param {Manifest} manifest @param {Map<string, Uint8Array>} parts As they are stored. @param {Embedded} file @param {boolean} isWhole */
  constructor(manifest, parts, file, isWhole) {
    super();
    this.manifest = isWhole ? manifest : {built: manifest.built, parts: {...file.manifest.parts, ...manifest.parts}};
    this.#parts = parts;
    this.#file = file;
    this.#isWhole = isWhole;
  }

  /** @param {string} name */
  has(name) {
    return this.#parts.has(name) || (!this.#isWhole && this.#file.has(name));
  }

  /** @param {string} name */
  stored(name) {
    return this.#parts.get(name) ?? (this.#isWhole ? new Uint8Array() : this.#file.stored(name));
  }

  /** @param {string} name */
  async part(name) {
    const bytes = this.#parts.get(name);
    if (!bytes) {
      if (name !== 'engine' && this.#isWhole) throw new Error(`This content has no ${name}`);
      return this.#file.part(name);
    }
    const part = this.manifest.parts[name];
    return part.packed ? unpackedAtMost(bytes, MOST_PART_BYTES) : bytes.slice();
  }
}

/**
 * Reads what somebody chose: a kiosk.satchel with its pictures, or a plain bundle. Rejects with a message for people.
 * @param {Uint8Array} bytes At most MOST_FILE_BYTES.
 * @param {Embedded} embedded
 * @param {string} date Of the file, where it says none itself.
 */
export async function readContent(bytes, embedded, date) {
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpackedAtMost(bytes, MOST_FILE_BYTES) : bytes;
  const files = readZip(unpacked);
  const manifest = files.get(MANIFEST);
  if (manifest) return wholeContent(readManifest(manifest), files, embedded);
  if (!files.has('site.json')) throw new Error('This is not content of a Satchel site.');
  const part = {type: 'application/zip', bytes: unpacked.length, packed: false, sha256: await sha256(unpacked)};
  return new Content({built: date, parts: {bundle: part}}, new Map([['bundle', unpacked]]), embedded, false);
}

/** @param {Uint8Array} bytes @returns {Manifest} */
function readManifest(bytes) {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof manifest.built === 'string' && Object(manifest.parts).bundle) return manifest;
  } catch {
    // As if it said nothing.
  }
  throw new Error('The list of contents in this file is damaged.');
}

/** @param {Manifest} manifest @param {Map<string, Uint8Array>} files @param {Embedded} embedded */
async function wholeContent(manifest, files, embedded) {
  const parts = new Map();
  /** @type {Manifest} */
  const sound = {built: manifest.built.slice(0, 16), parts: {}};
  for (const [name, part] of Object.entries(manifest.parts)) {
    if (!NAMES.test(name)) continue;
    const stored = files.get(name);
    if (!stored || !(part.bytes <= MOST_PART_BYTES)) throw new Error(`The file is damaged: ${name} is missing.`);
    const bytes = part.packed ? await unpackedAtMost(stored, part.bytes) : stored;
    if (bytes.length !== part.bytes || (await sha256(bytes)) !== part.sha256) throw new Error(`The file is damaged: ${name} is not what it should be.`);
    parts.set(name, stored);
    sound.parts[name] = {type: String(part.type), bytes: part.bytes, packed: part.packed === true, sha256: part.sha256};
  }
  return new Content(sound, parts, embedded, true);
}
