// The host, as the keeper asks it. Whatever it sends, no more is read than was promised.
import {MAX_LIST_BYTES} from './list.js';

/** @typedef {import('./keeper.js').Network} Network */

/**
 * Reads a stream to its end, but not much beyond `limit` bytes: what is longer is wrong in any case.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} limit
 */
async function readAll(stream, limit) {
  const chunks = [];
  let bytes = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    bytes += next.value.length;
    if (bytes > limit) {
      void reader.cancel().catch(() => {});
      break;
    }
  }
  return new Blob(/** @type {BlobPart[]} */ (chunks));
}

/** A packed file is a little larger than its content at worst. @param {number} bytes */
const packedLimit = (bytes) => bytes + bytes / 1000 + 1024;

/** The content of a gzip file; nothing where it is damaged. A host may have unpacked it on the way. @param {Blob} blob @param {number} limit */
async function unpacked(blob, limit) {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return blob;
  const stream = /** @type {ReadableStream<Uint8Array>} */ (blob.stream().pipeThrough(new DecompressionStream('gzip')));
  return readAll(stream, limit).catch(() => new Blob([]));
}

/** @implements {Network} */
export class HostNetwork {
  /** @type {URL} */
  #root;

  /** @param {URL} root */
  constructor(root) {
    this.#root = root;
  }

  async list() {
    // "no-cache" asks the host each time; one that can tell that nothing has changed answers without a body.
    const body = await this.#body('offline.json', 'no-cache');
    return new Uint8Array(await (await readAll(body, MAX_LIST_BYTES)).arrayBuffer());
  }

  /** @param {string} path @param {number} bytes @param {boolean} packed @param {RequestCache} cache */
  async get(path, bytes, packed, cache) {
    const blob = await readAll(await this.#body(path, cache), packed ? packedLimit(bytes) : bytes);
    return new Uint8Array(await (packed ? await unpacked(blob, bytes) : blob).arrayBuffer());
  }

  /** @param {string} path @param {RequestCache} cache */
  async #body(path, cache) {
    const response = await fetch(new URL(path, this.#root), {cache, credentials: 'same-origin'});
    if (response.status !== 200 || !response.body) throw new Error(`${path}: the host answers ${response.status}`);
    return response.body;
  }
}
