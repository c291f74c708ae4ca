// The stage of a map as a list box: one tab stop, keys move among its options, and the one that they have reached is marked.
import {listen} from './boundary.js';

const TYPE_AHEAD_MS = 700;

/**
 * @typedef {object} StageHooks
 * @property {() => Element[]} options In the order of Home and End; each has an id and an aria-label.
 * @property {(option: Element, key: string) => Element | null} towards Where an arrow key leads; may move the map instead.
 * @property {() => Element | null} first Where the keys begin, and go on where the drawing has lost what they had reached.
 * @property {(option: Element) => void} pick
 * @property {() => boolean} leave Gives up what is picked; false where nothing was.
 * @property {(option: Element | null) => void} [mark] Draws what an attribute cannot.
 * @property {(key: string) => boolean} [also] Keys of its own; true where it took one.
 */

export class MapStage {
  /** @type {HTMLElement} */
  element;
  /** @type {StageHooks} */
  #hooks;
  /** Id of the option that the keys have reached; empty: none yet. */
  #active = '';
  #typed = '';
  #typedAt = -Infinity;

  /** @param {HTMLElement} element @param {StageHooks} hooks */
  constructor(element, hooks) {
    this.element = element;
    this.#hooks = hooks;
    listen(element, 'keydown', (event) => this.#key(event));
    listen(element, 'focus', () => this.#enter());
    listen(element, 'blur', () => this.refresh());
  }

  get isLive() {
    return this.element.hasAttribute('role');
  }

  /** Makes it a list box. @param {string} label */
  enliven(label) {
    this.element.setAttribute('role', 'listbox');
    this.element.setAttribute('aria-label', label);
    this.element.tabIndex = 0;
  }

  /** @param {Element | null} option */
  activate(option) {
    this.#active = option?.id ?? '';
    this.refresh();
  }

  /** The option that the keys have reached. */
  get active() {
    return this.#active ? this.element.querySelector(`#${CSS.escape(this.#active)}`) : null;
  }

  /** To be called when the drawing has changed: marks the same option in it. */
  refresh() {
    this.element.querySelector('[data-active]')?.removeAttribute('data-active');
    const option = document.activeElement === this.element ? this.active : null;
    option?.setAttribute('data-active', '');
    if (option) this.element.setAttribute('aria-activedescendant', option.id);
    else this.element.removeAttribute('aria-activedescendant');
    this.#hooks.mark?.(option);
  }

  /** Who comes by keys begins somewhere; a pointer brings its own option. */
  #enter() {
    if (this.isLive && !this.active && this.element.matches(':focus-visible')) this.activate(this.#hooks.first());
    else this.refresh();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.isLive || event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#hooks.also?.(event.key)) return event.preventDefault();
    const next = this.#next(event.key);
    if (next === undefined) return;
    event.preventDefault();
    if (next) this.activate(next);
  }

  /** The option that a key leads to; null where it leads nowhere, undefined where the key is not ours. @param {string} key */
  #next(key) {
    const option = this.active;
    // Between two words the space bar is a letter.
    if (key.length === 1 && (key !== ' ' || this.#isTyping())) return this.#typeAhead(key);
    this.#typedAt = -Infinity;
    if (key.startsWith('Arrow')) return option ? this.#hooks.towards(option, key) : this.#hooks.first();
    if (key === 'Home') return this.#hooks.options()[0] ?? null;
    if (key === 'End') return this.#hooks.options().at(-1) ?? null;
    if (key === 'Escape') {
      if (!this.#hooks.leave()) this.element.blur();
    } else if (key === 'Enter' || key === ' ') {
      if (option) this.#hooks.pick(option);
    } else {
      return undefined;
    }
    return null;
  }

  #isTyping() {
    return performance.now() - this.#typedAt < TYPE_AHEAD_MS;
  }

  /** @param {string} letter */
  #typeAhead(letter) {
    this.#typed = (this.#isTyping() ? this.#typed : '') + letter.toLowerCase();
    this.#typedAt = performance.now();
    // One letter again and again leads from name to name.
    const again = this.#typed === this.#typed[0].repeat(this.#typed.length);
    const wanted = again ? this.#typed[0] : this.#typed;
    const options = this.#hooks.options();
    const from = options.findIndex((option) => option.id === this.#active) + (again ? 1 : 0);
    const ahead = [...options.slice(Math.max(from, 0)), ...options];
    return ahead.find((option) => labelOf(option).toLowerCase().startsWith(wanted)) ?? null;
  }
}

/** @param {Element} option */
export const labelOf = (option) => option.getAttribute('aria-label') ?? '';

/** A few words beside the pointer. */
export class Tip {
  /** @type {HTMLElement} */
  #stage;
  /** @type {HTMLElement | null} */
  #tip = null;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
    listen(stage, 'pointerleave', () => this.hide());
  }

  /** @param {PointerEvent} event @param {string} text Empty: nothing to say. */
  show(event, text) {
    if (!text || event.pointerType === 'touch') return this.hide();
    if (!this.#tip) {
      this.#tip = document.createElement('div');
      this.#tip.className = 'map-tip';
      this.#tip.setAttribute('aria-hidden', 'true');
      this.#stage.append(this.#tip);
    }
    this.#tip.textContent = text;
    const box = this.#stage.getBoundingClientRect();
    const x = Math.min(event.clientX - box.left, box.width - this.#tip.offsetWidth);
    this.#tip.style.translate = `${x}px ${event.clientY - box.top}px`;
  }

  hide() {
    this.#tip?.remove();
    this.#tip = null;
  }
}
