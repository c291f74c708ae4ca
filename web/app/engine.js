// Fetches engine and bundle, opens them, and says what went wrong in terms of what to do next.
import {DOCUMENT, instantiate} from './abi.js';
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

/**
 * The engine of this session. There are two, of which a visit that meets no calculator needs the smaller: the page that
 * stands says which to begin with, and `render` goes over to the full one at the first page that takes it.
 */
export class Loader {
  /** The open engine, once there is one. @type {Engine | null} */
  engine = null;
  /** True where this browser will never run the engine: links are then left alone. */
  refused = false;
  /** From 0 to 1, while loading. @type {(share: number) => void} */
  onprogress = () => {};

  /** @type {Boot} */
  #boot;
  /** Whether the session is on the full engine. */
  #isFull;
  /** @type {Promise<Engine> | null} */
  #loading = null;
  /** The full engine on its way, while the other one serves. @type {Promise<Engine> | null} */
  #growing = null;
  /** @type {Promise<Uint8Array> | null} */
  #bundle = null;
  /** What is attached, for the next engine. @type {Map<string, Uint8Array>} */
  #layers = new Map();

  /** @param {Boot} boot */
  constructor(boot) {
    this.#boot = boot;
    this.#isFull = boot.needsFull;
  }

  /**
   * The engine; one attempt serves all who ask while it runs, and after a failure the next to ask starts another.
   * Rejects with a LoadError.
   * @param {RequestPriority} [priority] "low" where nobody waits for it yet.
   * @returns {Promise<Engine>}
   */
  load(priority = 'auto') {
    this.#loading ??= this.#attempt(this.#isFull, priority).catch((/** @type {LoadError} */ failure) => {
      this.#loading = null;
      this.refused = failure.reason === 'refused';
      throw failure;
    });
    return this.#loading;
  }

  /**
   * Goes over to the full engine. Where it cannot be had the other one stays. Rejects with a LoadError.
   * @returns {Promise<Engine>}
   */
  loadFull() {
    if (this.#isFull) return this.load();
    this.#growing ??= this.#attempt(true, 'auto').finally(() => {
      this.#growing = null;
    });
    return this.#growing;
  }

  /**
   * The document of a page, by the engine that it takes. Rejects with a LoadError, or as the engine does.
   * @param {string} route
   */
  async render(route) {
    const page = (await this.load()).render(route, DOCUMENT);
    return page.complete ? page : (await this.loadFull()).render(route, DOCUMENT);
  }

  /** Attaches a layer of the map to this engine and those after it. @param {string} name @param {Uint8Array} layer */
  attach(name, layer) {
    this.engine?.attach(name, layer);
    this.#layers.set(name, layer);
  }

  /** Forgets an engine that has broken; the next to ask gets a new one. */
  drop() {
    this.engine = null;
    this.#loading = null;
  }

  /** @param {boolean} full @param {RequestPriority} priority @returns {Promise<Engine>} Rejects with a LoadError. */
  async #attempt(full, priority) {
    try {
      const engine = await this.#open(full, priority);
      if (!full && this.#isFull) return this.load();  // overtaken
      for (const [name, layer] of this.#layers) engine.attach(name, layer);
      this.#isFull = full;
      this.#loading = Promise.resolve(engine);
      this.engine = engine;
      return engine;
    } catch (error) {
      throw error instanceof LoadError ? error : new LoadError('network', error);
    }
  }

  /** @param {boolean} full @param {RequestPriority} priority */
  async #open(full, priority) {
    await refusal(() => WebAssembly.compile(EMPTY_MODULE));
    const {root, assets} = this.#boot;
    const progress = this.#progress();
    const fetchAsset = (/** @type {string} */ address) => fetchUnpacked(new URL(address, root), priority, progress);
    this.#bundle ??= fetchAsset(assets.bundle).catch((/** @type {unknown} */ error) => {
      this.#bundle = null;
      throw error;
    });
    const [wasm, bundle] = await Promise.all([fetchAsset(full ? assets.full_engine : assets.engine), this.#bundle]);
    const engine = await refusal(() => instantiate(wasm, deviceTime));
    await refusal(() => engine.open(bundle, {assets, links: 'folders'}));
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
