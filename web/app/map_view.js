// The part of a map that is seen, and how hands and wheels change it.
import {listen} from './boundary.js';

/**
 * @typedef {object} View `scale` pixels of the screen are one of the map, around its point x, y.
 * @property {number} x
 * @property {number} y
 * @property {number} scale
 */

export const MAP_WIDTH = 975;
export const MAP_HEIGHT = 610;
const MAX_SCALE = 64;
// A drag shorter than this is a click of an unsteady hand.
const STEADY_PIXELS = 4;
const WHEEL_STEP = 0.0025;

/** @param {number} value @param {number} least @param {number} most */
const within = (value, least, most) => Math.min(Math.max(value, least), most);

/** @typedef {{width: number, height: number}} Size Of the stage, in pixels of the screen. */

/** The scale at which the whole map just fits. @param {Size} box */
export const wholeScale = (box) => Math.min(box.width / MAP_WIDTH, box.height / MAP_HEIGHT);

/** Keeps a view on the map. @param {View} view @param {Size} box @returns {View} */
export function kept(view, box) {
  const scale = within(view.scale, wholeScale(box), MAX_SCALE);
  return {x: within(view.x, 0, MAP_WIDTH), y: within(view.y, 0, MAP_HEIGHT), scale};
}

/** The view `factor` times as large, with what lies at left, top of the screen staying there. @param {View} view @param {Size} box @param {number} factor @param {number} [left] @param {number} [top] */
export function zoomed(view, box, factor, left = box.width / 2, top = box.height / 2) {
  const scale = within(view.scale * factor, wholeScale(box), MAX_SCALE);
  const shift = 1 / view.scale - 1 / scale;
  return kept({x: view.x + (left - box.width / 2) * shift, y: view.y + (top - box.height / 2) * shift, scale}, box);
}

/** @param {View} view @param {Size} box @param {number} dx Pixels of the screen. @param {number} dy */
export function moved(view, box, dx, dy) {
  return kept({x: view.x - dx / view.scale, y: view.y - dy / view.scale, scale: view.scale}, box);
}

/**
 * Lets a mouse drag and two fingers move and zoom; the wheel zooms with Ctrl. One finger and the bare wheel are the page's.
 * @param {HTMLElement} stage
 * @param {() => View} view
 * @param {(view: View) => void} show
 * @param {() => void} hint Called where a bare wheel may have been meant for the map.
 */
export function watchHands(stage, view, show, hint) {
  const box = () => stage.getBoundingClientRect();
  watchMouse(stage, (dx, dy) => show(moved(view(), box(), dx, dy)));
  watchFingers(stage, (factor, from, to) => {
    const {left, top} = box();
    const next = zoomed(view(), box(), factor, from.x - left, from.y - top);
    show(moved(next, box(), to.x - from.x, to.y - from.y));
  });
  listen(stage, 'wheel', (event) => {
    if (!event.ctrlKey) return hint();
    event.preventDefault();
    const {left, top} = box();
    show(zoomed(view(), box(), Math.exp(-event.deltaY * WHEEL_STEP), event.clientX - left, event.clientY - top));
  }, {passive: false});
}

/** @param {HTMLElement} stage @param {(dx: number, dy: number) => void} drag */
function watchMouse(stage, drag) {
  let [x, y] = [0, 0];
  let state = /** @type {'up' | 'down' | 'dragging' | 'dragged'} */ ('up');
  listen(stage, 'pointerdown', (event) => {
    if (event.pointerType === 'touch' || event.button !== 0) return;
    state = 'down';
    [x, y] = [event.clientX, event.clientY];
  });
  listen(stage, 'pointermove', (event) => {
    if ((state !== 'down' && state !== 'dragging') || event.pointerType === 'touch') return;
    if (state === 'down') {
      if (Math.hypot(event.clientX - x, event.clientY - y) < STEADY_PIXELS) return;
      state = 'dragging';
      stage.setPointerCapture(event.pointerId);
    }
    drag(event.clientX - x, event.clientY - y);
    [x, y] = [event.clientX, event.clientY];
  });
  const end = () => (state = state === 'dragging' ? 'dragged' : 'up');
  listen(stage, 'pointerup', end);
  listen(stage, 'pointercancel', end);
  // The click that ends a drag picks nothing. Not every drag ends with one.
  listen(stage, 'click', (event) => {
    if (state === 'dragged') event.stopImmediatePropagation();
    state = 'up';
  }, {capture: true});
}

/** @typedef {{x: number, y: number}} Place */

/** @param {HTMLElement} stage @param {(factor: number, from: Place, to: Place) => void} pinch */
function watchFingers(stage, pinch) {
  /** @type {{middle: Place, apart: number} | null} */
  let last = null;
  const read = (/** @type {TouchEvent} */ event) => {
    const [a, b] = event.touches;
    return {middle: {x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2},
            apart: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY))};
  };
  const touch = (/** @type {TouchEvent} */ event) => {
    if (event.touches.length !== 2) return void (last = null);
    event.preventDefault();
    const now = read(event);
    if (last) pinch(now.apart / last.apart, last.middle, now.middle);
    last = now;
  };
  for (const type of /** @type {const} */ (['touchstart', 'touchmove', 'touchend', 'touchcancel']))
    listen(stage, type, touch, {passive: false});
}
