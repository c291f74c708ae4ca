// Thousands of visitors one after another in one window of Chromium: pages, maps, calculators, cards, and a reset between two
// visitors. Memory is measured after forced collections; the last quarter must be as the second one, by their medians: at times the
// browser still holds the page before.
import {existsSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';

import {pagesOf} from '../browser/site.mjs';
import {startScreen} from './screens.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const {values: options} = parseArgs({options: {
  actions: {type: 'string', default: '20000'},
  file: {type: 'string', default: join(project, 'dist/kiosk.html')},  // beside the site's pages
}});
const SAMPLES = 100;
const ACTIONS_A_VISITOR = 100;
const MOST_GROWTH = 0.02;
// Told, not judged: V8's code, and the heap of which it is a part.
const TOLD = ['code', 'heap'];
// Code that V8 compiles better the longer it runs lies in the same heap.
const STEADY_CODE = '--js-flags=--no-opt --no-sparkplug --no-flush-bytecode --no-wasm-dynamic-tiering';

// Keeps the engine's memory where the test can see it. In the page, before its own script.
const keepMemory = () => {
  const {instantiate} = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate.apply(WebAssembly, args);
    window.engineMemory = result.instance.exports.memory;
    return result;
  };
};

/** Gives the page the visitors of this soak, once: code that is handed in again and again would pile up in the heap. In the page. */
const invite = () => {
  const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (condition) => {
    while (!condition()) await rest(10);
  };
  const change = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}));
  };

  /** What a visitor does, by numbers that come the same way each time. */
  const visit = async (actions, seed) => {
    let state = seed;
    const random = (below) => {
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      return Math.floor((state / 2 ** 32) * below);
    };
    const one = (selector) => {
      const all = [...document.querySelectorAll(selector)];
      return all[random(all.length)];
    };
    const deeds = [
      () => one('a[href^="#/"]')?.click(),
      () => one('a[href^="#/"]')?.click(),
      () => history.state?.depth > 0 && history.back(),
      () => one('main summary, .site-header summary')?.click(),
      () => one('main a[href^="http"]')?.click(),
      () => one('dialog.card button:last-of-type')?.click(),
      () => one('button.sort')?.click(),
      () => {
        const field = one('main select');
        if (field) change(field, field.options[random(field.options.length)].value);
      },
      () => {
        const field = one('.entry input, [name=query]');
        if (field) change(field, String(random(90)));
      },
      () => one('.map-stage')?.dispatchEvent(new KeyboardEvent('keydown', {key: ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'Enter'][random(4)], bubbles: true, cancelable: true})),
      () => one('[data-act="compare"], [data-act="reset"], [data-act="scenario"]')?.click(),
    ];
    for (let i = 0; i < actions; ++i) {
      // Maps and calculators are few among the pages: visitors look for them.
      if (i % 8 === 0) location.hash = ['#/states', '#/advocacy', '#/educate/partner-districts', '#/educate/travel-calculator', '#/educate/stipend-calculator'][random(5)];
      else deeds[random(deeds.length)]();
      await rest(4);
    }
  };

  /**
   * What the first visitor does: everything, the largest things too. WebAssembly's memory only ever grows, to what the largest
   * work took; met late and by chance, that would look like a leak.
   */
  const doEverything = async (routes) => {
    const press = async (selector, milliseconds) => {
      for (const part of document.querySelectorAll(selector)) {
        part.click();
        await rest(milliseconds);
      }
    };
    for (const route of routes) {
      location.hash = `#${route}`;
      await rest(150);
      await press('main input[type=checkbox]:not(:checked)', 800);
      for (let times = 0; times < 2; ++times) await press('[data-act="compare"]', 100);
      for (const field of document.querySelectorAll('[name=query], .entry input')) {
        change(field, '1');
        await rest(400);
      }
      for (const select of document.querySelectorAll('main select'))
        for (const {value} of [...select.options]) {
          change(select, value);
          await rest(15);
        }
      for (let times = 0; times < 12; ++times) await press('[data-zoom=in]', 60);
      await press('main summary, button.sort');
    }
  };

  /** The visitor goes, and the next one comes. */
  const changeVisitor = async () => {
    dispatchEvent(new PointerEvent('pointerdown'));
    window.advance(61_000);
    await until(() => document.querySelector('dialog.countdown[open]'));
    while (!document.querySelector('dialog.invitation[open]')) {
      window.advance(1500);
      await rest(10);
    }
    await until(() => location.hash === '#/' && history.state?.depth === 1 && !document.querySelector('dialog.leaving'));
    dispatchEvent(new PointerEvent('pointerdown'));
    await until(() => !document.querySelector('dialog'));
  };

  window.visitors = {
    first: async (routes) => {
      await doEverything(routes);
      await changeVisitor();
    },
    next: async (seed, actions) => {
      await visit(actions, seed);
      await changeVisitor();
    },
  };
};

