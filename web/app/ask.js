// Questions that a view on the page asks the engine: waits for it where it must, and tells where it cannot be had.
import {CONTENT, EngineError} from './abi.js';
import {LoadError} from './engine.js';
import {fragmentOf} from './fragment.js';
import {hideMessage, hideProgress, showMessage, showProgress} from './status.js';
import {morph} from './swap.js';

/** @typedef {import('./address.js').Addresses} Addresses */
/** @typedef {import('./engine.js').Loader} Loader */
/** @typedef {Record<string, unknown>} Arguments */

// As in the router: a shorter wait is not felt as one.
const UNNOTICED_MS = 150;

export class Asker {
  /** @type {Loader} */
  #loader;
  /** @type {Addresses} */
  #addresses;
  /** Layers that are there or on their way, by name. @type {Map<string, Promise<boolean>>} */
  #layers = new Map();

  /** @param {Loader} loader @param {Addresses} addresses */
  constructor(loader, addresses) {
    this.#loader = loader;
    this.#addresses = addresses;
  }

  /** True once answers come at once. */
  get isReady() {
    return this.#loader.engine !== null;
  }

  /** An answer at once, as text; null where the engine is not there or has none. @param {string} name @param {Arguments} args */
  now(name, args) {
    return this.#try((engine) => engine.ask(this.route, name, args));
  }

  /** An answer that is no text, such as a file. @param {string} name @param {Arguments} args */
  bytes(name, args) {
    return this.#try((engine) => engine.askBytes(this.route, name, args));
  }

  /** The present page's content, rendered anew, by a new engine where the last one broke; null where that cannot be had. */
  async page() {
    await this.#loader.load().catch(() => {});
    const page = this.#try((engine) => engine.render(this.route, CONTENT));
    return page && fragmentOf(page.html);
  }

  /**
   * What the engine gives; null where it is not there or says no. One that breaks instead is used no more.
   * @template T
   * @param {(engine: import('./abi.js').Renderer) => T} ask
   */
  #try(ask) {
    const {engine} = this.#loader;
    if (!engine) return null;
    try {
      return ask(engine);
    } catch (error) {
      if (error instanceof EngineError) return null;
      this.#loader.drop();
      throw error;
    }
  }

  /** The page that the address names; what stands may still be the one before. */
  get route() {
    return this.#addresses.routeOf(new URL(location.href)) ?? '/';
  }

  /** What the address asks of this page. */
  get query() {
    return this.#addresses.queryOf(new URL(location.href));
  }

  /** The present address, asking something else. @param {URLSearchParams} query */
  addressWith(query) {
    return this.#addresses.withQuery(new URL(location.href), query);
  }

  /**
   * Gets a layer of the map for the engine, which must be there. False where it cannot be had; the next to ask tries again.
   * @param {string} name
   * @param {string} address As the page tells it.
   */
  attach(name, address) {
    const there = this.#layers.get(name) ?? this.#loader.attach(name, address).then(() => true, () => !this.#layers.delete(name));
    this.#layers.set(name, there);
    return there;
  }

  /**
   * Waits for the engine, for which somebody has asked by using a view. False where it cannot be had, which is then told.
   * @param {() => void} again Tries once more.
   */
  async ready(again) {
    if (this.isReady) return true;
    hideMessage();
    const timer = setTimeout(() => showProgress(0), UNNOTICED_MS);
    try {
      await this.#loader.load();
      return true;
    } catch (error) {
      const offline = error instanceof LoadError && error.reason === 'network';
      if (offline) showMessage('This part of the page could not be loaded. Are you online?', {'Try again': again});
      else showMessage('This browser cannot run this part of the page. The table below it says the same.', {});
      return false;
    } finally {
      clearTimeout(timer);
      hideProgress();
    }
  }
}

/**
 * Puts an answer in the place of what it answers: each part that bears `data-part` or is `also` changes where it differs.
 * @param {Element} view
 * @param {string} html
 * @param {string} [also] A selector.
 */
export function showAnswer(view, html, also) {
  const answer = fragmentOf(html);
  const selector = ['[data-part]', also].filter(Boolean).join();
  for (const fresh of answer.querySelectorAll(selector)) {
    const part = fresh instanceof HTMLElement && fresh.dataset.part ? `[data-part="${fresh.dataset.part}"]` : also;
    const old = part && view.querySelector(part);
    if (old) morph(old, fresh);
  }
}
