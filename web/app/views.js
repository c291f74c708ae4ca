// Brings the views of the present page to life.
import {DistrictMap} from './district_map.js';
import {StateMap} from './state_map.js';

/** @typedef {import('./ask.js').Asker} Asker */

export class Views {
  /** @type {Asker} */
  #asker;
  /** @type {(url: URL) => void} */
  #enter;
  /** @type {(StateMap | DistrictMap)[]} */
  #maps = [];

  /** @param {Asker} asker @param {(url: URL) => void} enter Adds an entry to the history. */
  constructor(asker, enter) {
    this.#asker = asker;
    this.#enter = enter;
    addEventListener('popstate', () => this.#maps.forEach((map) => map.follow()));
  }

  /** Takes up the views of the page that stands now. */
  furnish() {
    this.#maps = [];
    for (const view of document.querySelectorAll('[data-view]')) {
      if (!(view instanceof HTMLElement) || !view.querySelector('.map-stage')) continue;
      if (view.dataset.view === 'states') this.#maps.push(new StateMap(view, this.#asker, this.#enter));
      if (view.dataset.view === 'districts') this.#maps.push(new DistrictMap(view, this.#asker));
    }
    this.enliven();
  }

  /** To be called once the engine is there. */
  enliven() {
    if (this.#asker.isReady) this.#maps.forEach((map) => map.enliven());
  }
}
