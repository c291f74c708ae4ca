// How the staff comes in: a finger that rests for three seconds in the upper right corner, or Ctrl+Alt+S.

const HOLD_MS = 3000;
const CORNER = 120;  // pixels
const STEADY = 40;  // as far as a resting finger moves

/** @param {KeyboardEvent} event */
export const isStaffKey = (event) => event.ctrlKey && event.altKey && event.code === 'KeyS' && !event.getModifierState('AltGraph');

/** @param {() => void} enter */
export function watchCorner(enter) {
  let timer = 0;
  let from = {x: 0, y: 0};
  const options = {capture: true, passive: true};
  addEventListener('pointerdown', ({clientX: x, clientY: y}) => {
    clearTimeout(timer);
    from = {x, y};
    if (x > innerWidth - CORNER && y < CORNER) timer = window.setTimeout(enter, HOLD_MS);
  }, options);
  addEventListener('pointermove', ({clientX: x, clientY: y}) => {
    if (Math.hypot(x - from.x, y - from.y) > STEADY) clearTimeout(timer);
  }, options);
  for (const type of ['pointerup', 'pointercancel']) addEventListener(type, () => clearTimeout(timer), options);
}
