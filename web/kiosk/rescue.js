// A kiosk never shows an empty page: where the engine cannot run, or fails at a page, the page's text is shown; the first page, which
// stands in the file, as it is.
import {BundleText} from '../app/bundle_text.js';
import {LoadError, Loader} from '../app/engine.js';
import {salvaged} from './embedded.js';

/** @typedef {import('../app/abi.js').Renderer} Renderer */
/** @typedef {import('../app/bundle_text.js').PageText} PageText */
/** @typedef {import('./embedded.js').Embedded} Embedded */

/** The route of the page that stands in the file. */
export const FIRST = '/';

const NO_ENGINE = 'This device cannot show the page as it should be. This is its text.';
const NO_TEXT = 'This page cannot be shown: the file is damaged, or this device is out of memory.';

/** Shows pages as text in the frame of the first page. @implements {Renderer} */
class TextRenderer {
  /** @type {BundleText} */
  #texts;
  /** @type {Document} */
  #first;

  /** @param {BundleText} texts @param {Document} first The first page, as it stood in the file. */
  constructor(texts, first) {
    this.#texts = texts;
    this.#first = first;
  }

  /** @param {string} route */
  render(route) {
    if (route === FIRST) return {html: this.#first.documentElement.outerHTML, found: true};
    const page = this.#texts.page(route);
    const copy = /** @type {Document} */ (this.#first.cloneNode(true));
    copy.querySelectorAll('.breadcrumb, .side, .contents').forEach((part) => part.remove());
    copy.querySelectorAll('[aria-current]').forEach((part) => part.removeAttribute('aria-current'));
    copy.querySelector('.page')?.classList.add('no-nav', 'no-contents');
    if (page?.title) copy.title = page.title;
    copy.querySelector('main')?.replaceChildren(...this.#partsOf(page));
    return {html: copy.documentElement.outerHTML, found: page !== null};
  }

  /** @param {PageText | null} page */
  #partsOf(page) {
    const button = this.#element('button', 'Try again');
    button.className = 'button';
    button.dataset.retry = '';
    const notice = this.#element('p', page ? NO_ENGINE : NO_TEXT);
    notice.className = 'notice';
    const texts = (page?.blocks ?? []).map(({tag, text}) => this.#element(tag, text));
    const hasTitle = page?.blocks[0]?.text === page?.title;
    const first = page?.title && !hasTitle ? [this.#element('h1', page.title)] : [];
    const retry = this.#element('p', '');
    retry.append(button);
    return [notice, retry, ...first, ...texts];
  }

  /** @param {string} tag @param {string} text */
  #element(tag, text) {
    const made = this.#first.createElement(tag);
    made.textContent = text;
    return made;
  }

  /** @returns {never} */
  ask() {
    throw new Error('Text answers no questions');
  }

  /** @returns {never} */
  askBytes() {
    return this.ask();
  }

  attach() {}
}

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
  /** @type {Embedded} */
  #source;
  /** @type {Document} */
  #first = firstPage();
  /** Told of every failure. @type {(error: unknown) => void} */
  #failed;
  /** @type {Promise<Renderer> | null} */
  #safe = null;

  /**
   * To be made before anything else touches the page.
   * @param {Embedded} source
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
      return texts;
    }) : texts;
    return this.engine;
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

/** A copy of the document as it stands, which nothing can touch. */
function firstPage() {
  const copy = document.implementation.createHTMLDocument(document.title);
  const {lang, dir} = document.documentElement;
  Object.assign(copy.documentElement, {lang, dir});
  copy.body.replaceWith(copy.importNode(document.body, false));
  for (const part of document.body.children) if (!part.hasAttribute('data-app')) copy.body.append(copy.importNode(part, true));
  return copy;
}
