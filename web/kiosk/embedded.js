// Where a site's parts come from in a kiosk: elements of this very file, which a browser takes for text and leaves alone.
import {Parts} from './parts.js';

/** @typedef {import('../app/engine.js').Source} Source */

/**
 * @typedef {object} Part
 * @property {string} type As HTTP would say it.
 * @property {number} bytes Unpacked.
 * @property {boolean} packed Whether it stands as gzip.
 * @property {string} sha256 Of the unpacked bytes, 64 hexadecimal digits.
 */

/**
 * @typedef {object} Manifest
 * @property {string} built Date and time, "2026-11-22T09:00".
 * @property {Record<string, Part>} parts By name: "engine", "bundle", "layer-NAME", "images/…", "files/…".
 */

/** @implements {Source} */
export class Embedded extends Parts {
  /** @type {'hash'} */
  links = 'hash';
  /** There is no other engine. */
  needsFull = true;
  /** No page of this file names any other. @type {Record<string, string>} */
  assets = {};
  /** @type {Manifest} */
  manifest;
  /** @type {Map<string, Element>} */
  #elements = new Map();

  /** To be made when the document is parsed to its end. */
  constructor() {
    super();
    this.manifest = JSON.parse(document.querySelector('script[data-manifest]')?.textContent ?? '{"built": "", "parts": {}}');
    for (const element of document.querySelectorAll('script[data-part]'))
      this.#elements.set(element.getAttribute('data-part') ?? '', element);
  }

  /** @param {string} name */
  has(name) {
    return this.#elements.has(name) && name in this.manifest.parts;
  }

  /** As they stand here: those of a packed part are gzip. Throws where the text is damaged. @param {string} name */
  stored(name) {
    const text = atob(this.#elements.get(name)?.textContent ?? '');
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  /** Rejects where a part is missing or damaged. @param {string} name */
  async part(name) {
    const part = this.manifest.parts[name];
    if (!this.has(name)) throw new Error(`This file has no ${name}`);
    const bytes = part.packed ? await unpacked(this.stored(name)) : this.stored(name);
    if (bytes.length !== part.bytes) throw new Error(`${name} is cut off`);
    return bytes;
  }
}

/** @param {Uint8Array} bytes */
async function unpacked(bytes) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// What a stream has given when it breaks is lost where nobody has read it yet: so it is fed in bites.
const BITE = 512;

/** What a damaged gzip still gives, up to the damage. @param {Uint8Array} bytes */
export async function salvaged(bytes) {
  const {writable, readable} = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  /** @type {BlobPart[]} */
  const chunks = [];
  const reading = (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  })();
  try {
    for (let at = 0; at < bytes.length; at += BITE) await writer.write(/** @type {BufferSource} */ (bytes.subarray(at, at + BITE)));
    await writer.close();
  } catch {
    // The rest is lost.
  }
  await reading.catch(() => {});
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
