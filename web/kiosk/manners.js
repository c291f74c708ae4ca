// A kiosk that nobody looks after: it warns, forgets, invites, and begins anew. idle.js decides, this does.
import {hideMessage} from '../app/status.js';
import {moveFocus} from '../app/swap.js';
import {begin, step} from './idle.js';
import {Countdown, Invitation} from './invitation.js';

/** @typedef {import('../app/address.js').Addresses} Addresses */
/** @typedef {import('../app/router.js').Router} Router */
/** @typedef {import('./card.js').Cards} Cards */
/** @typedef {import('./diary.js').Diary} Diary */
/** @typedef {import('./idle.js').Effect} Effect */
/** @typedef {import('./past.js').Past} Past */
/** @typedef {import('./settings.js').SiteFacts} SiteFacts */
/** @typedef {import('./staff.js').Staff} Staff */

/**
 * @typedef {object} Parts
 * @property {SiteFacts} facts
 * @property {Addresses} addresses
 * @property {Router} router
 * @property {Past} past
 * @property {Cards} cards
 * @property {Diary} diary
 * @property {Staff} staff
 */

const TICK_MS = 250;
// A screen reader's press comes as a click alone.
const TOUCHES = ['pointerdown', 'touchstart', 'wheel', 'input', 'click'];
// A mouse that lies on a shaking table moves less than this.
const MEANT_PIXELS = 3;
const OURS = 'satchel-kiosk-';

export class Manners {
  /** @type {Parts} */
  #parts;
  #state = begin(performance.now(), Date.now());
  #countdown = new Countdown();
  #invitation = new Invitation();
  /** Each effect after the one before. */
  #work = Promise.resolve();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  start() {
    for (const type of TOUCHES) addEventListener(type, () => this.#happen('touch'), {capture: true, passive: true});
    addEventListener('pointermove', (event) => this.#move(event), {capture: true, passive: true});
    setInterval(() => this.#happen('tick'), TICK_MS);
  }

  /** True while somebody uses it: attract pages are no visits. */
  get isUsed() {
    return this.#state.phase === 'used' || this.#state.phase === 'warning';
  }

  /** Any key is somebody; true where that is all that it is. */
  key() {
    const isOurs = this.#state.phase === 'warning' || this.#state.phase === 'attract';
    this.#happen('touch');
    return isOurs;
  }

  /** Forgets the visitor and shows the start page, at once. */
  startAgain() {
    this.#do(() => this.#forget());
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (this.isUsed && Math.hypot(event.movementX, event.movementY) > MEANT_PIXELS) this.#happen('touch');
  }

  /** @param {'tick' | 'touch'} type */
  #happen(type) {
    const {state, effect} = step(this.#state, {type, monotonic: performance.now(), wall: Date.now()}, this.#parts.facts.manners);
    this.#state = state;
    if (effect) this.#do(() => this.#perform(effect));
  }

  /** @param {() => unknown} act */
  #do(act) {
    this.#work = this.#work.then(act).then(() => {}, (error) => this.#parts.diary.fail(error));
  }

  /** @param {Effect} effect */
  #perform(effect) {
    if (effect.do === 'warn') this.#countdown.open(effect.seconds);
    else if (effect.do === 'count') this.#countdown.count(effect.seconds);
    else if (effect.do === 'calm') this.#countdown.leave();
    else if (effect.do === 'reset') return this.#rest();
    else if (effect.do === 'show') return this.#invitation.turn(() => this.#show(effect.page));
    else return this.#welcome();
  }

  async #rest() {
    const {facts, diary} = this.#parts;
    // Before anything else, so that the pages of the visitor who has left go by unseen.
    this.#invitation.open(facts.name, facts.tagline);
    await this.#forget();
    diary.reset();
  }

  async #welcome() {
    await this.#show(0);
    this.#invitation.leave();
    const main = document.querySelector('main') ?? document.body;
    moveFocus(main.querySelector('h1') ?? main);
  }

  /** @param {number} page 0: the start page; else one of those that take turns. */
  #show(page) {
    const {facts: {manners}, router} = this.#parts;
    return router.begin(this.#addressOf(page === 0 ? manners.start : manners.attract[page - 1]));
  }

  /** @param {string} written "/states?state=WA" */
  #addressOf(written) {
    return new URL(`#${written}`, location.href);
  }

  /** All that a visitor has left behind. */
  async #forget() {
    const {facts, cards, staff, past, router} = this.#parts;
    this.#countdown.leave();
    cards.close();
    staff.close();
    hideMessage();
    getSelection()?.removeAllRanges();
    if (document.activeElement instanceof HTMLElement && !document.activeElement.closest('[data-app]')) document.activeElement.blur();
    await past.forget(this.#addressOf(facts.manners.start));
    emptyStores();
    router.forget();
    await this.#show(0);
    resetZoom();
  }
}

/** Our own notes of the staff's stay, as does what other pages of this device have kept. */
function emptyStores() {
  try {
    sessionStorage.clear();
    for (const key of Object.keys(localStorage)) if (key.startsWith('satchel-') && !key.startsWith(OURS)) localStorage.removeItem(key);
  } catch {
    // This browser keeps nothing.
  }
}

/** Browsers of phones and tablets return to the scale that a page allows; on others pinching is off, and there is nothing to undo. */
function resetZoom() {
  const viewport = document.querySelector('meta[name=viewport]');
  if (!viewport || (visualViewport?.scale ?? 1) === 1) return;
  const written = viewport.getAttribute('content') ?? '';
  viewport.setAttribute('content', `${written}, maximum-scale=1`);
  requestAnimationFrame(() => viewport.setAttribute('content', written));
}
