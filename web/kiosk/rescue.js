// A kiosk never shows an empty page: where the engine cannot run, or fails at a page, the page's text is shown instead.
import {EngineError} from '../app/abi.js';
import {BundleText} from '../app/bundle_text.js';
import {LoadError, Loader} from '../app/engine.js';
import {salvaged} from './embedded.js';
import {TextRenderer, firstPage} from './text_renderer.js';

/** @typedef {import('../app/abi.js').Renderer} Renderer */
/** @typedef {import('./content.js').Holder} Holder */

/** An engine whose failures at a page are made good by text. @implements {Renderer} */
class GuardedEngine {
  /** @type {Renderer} */
  #engine;
  /** @type {(error: unknown) => Renderer} */
  #rescue;

  /** @param {Renderer} engine @param {(error: unknown) => Renderer} rescue */
  constructor(engine, rescue) {
    this.#engine = engine;
    this.#rescue = rescue;
  }

  get memoryBytes() {
    return this.#engine.memoryBytes;
  }

  /** @param {string} route @param {number} what */
  render(route, what) {
    try {
      return this.#engine.render(route, what);
    } catch (error) {
      return this.#rescue(error).render(route, what);
    }
  }

  /** @param {string} route @param {string} name @param {Record<string, unknown>} args */
  ask(route, name, args) {
    return this.#engine.ask(route, name, args);
  }

  /** @param {string} route @param {string} name @param {Record<string, unknown>} args */
  askBytes(route, name, args) {
    return this.#engine.askBytes(route, name, args);
  }

  /** @param {string} name @param {Uint8Array} layer */
  attach(name, layer) {
    this.#engine.attach(name, layer);
  }
}

export class SafeLoader extends Loader {
  /** @type {Holder} */
  #source;
  /** @type {Document} */
  #first = firstPage();
  /** Told of every failure. @type {(error: unknown) => void} */
  #failed;
  /** @type {Promise<Renderer> | null} */
  #safe = null;

  /**
   * To be made before anything else touches the page.
   * @param {Holder} source
   * @param {(error: unknown) => void} failed
   */
  constructor(source, failed) {
    super(source);
    this.#source = source;
    this.#failed = failed;
  }

  /** An engine, or what stands in for it; never rejects. */
  load() {
    this.#safe ??= this.#attempt();
    return this.#safe;
  }

  async #attempt() {
    const engine = await super.load().catch((error) => this.#failed(error instanceof LoadError ? error.cause : error));
    const texts = new TextRenderer(new BundleText(await this.#bundle()), this.#first);
    this.refused = false;  // text is not
    this.engine = engine ? new GuardedEngine(engine, (error) => {
      this.#failed(error);
      if (!(error instanceof EngineError)) this.drop();
      return texts;
    }) : texts;
    return this.engine;
  }

  drop() {
    super.drop();
    this.#safe = null;
  }

  /** What can be read of the bundle, damaged or not. */
  async #bundle() {
    try {
      return await this.#source.part('bundle').catch(() => salvaged(this.#source.stored('bundle')));
    } catch {
      return new Uint8Array();
    }
  }
}
