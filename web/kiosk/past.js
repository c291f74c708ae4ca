// A browser's history cannot be erased by a page, only overwritten: back to our first entry, and from there one step, which cuts
// off all that lay ahead.
import {depthHere} from '../app/places.js';

// Browsers keep at least so many entries: a longer step would lead nowhere.
const LONGEST_STEP = 49;
const PATIENCE_MS = 400;

export class Past {
  /** Of a step that is being taken. @type {(() => void) | null} */
  #arrived = null;

  /** To be made before the router, which is not to draw the pages that are passed. */
  constructor() {
    addEventListener('popstate', (event) => {
      if (!this.#arrived) return;
      event.stopImmediatePropagation();
      this.#arrived();
    });
  }

  /** Leaves two entries, both of them `start`. @param {URL} start */
  async forget(start) {
    for (let step = LONGEST_STEP; depthHere() > 0 && step > 0;) {
      step = Math.min(step, depthHere());
      if (!(await this.#go(-step))) step = Math.floor(step / 2);
    }
    history.replaceState({depth: 0}, '', start);
    history.pushState({depth: 1}, '', start);
  }

  /** False where the history has no such entry any more. @param {number} steps */
  async #go(steps) {
    const moved = await new Promise((resolve) => {
      this.#arrived = () => resolve(true);
      setTimeout(() => resolve(false), PATIENCE_MS);
      history.go(steps);
    });
    this.#arrived = null;
    return moved;
  }
}
