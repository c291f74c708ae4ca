// The one file that sees pointers: the exported functions of an engine, as an object that speaks in strings and bytes.
// Runs in browsers and in Node.

/**
 * @typedef {object} Diagnostic A failure as the engine tells it.
 * @property {string} code
 * @property {string} message
 * @property {string} [path]
 * @property {number} [line]
 * @property {number} [column]
 * @property {string} [hint]
 */

/**
 * @typedef {object} Environment What the engine must know of its surroundings; the same for a page built ahead of time.
 * @property {Record<string, string>} assets Addresses of the shell's files, from the site's root.
 * @property {'folders' | 'hash'} links
 */

/**
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(bytes: number) => number} satchel_allocate
 * @property {(pointer: number) => void} satchel_release
 * @property {(bundle: number, bundleBytes: number, environment: number, environmentBytes: number) => number} satchel_open
 * @property {(route: number, bytes: number, what: number) => number} satchel_render
 * @property {(route: number, bytes: number, question: number, questionBytes: number) => number} satchel_ask
 * @property {(name: number, bytes: number, layer: number, layerBytes: number) => number} satchel_attach
 * @property {(now: number, bytes: number) => void} satchel_set_now
 * @property {(part: number) => number} satchel_result
 * @property {() => void} [_initialize]
 */

/** The number of these functions and their meaning, as in wasm/tool/offline_list.h: a service worker opens no engine of another. */
export const ABI = 1;

/** What `render` gives: the content of `<main>`, or the whole document. */
export const CONTENT = 0;
export const DOCUMENT = 1;

const GOOD = 0;
const FAILED = 1;
const NOT_FOUND = 2;
const INCOMPLETE = 3;

/** The engine's own word on why it failed. */
export class EngineError extends Error {
  /** @param {Diagnostic} diagnostic */
  constructor(diagnostic) {
    super(diagnostic.message);
    this.name = 'EngineError';
    this.diagnostic = diagnostic;
  }
}

// The engine needs nothing from its host, but the library it is linked with leaves by this door where it gives up. The
// trap behind it is what we tell.
const IMPORTS = {wasi_snapshot_preview1: {proc_exit() {}}};

/**
 * @typedef {object} Renderer What pages need of an open engine.
 * @property {(route: string, what: number) => {html: string, found: boolean, complete: boolean}} render
 * @property {(route: string, name: string, args: Record<string, unknown>) => string} ask
 * @property {(route: string, name: string, args: Record<string, unknown>) => Uint8Array} askBytes
 * @property {(name: string, layer: Uint8Array) => void} attach
 * @property {number} memoryBytes
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @implements {Renderer} */
export class Engine {
  /** @type {Exports} */
  #exports;

  /** @type {() => string} */
  #clock;
  /** The time that the engine goes by. */
  #now = '';

  /** @param {Exports} exports @param {() => string} clock */
  constructor(exports, clock) {
    this.#exports = exports;
    this.#clock = clock;
  }

  /** Bytes that it has taken from the device; it gives none back. */
  get memoryBytes() {
    return this.#exports.memory.buffer.byteLength;
  }

  /**
   * Opens a bundle. To be called once; a failed call leaves an engine that renders nothing.
   * @param {Uint8Array} bundle
   * @param {Environment} environment
   */
  open(bundle, environment) {
    // The bundle is the engine's from then on, so it is never released here.
    const bundleAt = this.#give(bundle);
    this.#now = this.#clock();
    const json = encoder.encode(JSON.stringify({...environment, now: this.#now}));
    const status = this.#lend(json, (at) => this.#exports.satchel_open(bundleAt, bundle.length, at, json.length));
    if (status !== GOOD) throw this.#failure();
  }

  /**
   * @param {string} route Such as "/educate/districts".
   * @param {number} what CONTENT or DOCUMENT.
   * @returns {{html: string, found: boolean, complete: boolean}} Not complete: the full engine has more of the page.
   */
  render(route, what) {
    this.#tellTime();
    const bytes = encoder.encode(route);
    const status = this.#lend(bytes, (at) => this.#exports.satchel_render(at, bytes.length, what));
    if (status === FAILED) throw this.#failure();
    return {html: this.#result(), found: status !== NOT_FOUND, complete: status !== INCOMPLETE};
  }

  /**
   * What a view of a page answers: itself, rendered with other arguments, or a part of it.
   * @param {string} route
   * @param {string} name Of the view, or of the answer.
   * @param {Record<string, unknown>} args
   * @returns {string} HTML, or text.
   */
  ask(route, name, args) {
    this.#ask(route, name, args);
    return this.#result();
  }

  /**
   * The same for an answer that is no text; a copy.
   * @param {string} route
   * @param {string} name
   * @param {Record<string, unknown>} args
   */
  askBytes(route, name, args) {
    this.#ask(route, name, args);
    return this.#resultBytes().slice();
  }

  /** @param {string} route @param {string} name @param {Record<string, unknown>} args */
  #ask(route, name, args) {
    this.#tellTime();
    const page = encoder.encode(route);
    const question = encoder.encode(JSON.stringify({name, arguments: args}));
    const status = this.#lend(page, (pageAt) => this.#lend(question, (at) =>
      this.#exports.satchel_ask(pageAt, page.length, at, question.length)));
    if (status !== GOOD) throw this.#failure();
  }

  /**
   * Attaches a layer of the map.
   * @param {string} name
   * @param {Uint8Array} layer
   */
  attach(name, layer) {
    const text = encoder.encode(name);
    const status = this.#lend(text, (nameAt) => this.#lend(layer, (at) =>
      this.#exports.satchel_attach(nameAt, text.length, at, layer.length)));
    if (status !== GOOD) throw this.#failure();
  }

  /** Pages appear and expire while an engine is open: a page in a browser may stand for weeks. */
  #tellTime() {
    const now = this.#clock();
    if (now === this.#now) return;
    const bytes = encoder.encode(now);
    this.#lend(bytes, (at) => this.#exports.satchel_set_now(at, bytes.length));
    this.#now = now;
  }

  /**
   * Copies bytes into the engine's memory for the length of one call.
   * @param {Uint8Array} bytes
   * @template T
   * @param {(at: number) => T} call
   */
  #lend(bytes, call) {
    const at = this.#give(bytes);
    try {
      return call(at);
    } finally {
      this.#exports.satchel_release(at);
    }
  }

  /** @param {Uint8Array} bytes */
  #give(bytes) {
    const at = this.#exports.satchel_allocate(bytes.length);
    if (at === 0) throw new EngineError({code: 'memory-refused', message: 'This device has no memory left for the site.'});
    this.#memory().set(bytes, at);
    return at;
  }

  #result() {
    return decoder.decode(this.#resultBytes());
  }

  /** Valid until the next call. */
  #resultBytes() {
    const at = this.#exports.satchel_result(0);
    return this.#memory().subarray(at, at + this.#exports.satchel_result(1));
  }

  #failure() {
    return new EngineError(JSON.parse(this.#result()));
  }

  // Taken anew each time: any call may have grown the memory, which detaches older views.
  #memory() {
    return new Uint8Array(this.#exports.memory.buffer);
  }
}

/**
 * Compiles and starts the module. Rejects where the host refuses WebAssembly or the module is not sound.
 * @param {Uint8Array} wasm
 * @param {() => string} clock Date and time of the device, such as "2026-11-22T09:00"; "": every page is shown.
 */
export async function instantiate(wasm, clock) {
  const {instance} = await WebAssembly.instantiate(/** @type {BufferSource} */ (wasm), IMPORTS);
  const exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
  exports._initialize?.();
  return new Engine(exports, clock);
}
