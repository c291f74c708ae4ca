// Brings the views of the present page to life.
import {DistrictMap} from './district_map.js';
import {StateMap} from './state_map.js';

/** @typedef {import('./ask.js').Asker} Asker */

export class Views {
  /** @type {Asker} */
  #asker;
  /** @type {(url: URL) => void} */
  #enter;
  /** The maps of the present page, by their elements. @type {Map<Element, StateMap | DistrictMap>} */
  #maps = new Map();

  /** @param {Asker} asker @param {(url: URL) => void} enter Adds an entry to the history. */
  constructor(asker, enter) {
    this.#asker = asker;
    this.#enter = enter;
    addEventListener('popstate', () => this.#maps.forEach((map) => map.follow()));
  }

  /** Takes up the views of the page that stands now; an element that has stayed keeps its map. */
  furnish() {
    const before = this.#maps;
    this.#maps = new Map();
    for (const view of document.querySelectorAll('[data-view]')) {
      const map = before.get(view) ?? (view.querySelector('.map-stage') && this.#mapOf(/** @type {HTMLElement} */ (view)));
      if (map) this.#maps.set(view, map);
    }
    this.enliven();
  }

  /** @param {HTMLElement} view */
  #mapOf(view) {
    if (view.dataset.view === 'states') return new StateMap(view, this.#asker, this.#enter);
    return view.dataset.view === 'districts' ? new DistrictMap(view, this.#asker) : null;
  }

  /** To be called once the engine is there. */
  enliven() {
    if (this.#asker.isReady) this.#maps.forEach((map) => map.enliven());
  }
}
