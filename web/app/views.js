// Brings the views of the present page to life.
import {FAILED, attempt} from './boundary.js';
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
    addEventListener('popstate', () => this.#living.forEach((view, part) => attempt(part, () => view.follow())));
    addEventListener(FAILED, ({target}) => this.#tell(/** @type {Element} */ (target).closest('[data-view]')));
  }

  /** Takes up the views of the page that stands now; an element that has stayed keeps what it is. */
  furnish() {
    const before = this.#living;
    this.#living = new Map();
    for (const view of document.querySelectorAll('[data-view]')) {
      const living = before.get(view);
      if (living) this.#living.set(view, living);
      else attempt(view, () => this.#bringToLife(/** @type {HTMLElement} */ (view)));
    }
    this.enliven();
  }

  /** @param {HTMLElement} view */
  #bringToLife(view) {
    const living = this.#madeOf(view);
    if (living) this.#living.set(view, living);
  }

  /** @param {HTMLElement} view */
  #madeOf(view) {
    if (view.dataset.view === 'calculator') return new Calculator(view, this.#asker);
    if (!view.querySelector('.map-stage')) return null;
    if (view.dataset.view === 'states') return new StateMap(view, this.#asker, this.#enter);
    return view.dataset.view === 'districts' ? new DistrictMap(view, this.#asker) : null;
  }

  /** Says in its place that a view has failed, and offers to start it again. @param {Element | null} view */
  #tell(view) {
    if (!view || view.querySelector(':scope > .view-failed')) return;
    this.#living.delete(view);
    const note = Object.assign(document.createElement('p'), {className: 'notice view-failed'});
    note.setAttribute('role', 'alert');
    const again = Object.assign(document.createElement('button'), {type: 'button', className: 'button quiet', textContent: 'Start it again'});
    again.addEventListener('click', () => void this.#startAgain(view));
    note.append('This part of the page has stopped working. ', again);
    view.prepend(note);
  }

  /** Puts a view in the place of the one that has failed, as the page had it. @param {Element} view */
  async #startAgain(view) {
    const place = [...document.querySelectorAll('main [data-view]')].indexOf(view);
    const page = await this.#asker.page().catch(() => null);
    const fresh = page?.querySelectorAll('[data-view]')[place];
    if (!fresh) return location.reload();
    view.replaceWith(fresh);
    this.furnish();
  }

  /** To be called once the engine is there. */
  enliven() {
    if (this.#asker.isReady) this.#living.forEach((view, part) => attempt(part, () => view.enliven()));
  }
}
