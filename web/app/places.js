// Remembers how far each entry of the history was scrolled, so that Back and Forward return to the place that was left.

const STORE = 'satchel-places';

/** The key of the present entry; entries that the browser made itself get one when first asked. */
function keyHere() {
  if (typeof history.state?.key !== 'string')
    history.replaceState({...history.state, key: Math.random().toString(36).slice(2)}, '');
  return /** @type {string} */ (history.state.key);
}

/** How many entries of this site's lie before the present one in the history. */
export const depthHere = () => (Number.isInteger(history.state?.depth) ? Number(history.state.depth) : 0);

export class Places {
  /** @type {Map<string, number>} Pixels from the top, by entry. */
  #places = new Map();
  /** The entry whose page is on the screen; null while the browser itself moves to an anchor. @type {string | null} */
  #key = null;

  constructor() {
    try {
      this.#places = new Map(JSON.parse(sessionStorage.getItem(STORE) ?? '[]'));
    } catch {
      // No storage, or not ours: places are then forgotten on reload.
    }
    if (typeof history.state?.key === 'string') this.#key = history.state.key;
    addEventListener('pagehide', () => this.#leaveDocument());
    addEventListener('pageshow', (event) => {
      if (event.persisted && this.#key) history.scrollRestoration = 'manual';
    });
  }

  /** Goes to a new entry of the history. @param {URL} url */
  enter(url) {
    this.#places.set(keyHere(), scrollY);
    // From the first page that we draw on, the browser cannot know when to scroll: it would do so before the page stands.
    history.scrollRestoration = 'manual';
    history.pushState({depth: depthHere() + 1}, '', url);
    this.#key = keyHere();
  }

  /** Knows nothing any more of how far anything was scrolled. */
  forget() {
    this.#places.clear();
    this.#key = keyHere();
    try {
      sessionStorage.removeItem(STORE);
    } catch {
      // Nothing is kept there either.
    }
  }

  /** An anchor of this page is followed; the browser will add the entry and scroll. */
  leaveByAnchor() {
    this.#places.set(keyHere(), scrollY);
    this.#key = null;
  }

  /** After a move in the history: the place that was left there before, if it was seen. */
  arrive() {
    if (this.#key) this.#places.set(this.#key, scrollY);
    this.#key = keyHere();
    return this.#places.get(this.#key);
  }

  #leaveDocument() {
    this.#places.set(keyHere(), scrollY);
    // The next document to stand here is prerendered: the browser may restore its place.
    history.scrollRestoration = 'auto';
    try {
      sessionStorage.setItem(STORE, JSON.stringify([...this.#places]));
    } catch {
      // A full or forbidden storage costs the places, nothing else.
    }
  }
}
