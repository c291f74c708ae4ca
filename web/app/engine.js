// Gets engine and bundle, opens them, and says what went wrong in terms of what to do next.
import {DOCUMENT, instantiate} from './abi.js';
import {deviceTime} from './clock.js';

/** @typedef {import('./abi.js').Renderer} Renderer */

/** @typedef {(bytes: number, total: number) => void} Progress Called with the bytes of each chunk, and once with the total. */

/**
 * @typedef {object} Source Where the parts of a site come from: network.js, or the page's own file in a kiosk. All come unpacked.
 * @property {Record<string, string>} assets As the engine's environment has them.
 * @property {'folders' | 'hash'} links
 * @property {boolean} needsFull Whether the page that stands takes the full engine.
 * @property {(full: boolean, priority: RequestPriority, progress: Progress) => Promise<Uint8Array>} engine
 * @property {(priority: RequestPriority, progress: Progress) => Promise<Uint8Array>} bundle
 * @property {(name: string, address: string) => Promise<Uint8Array>} layer A layer of the map; `address` is as the page tells it.
 */

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
 * The engine of this session. There are two, of which a visit that meets no calculator needs the smaller: the page that
 * stands says which to begin with, and `render` goes over to the full one at the first page that takes it.
 */
export class Loader {
  /** The open engine, once there is one. @type {Renderer | null} */
  engine = null;
  /** True where this browser will never run the engine: links are then left alone. */
  refused = false;
  /** From 0 to 1, while loading. @type {(share: number) => void} */
  onprogress = () => {};

  /** @type {Source} */
  #source;
  /** Whether the session is on the full engine. */
  #isFull;
  /** @type {Promise<Renderer> | null} */
  #loading = null;
  /** The full engine on its way, while the other one serves. @type {Promise<Renderer> | null} */
  #growing = null;
  /** @type {Promise<Uint8Array> | null} */
  #bundle = null;
  /** What is attached, for the next engine. @type {Map<string, Uint8Array>} */
  #layers = new Map();

  /** @param {Source} source */
  constructor(source) {
    this.#source = source;
    this.#isFull = source.needsFull;
  }

  /**
   * The engine; one attempt serves all who ask while it runs, and after a failure the next to ask starts another.
   * Rejects with a LoadError.
   * @param {RequestPriority} [priority] "low" where nobody waits for it yet.
   * @returns {Promise<Renderer>}
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
   * @returns {Promise<Renderer>}
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

  /** Gets a layer of the map for this engine and those after it. @param {string} name @param {string} address As the page tells it. */
  async attach(name, address) {
    const layer = await this.#source.layer(name, address);
    this.engine?.attach(name, layer);
    this.#layers.set(name, layer);
  }

  /** Forgets an engine that has broken; the next to ask gets a new one. */
  drop() {
    this.engine = null;
    this.#loading = null;
  }

  /** @param {boolean} full @param {RequestPriority} priority @returns {Promise<Renderer>} Rejects with a LoadError. */
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
    const {assets, links} = this.#source;
    const progress = this.#progress();
    this.#bundle ??= this.#source.bundle(priority, progress).catch((/** @type {unknown} */ error) => {
      this.#bundle = null;
      throw error;
    });
    const [wasm, bundle] = await Promise.all([this.#source.engine(full, priority, progress), this.#bundle]);
    const engine = await refusal(() => instantiate(wasm, deviceTime));
    await refusal(() => engine.open(bundle, {assets, links}));
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
