// The map of the states: picks a state by pointer, keys, list or table, shows its facts, and follows the address.
import {attempt, listen} from './boundary.js';
import {announce} from './status.js';
import {showAnswer} from './ask.js';
import {fragmentOf} from './fragment.js';
import {MapStage, Tip, labelOf} from './map_stage.js';

/** @typedef {import('./ask.js').Asker} Asker */

const SVG = 'http://www.w3.org/2000/svg';
// What the address keeps, each under its own name; an empty one is not mentioned.
const ADDRESSED = /** @type {const} */ (['state', 'metric', 'snapshot']);

/** @typedef {{state: string, metric: string, snapshot: string, changes: boolean}} Choice */

export class StateMap {
  /** @type {HTMLElement} */
  #view;
  /** @type {Asker} */
  #asker;
  /** Adds an entry to the history. @type {(url: URL) => void} */
  #enter;
  /** @type {MapStage} */
  #stage;
  /** @type {Tip} */
  #tip;
  /** What is wanted; until the engine is there, more than is shown. @type {Choice} */
  #choice;
  /** @type {Choice} */
  #shown;
  /** What the page shows without a word in the address. @type {Choice} */
  #initial;
  /** The page that this map stands on: an address may have changed before its page has. @type {string} */
  #route;

  /** @param {HTMLElement} view @param {Asker} asker @param {(url: URL) => void} enter */
  constructor(view, asker, enter) {
    this.#view = view;
    this.#asker = asker;
    this.#enter = enter;
    this.#route = asker.route;
    this.#stage = new MapStage(/** @type {HTMLElement} */ (view.querySelector('.map-stage')), {
      options: () => this.#options(),
      first: () => this.#shape(this.#choice.state) ?? this.#options()[0] ?? null,
      towards: (option, key) => this.#shape(this.#asker.now('state_towards', {state: codeOf(option), key}) ?? ''),
      pick: (option) => this.#pick(codeOf(option)),
      leave: () => this.#leave(),
      mark: (option) => this.#mark(option),
    });
    this.#tip = new Tip(this.#stage.element);
    this.#initial = this.#shown = this.#choice = this.#readControls();
    this.#listen();
    this.follow();
  }

  /** Shows what the address asks for, as after Back. */
  follow() {
    if (this.#view.dataset.useUrl !== 'true' || this.#asker.route !== this.#route) return;
    const asked = this.#asker.query;
    const choice = {...this.#initial};
    for (const name of ADDRESSED) {
      const value = asked.get(name);
      if (value && this.#has(name, value)) choice[name] = value;
    }
    choice.changes = this.#choice.changes;
    if (JSON.stringify(choice) === JSON.stringify(this.#choice)) return;
    attempt(this.#view, () => this.#show(choice));
  }

  /** Turns the picture into a list of states, once the engine can answer for it. */
  enliven() {
    if (this.#stage.isLive) return;
    this.#stage.enliven('States on the map');
    this.#draw();
  }

  /** @template {HTMLElement} T @param {string} name @returns {T} */
  #control(name) {
    return /** @type {T} */ (this.#view.querySelector(`[name="${name}"]`));
  }

  #snapshots() {
    return [...this.#view.querySelectorAll('.ticks > span')].map((tick) => tick.textContent ?? '');
  }

  /** @returns {Choice} */
  #readControls() {
    const value = (/** @type {string} */ name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (this.#control(name)).value;
    return {
      state: value('state'), metric: value('metric'), snapshot: this.#snapshots()[Number(value('snapshot'))],
      changes: /** @type {HTMLInputElement} */ (this.#control('changes')).checked,
    };
  }

  #writeControls() {
    const {state, metric, snapshot, changes} = this.#choice;
    /** @type {HTMLSelectElement} */ (this.#control('state')).value = state;
    /** @type {HTMLSelectElement} */ (this.#control('metric')).value = metric;
    const slider = /** @type {HTMLInputElement} */ (this.#control('snapshot'));
    slider.value = String(this.#snapshots().indexOf(snapshot));
    slider.setAttribute('aria-valuetext', snapshot);
    const box = /** @type {HTMLInputElement} */ (this.#control('changes'));
    box.checked = changes;
    box.disabled = slider.value === '0';
  }

  /** Whether a control offers this value. @param {typeof ADDRESSED[number]} name @param {string} value */
  #has(name, value) {
    if (name === 'snapshot') return this.#snapshots().includes(value);
    return [.../** @type {HTMLSelectElement} */ (this.#control(name)).options].some((option) => option.value === value);
  }

  #listen() {
    const stage = this.#stage.element;
    this.#writeControls();
    const controls = this.#view.querySelector('.map-controls');
    if (controls) listen(controls, 'input', (event) => this.#controlChanged(event));
    listen(stage, 'click', (event) => this.#pick(stateOf(event)));
    listen(stage, 'pointermove', (event) => this.#tip.show(event, this.#spoken(stateOf(event))));
    const table = this.#view.querySelector('table.states');
    if (table) listen(table, 'click', (event) => {
      if (event.target instanceof Element && !event.target.closest('a, summary, button, details')) this.#pickFromTable(event);
    });
    listen(this.#view, 'click', (event) => {
      if (!(event.target instanceof Element) || !event.target.closest('[data-unpick]')) return;
      this.#pick('');
      this.#stage.element.focus({preventScroll: true});  // the button goes
    });
  }

  /** @param {Event} event */
  #controlChanged(event) {
    const choice = this.#readControls();
    // Moving through the years is asking what has changed.
    if (event.target instanceof HTMLInputElement && event.target.name === 'snapshot') choice.changes = choice.snapshot !== this.#snapshots()[0];
    attempt(this.#view, () => this.#show(choice, true));
  }

  /** @param {Event} event */
  #pickFromTable(event) {
    const code = stateOf(event);
    if (!code) return;
    this.#pick(code);
    this.#view.scrollIntoView({block: 'start'});
  }

  /** @param {string} state Empty: none any more. */
  #pick(state) {
    if (state !== this.#choice.state) attempt(this.#view, () => this.#show({...this.#choice, state}, true));
  }

  /** What the map says of a state. @param {string} code */
  #spoken(code) {
    const shape = this.#shape(code);
    return shape ? labelOf(shape) : '';
  }

  /** @param {string} code */
  #shape(code) {
    return code ? this.#stage.element.querySelector(`.shapes [data-state="${CSS.escape(code)}"]`) : null;
  }

  /** Shows another choice, where the engine can be had. @param {Choice} choice @param {boolean} [byHand] Is then told, and kept in the address. */
  async #show(choice, byHand = false) {
    this.#choice = choice;
    const ready = await this.#asker.ready(() => attempt(this.#view, () => this.#show(choice, byHand)));
    if (!this.#view.isConnected) return;
    if (!ready) this.#choice = this.#shown;
    this.#writeControls();
    if (!ready) return;
    const before = this.#shown;
    this.#shown = this.#choice;
    this.enliven();
    if (before === this.#shown) return;  // shown with an earlier choice that waited too
    this.#draw();
    const {state} = this.#shown;
    const picked = state !== before.state;
    if (picked) this.#fillPanel();
    if (picked && state) this.#stage.activate(this.#shape(state));
    if (!byHand) return;
    this.#writeAddress(picked);
    announce(picked ? this.#toldOf(state) : this.#toldOfMap());
  }

  /** @param {string} state */
  #toldOf(state) {
    return state ? `${this.#spoken(state)}. Its facts are below the map.` : 'No state is chosen.';
  }

  #toldOfMap() {
    return ['.map-title', '.map-changes'].map((part) => this.#view.querySelector(part)?.textContent).filter(Boolean).join('. ');
  }

  #panel() {
    return /** @type {HTMLElement} */ (this.#view.querySelector('.map-panel'));
  }

  #arguments() {
    return {...this.#choice, id: this.#view.id, live: true};
  }

  #draw() {
    const html = this.#asker.now('state_map', this.#arguments());
    if (html === null) return;
    showAnswer(this.#view, html, '.map-stage > svg');
    this.#stage.refresh();
  }

  #fillPanel() {
    const html = this.#choice.state ? this.#asker.now('state_panel', this.#arguments()) ?? '' : '';
    this.#panel().replaceChildren(fragmentOf(html));
  }

  /** @param {boolean} asEntry A new entry in the history, to which Back returns. */
  #writeAddress(asEntry) {
    if (this.#view.dataset.useUrl !== 'true') return;
    const query = this.#asker.query;
    for (const name of ADDRESSED) {
      if (this.#choice[name] === this.#initial[name]) query.delete(name);
      else query.set(name, this.#choice[name]);
    }
    const url = this.#asker.addressWith(query);
    if (url.href === location.href) return;
    if (asEntry) this.#enter(url);
    else history.replaceState(history.state, '', url);
  }

  /** An outline over all shapes, as a neighbour would hide half of one's own. @param {Element | null} shape */
  #mark(shape) {
    this.#stage.element.querySelector('.focus-ring')?.remove();
    if (!shape) return;
    const ring = document.createElementNS(SVG, 'use');
    ring.setAttribute('class', 'focus-ring');
    ring.setAttribute('href', `#${shape.id}`);
    this.#stage.element.querySelector('svg')?.append(ring);
  }

  #leave() {
    const picked = this.#choice.state !== '';
    this.#pick('');
    return picked;
  }

  /** In the order of names. */
  #options() {
    const shapes = [...this.#stage.element.querySelectorAll('.shapes [data-state]')];
    return shapes.sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1));
  }
}

/** @param {Element} part */
const codeOf = (part) => part.getAttribute('data-state') ?? '';

/** The state that an event went to: a shape, a callout, a row of the table. @param {Event} event */
function stateOf(event) {
  const part = event.target instanceof Element ? event.target.closest('[data-state]') : null;
  return part ? codeOf(part) : '';
}
