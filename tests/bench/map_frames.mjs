// Frames of the districts' map in Chromium with all school districts shown: what one step of a pan or a zoom costs the page's
// main thread, from the event through scripts, style and layout to the painted frame.
import { join } from 'node:path';
import { launch } from '../browser/browsers.mjs';
import { Host } from '../browser/host.mjs';
import { ROOT, median } from './workspace.mjs';

const ROUNDS = 5;
const PANS = 200;
const ZOOMS = 100;
/** Runs in the page: drags in circles, then zooms in and out at the middle; one step a frame. Gives each step's milliseconds. */
const drive = async (/** @type {number} */ pans, /** @type {number} */ zooms) => {
  const stage = /** @type {HTMLElement} */ (document.querySelector('.map-stage'));
  const { left, top, width, height } = stage.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const { port1, port2 } = new MessageChannel();
  // From the frame's beginning until the first task after it.
  const frame = () => new Promise((/** @type {(time: number) => void} */ done) => requestAnimationFrame(() => {
    const began = performance.now();
    port1.onmessage = () => done(performance.now() - began);
    port2.postMessage(null);
  }));
  const step = async (/** @type {Event} */ event) => {
    const painted = frame();  // asked for first, so that it begins before the map's own part of the frame
    const began = performance.now();
    stage.dispatchEvent(event);
    const handled = performance.now() - began;
    return handled + (await painted);
  };
  const pointer = (/** @type {string} */ type, /** @type {number} */ px, /** @type {number} */ py) =>
    new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: px, clientY: py, pointerType: 'mouse', button: 0 });
  stage.setPointerCapture = () => {};
  const times = { pan: /** @type {number[]} */ ([]), zoom: /** @type {number[]} */ ([]) };
  for (let i = 0; i < 3; ++i) await step(new WheelEvent('wheel', { ctrlKey: true, deltaY: -120, clientX: x, clientY: y, cancelable: true }));
  stage.dispatchEvent(pointer('pointerdown', x, y));
  for (let i = 1; i <= pans; ++i)
    times.pan.push(await step(pointer('pointermove', x + 60 * Math.sin(i / 12), y + 40 * Math.cos(i / 9))));
  stage.dispatchEvent(pointer('pointerup', x, y));
  for (let i = 0; i < zooms; ++i)
    times.zoom.push(await step(new WheelEvent('wheel', { ctrlKey: true, deltaY: i % 50 < 25 ? -50 : 50, clientX: x, clientY: y, cancelable: true })));
  return times;
};

/** @param {number[]} times */
const p95 = (times) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];

/** @param {number[][]} rounds */
const summary = (rounds) => ({ median: median(rounds.map((times) => median(times))), p95: median(rounds.map(p95)) });

/** Median and 95th percentile of a pan's and of a zoom's frames, in milliseconds; the median of the rounds. */
export async function mapFrames() {
  const host = await Host.start(join(ROOT, 'dist'));
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await page.goto(host.address('plain', '/educate/partner-districts/'), { waitUntil: 'load' });
    await page.waitForSelector('.map-stage[role=listbox]');
    await page.click('[name=specks]');
    await page.waitForSelector('.specks path');
    const rounds = [];
    for (let i = 0; i < ROUNDS; ++i) {
      rounds.push(await page.evaluate(drive, PANS, ZOOMS));
      await page.click('[data-zoom=all]');
    }
    return { pan: summary(rounds.map(({ pan }) => pan)), zoom: summary(rounds.map(({ zoom }) => zoom)) };
  } finally {
    await browser.close();
    await host.stop();
  }
}
