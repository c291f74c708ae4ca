// Brings the views of the present page to life.
import {Calculator} from './calculator.js';
import {DistrictMap} from './district_map.js';
import {StateMap} from './state_map.js';

/** @typedef {import('./ask.js').Asker} Asker */

export class Views {
  /** @type {Asker} */
  #asker;
  /** @type {(url: URL) => void} */
  #enter;
  /** The views of the present page that live, by their elements. @type {Map<Element, StateMap | DistrictMap | Calculator>} */
  #living = new Map();

  /** @param {Asker} asker @param {(url: URL) => void} enter Adds an entry to the history. */
  constructor(asker, enter) {
    this.#asker = asker;
    this.#enter = enter;
    addEventListener('popstate', () => this.#living.forEach((view) => view.follow()));
  }

  /** Takes up the views of the page that stands now; an element that has stayed keeps what it is. */
  furnish() {
    const before = this.#living;
    this.#living = new Map();
    for (const view of document.querySelectorAll('[data-view]')) {
      const living = before.get(view) ?? this.#bringToLife(/** @type {HTMLElement} */ (view));
      if (living) this.#living.set(view, living);
    }
    this.enliven();
  }

  /** @param {HTMLElement} view */
  #bringToLife(view) {
    if (view.dataset.view === 'calculator') return new Calculator(view, this.#asker);
    if (!view.querySelector('.map-stage')) return null;
    if (view.dataset.view === 'states') return new StateMap(view, this.#asker, this.#enter);
    return view.dataset.view === 'districts' ? new DistrictMap(view, this.#asker) : null;
  }

  /** To be called once the engine is there. */
  enliven() {
    if (this.#asker.isReady) this.#living.forEach((view) => view.enliven());
  }
}
