// Pages as text in the frame of the first page, which stands in the file ready to be read: for when the engine cannot draw them.
import {CONTENT} from '../app/abi.js';

/** @typedef {import('../app/abi.js').Renderer} Renderer */
/** @typedef {import('../app/bundle_text.js').BundleText} BundleText */
/** @typedef {import('../app/bundle_text.js').PageText} PageText */

/** The route of the page that stands in the file. */
export const FIRST = '/';

const NO_ENGINE = 'This device cannot show the page as it should be. This is its text.';
const NO_TEXT = 'This page cannot be shown: the file is damaged, or this device is out of memory.';

/** @implements {Renderer} */
export class TextRenderer {
  /** @type {BundleText} */
  #texts;
  /** @type {Document} */
  #first;

  /** @param {BundleText} texts @param {Document} first The first page, as it stood in the file. */
  constructor(texts, first) {
    this.#texts = texts;
    this.#first = first;
  }

  /** @param {string} route @param {number} what */
  render(route, what) {
    const page = this.#texts.page(route);
    const {documentElement} = route === FIRST ? this.#first : this.#framed(page);
    const html = what === CONTENT ? documentElement.querySelector('main')?.innerHTML ?? '' : documentElement.outerHTML;
    return {html, found: page !== null, complete: true};
  }

  /** @param {PageText | null} page */
  #framed(page) {
    const copy = /** @type {Document} */ (this.#first.cloneNode(true));
    copy.querySelectorAll('.breadcrumb, .side, .contents').forEach((part) => part.remove());
    copy.querySelectorAll('[aria-current]').forEach((part) => part.removeAttribute('aria-current'));
    const around = copy.querySelector('.page');
    if (around) around.className = 'page frame no-nav no-contents';
    if (page?.title) copy.title = page.title;
    copy.querySelector('main')?.replaceChildren(...this.#partsOf(page));
    return copy;
  }

  /** @param {PageText | null} page */
  #partsOf(page) {
    const button = this.#element('button', 'Try again');
    button.className = 'button';
    button.dataset.retry = '';
    const notice = this.#element('p', page ? NO_ENGINE : NO_TEXT);
    notice.className = 'notice';
    const blocks = page?.blocks ?? [];
    const hasTitle = blocks.some(({tag}) => tag === 'h1');
    const first = page?.title && !hasTitle ? [this.#element('h1', page.title)] : [];
    const retry = this.#element('p', '');
    retry.append(button);
    return [notice, retry, ...first, ...this.#elementsOf(blocks)];
  }

  /** Items that follow each other are one list. @param {import('../app/bundle_text.js').Block[]} blocks */
  #elementsOf(blocks) {
    /** @type {HTMLElement[]} */
    const elements = [];
    for (const {tag, text} of blocks) {
      const part = this.#element(tag, text);
      if (tag === 'li' && elements.at(-1)?.localName !== 'ul') elements.push(this.#element('ul', ''));
      if (tag === 'li') elements.at(-1)?.append(part);
      else elements.push(part);
    }
    return elements;
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

  memoryBytes = 0;
}

/** A copy of the document as it stands, which nothing can touch. */
export function firstPage() {
  const copy = document.implementation.createHTMLDocument(document.title);
  const {lang, dir} = document.documentElement;
  Object.assign(copy.documentElement, {lang, dir});
  copy.body.replaceWith(copy.importNode(document.body, false));
  for (const part of document.body.children) if (!part.hasAttribute('data-app')) copy.body.append(copy.importNode(part, true));
  return copy;
}
