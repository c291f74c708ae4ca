// Fetches engine and bundle, opens them, and says what went wrong in terms of what to do next.
import {instantiate} from './abi.js';
import {deviceTime} from './boot.js';

/** @typedef {import('./abi.js').Engine} Engine */
/** @typedef {import('./boot.js').Boot} Boot */

/** 'network': worth a retry; 'server': the files are not there; 'refused': this browser will not run the engine. */
/** @typedef {'network' | 'server' | 'refused'} Reason */

export class LoadError extends Error {
  /** @param {Reason} reason @param {unknown} cause */
  constructor(reason, cause) {
    super(`The engine could not be loaded (${reason})`, {cause});
    this.reason = reason;
  }
}

// An empty module. Where a policy forbids WebAssembly it fails as the real one would, before anything is fetched.
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * The body of a response, unpacked where it still is gzip: a host may have done so already by Content-Encoding.
 * @param {URL} address
 * @param {RequestPriority} [priority]
 * @param {(bytes: number, total: number) => void} [progress] Called with the bytes of each chunk; once with the total.
 */
export async function fetchUnpacked(address, priority = 'auto', progress = () => {}) {
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

export class Loader {
  /** The open engine, once there is one. @type {Engine | null} */
  engine = null;
  /** True where this browser will never run the engine: links are then left alone. */
  refused = false;
  /** From 0 to 1, while loading. @type {(share: number) => void} */
  onprogress = () => {};

  /** @type {Boot} */
  #boot;
  /** @type {Promise<Engine> | null} */
  #loading = null;

  /** @param {Boot} boot */
  constructor(boot) {
    this.#boot = boot;
  }

  /**
   * The engine; one attempt serves all who ask while it runs, and after a failure the next to ask starts another.
   * Rejects with a LoadError.
   * @param {RequestPriority} [priority] "low" where nobody waits for it yet.
   * @returns {Promise<Engine>}
   */
  load(priority = 'auto') {
    this.#loading ??= this.#attempt(priority).catch((/** @type {unknown} */ error) => {
      this.#loading = null;
      const failure = error instanceof LoadError ? error : new LoadError('network', error);
      this.refused = failure.reason === 'refused';
      throw failure;
    });
    return this.#loading;
  }

  /** Forgets an engine that has broken; the next to ask gets a new one. */
  drop() {
    this.engine = null;
    this.#loading = null;
  }

  /** @param {RequestPriority} priority */
  async #attempt(priority) {
    await refusal(() => WebAssembly.compile(EMPTY_MODULE));
    const {root, assets} = this.#boot;
    const progress = this.#progress();
    const [wasm, bundle] = await Promise.all(
        [assets.engine, assets.bundle].map((address) => fetchUnpacked(new URL(address, root), priority, progress)));
    const engine = await refusal(() => instantiate(wasm, deviceTime));
    await refusal(() => engine.open(bundle, {assets, links: 'folders'}));
    this.engine = engine;
    return engine;
  }

  #progress() {
    let loaded = 0;
    let total = 0;
    return (/** @type {number} */ bytes, /** @type {number} */ more) => {
      loaded += bytes;
      total += more;
      // Where a host unpacks on the way, its length is that of the packed file: never claim more than all.
      if (total > 0) this.onprogress(Math.min(1, loaded / total));
    };
  }
}

/**
 * What fails in here would fail again, however often it is tried.
 * @template T
 * @param {() => T | Promise<T>} step
 */
async function refusal(step) {
  try {
    return await step();
  } catch (error) {
    throw new LoadError('refused', error);
  }
}
