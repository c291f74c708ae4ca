// What the cases of the maps ask of a page: a map that is awake, where a shape can be hit, which part is seen.

// Drawn by the engine, that is: before, it has another size.
export const isAwake = () => document.querySelector('.map-stage[role=listbox] > svg[role=none]') !== null;

/** Opens a page and waits until its map answers. */
export async function openMap(visit, path) {
  await visit.open(path);
  await visit.until(isAwake);
}

/** A point on the screen where a click reaches an element that the selector names: its middle, or a part that nothing covers. */
export async function placeOn(visit, selector) {
  await visit.until((css) => document.querySelector(css) !== null, selector);
  const place = await visit.ask((css) => {
    const steps = Array.from({length: 41}, (_, i) => 0.5 + (i % 2 ? 1 : -1) * Math.ceil(i / 2) / 41);
    const clearPlace = (part) => {
      part.scrollIntoView({block: 'center', behavior: 'instant'});
      const box = part.getBoundingClientRect();
      for (const v of steps) for (const u of steps) {
        // Firefox clicks whole pixels alone.
        const [x, y] = [Math.round(box.left + u * box.width), Math.round(box.top + v * box.height)];
        if (part.contains(document.elementFromPoint(x, y))) return {x, y};
      }
      return null;
    };
    for (const part of document.querySelectorAll(css)) {
      const found = part.checkVisibility() ? clearPlace(part) : null;
      if (found) return found;
    }
    return null;
  }, selector);
  if (!place) throw new Error(`nothing of ${selector} can be hit at ${visit.page.url()}`);
  return place;
}

export async function clickOn(visit, selector) {
  const {x, y} = await placeOn(visit, selector);
  await visit.page.mouse.click(x, y);
}

export const press = async (visit, ...keys) => {
  for (const key of keys) await visit.page.keyboard.press(key);
};

/** What the keys have reached, as screen readers are told. */
export const activeLabel = () => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.getAttribute('aria-label') ?? null;

/** The line for screen readers. */
export const spoken = () => document.querySelector('[role=status]')?.textContent ?? '';

/** The part that the map of the districts shows: the scale, and the map's point in the middle of the stage. */
export const seenPart = () => {
  const [x, y, scale] = document.querySelector('.land').getAttribute('transform').match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
  const {width, height} = document.querySelector('.district-map svg').viewBox.baseVal;
  return {scale, x: (width / 2 - x) / scale, y: (height / 2 - y) / scale};
};

/** Two frames, after which what a gesture asked for is drawn, or will never be. */
export const framesPass = (visit) => visit.ask(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