// What V8 compiles when a function first runs, and notes at each place of the code: it ends with the code, but after days only, and
// would hide what grows without an end.
const OF_CODE = new Set(['code', 'object shape']);
// The browser's own, outside of V8's heap: its nodes and listeners are counted, the engine's memory is measured.
const OUTSIDE = new Set(['native', 'synthetic']);

/** Bytes in V8's heap, by a snapshot's list: of what scripts made, and of V8's code. */
async function heapOf(session) {
  let text = '';
  const take = ({chunk}) => (text += chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false});
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const {snapshot: {meta}, nodes} = JSON.parse(text);
  const [type, size] = ['type', 'self_size'].map((name) => meta.node_fields.indexOf(name));
  const names = meta.node_types[type];
  const sums = {objects: 0, code: 0};
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    const name = names[nodes[at + type]];
    if (!OUTSIDE.has(name)) sums[OF_CODE.has(name) ? 'code' : 'objects'] += nodes[at + size];
  }
  return sums;
}

async function measure(screen, session) {
  for (let i = 0; i < 2; ++i) await session.send('HeapProfiler.collectGarbage');
  const {metrics} = await session.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  const {nodes, documents, jsEventListeners} = await session.send('Memory.getDOMCounters');
  const engine = await screen.ask(() => window.engineMemory.buffer.byteLength);
  return {engine, ...await heapOf(session), heap: value('JSHeapUsedSize'), nodes, documents, listeners: jsEventListeners};
}

const median = (samples, name) => samples.map((sample) => sample[name]).sort((a, b) => a - b)[Math.floor(samples.length / 2)];

/** Compares the second quarter with the last; true where nothing has grown that is judged. */
function report(samples) {
  const quarter = Math.floor(samples.length / 4);
  const [second, last] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
  let good = true;
  for (const name of Object.keys(samples[0])) {
    const [before, after] = [median(second, name), median(last, name)];
    const growth = after / before - 1;
    const grows = growth > MOST_GROWTH && !TOLD.includes(name);
    if (grows) good = false;
    console.log(`${name.padEnd(10)} ${before.toFixed(0).padStart(12)} ${after.toFixed(0).padStart(12)} ${(100 * growth).toFixed(2).padStart(7)} %${grows ? '  grows' : ''}`);
  }
  return good;
}

const file = resolve(options.file);
if (!existsSync(file)) throw new Error(`${file} is missing: satchel build --kiosk first`);
const total = Number(options.actions);
const screen = await startScreen('chromium', [STEADY_CODE]);
await screen.page.evaluateOnNewDocument(keepMemory);
await screen.page.evaluateOnNewDocument(invite);
const session = await screen.page.createCDPSession();
await session.send('Performance.enable');
await screen.open(pathToFileURL(file).href);
await screen.until(() => document.querySelector('.kiosk-bar') !== null);
const routes = pagesOf(dirname(file)).map((path) => `/${path.replace(/\/$/, '')}`);
for (let times = 0; times < 2; ++times) await screen.ask((all) => window.visitors.first(all), routes);
const samples = [];
const began = Date.now();
let resets = 0;
for (let done = 0; done < total; ++resets) {
  await screen.ask((seed, actions) => window.visitors.next(seed, actions), 1 + resets, ACTIONS_A_VISITOR);
  done += ACTIONS_A_VISITOR;
  if (done < ((samples.length + 1) * total) / SAMPLES) continue;
  samples.push(await measure(screen, session));
  console.log(`${String(done).padStart(7)} ${Object.entries(samples.at(-1)).map(([name, value]) => `${name} ${value}`).join('  ')}`);
}
console.log(`${total} actions, ${resets} resets, ${((Date.now() - began) / 1000).toFixed(0)} s; medians of the second and the last quarter:`);
const isFlat = report(samples);
if (screen.errors.length > 0) console.log(`errors: ${screen.errors.join('\n')}`);
console.log(isFlat && screen.errors.length === 0 ? 'flat, and no errors' : 'NOT GOOD');
await screen.close();
process.exit(isFlat && screen.errors.length === 0 ? 0 : 1);
