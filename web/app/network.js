// Where a site's parts come from on the web: files beside the page.
import {LoadError} from './engine.js';

/** @typedef {import('./boot.js').Boot} Boot */
/** @typedef {import('./engine.js').Progress} Progress */
/** @typedef {import('./engine.js').Source} Source */

/**
 * The body of a response, unpacked where it still is gzip: a host may have done so already by Content-Encoding.
 * @param {URL} address
 * @param {RequestPriority} [priority]
 * @param {Progress} [progress]
 */
async function fetchUnpacked(address, priority = 'auto', progress = () => {}) {
  const response = await fetch(address, {priority});
  if (!response.ok || !response.body) throw new LoadError('server', response.status);
  progress(0, Number(response.headers.get('Content-Length')));
  const chunks = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    progress(next.value.length, 0);
  }
  const blob = new Blob(chunks);
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = first === 0x1f && second === 0x8b;
  const stream = packed ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @implements {Source} */
export class Network {
  /** @type {'folders'} */
  links = 'folders';
  /** @type {URL} */
  #root;

  /** @param {Boot} boot */
  constructor({root, assets, needsFull}) {
    this.assets = assets;
    this.needsFull = needsFull;
    this.#root = root;
  }

  /** @param {boolean} full @param {RequestPriority} priority @param {Progress} progress */
  engine(full, priority, progress) {
    return fetchUnpacked(new URL(full ? this.assets.full_engine : this.assets.engine, this.#root), priority, progress);
  }

  /** @param {RequestPriority} priority @param {Progress} progress */
  bundle(priority, progress) {
    return fetchUnpacked(new URL(this.assets.bundle, this.#root), priority, progress);
  }

  /** @param {string} _name @param {string} address As the page tells it. */
  layer(_name, address) {
    return fetchUnpacked(new URL(address, location.href));
  }
}
