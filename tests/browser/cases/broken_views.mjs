// A view whose engine breaks, or whose script does: the rest of the page goes on, and the view can be started again.
import assert from 'node:assert/strict';

import {isAwake, openMap} from '../maps.mjs';

const STATES = 'advocacy/';

// Lets the case break the engine: while `window.broken` names one of its functions, that one ends in a trap.
const makeBreakable = () => {
  const {instantiate} = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    const exports = {...made.instance.exports};
    for (const [name, call] of Object.entries(exports))
      if (typeof call === 'function')
        exports[name] = (...values) => {
          if (window.broken === name) throw new WebAssembly.RuntimeError('unreachable');
          return call(...values);
        };
    return {...made, instance: {exports}};
  };
};

const isTold = () => document.querySelector('.view-failed')?.checkVisibility() ?? false;
const pressAgain = () => document.querySelector('.view-failed button').click();
const isReadable = () => document.querySelector('main').textContent.length > 5000 && document.querySelectorAll('table.states tbody tr').length === 51;

const cases = [
  {
    name: 'a map whose engine breaks says so, the page stays, and the map starts again with a new engine',
    async run(visit) {
      await visit.page.evaluateOnNewDocument(makeBreakable);
      await openMap(visit, STATES);
      await visit.ask(() => (window.broken = 'satchel_ask'));
      await visit.page.select('[name=state]', 'WA');
      await visit.until(isTold);
      assert.ok(await visit.ask(isReadable));
      await visit.ask(() => document.querySelector('th button.sort').click());
      assert.equal(await visit.ask(() => document.querySelector('table.states th').getAttribute('aria-sort')), 'ascending');
      visit.errors.length = 0;  // the failure is told in the console
      await visit.ask(() => (window.broken = ''));
      await visit.ask(pressAgain);
      await visit.until(() => document.querySelector('.view-failed') === null);
      await visit.until(isAwake);
      await visit.page.select('[name=state]', 'WA');
      await visit.until(() => document.querySelector('.map-panel h3')?.textContent === 'Washington');
    },
  },
  {
    name: 'a calculator whose script fails says so, keeps its results, and starts again',
    async run(visit) {
      await visit.open('educate/travel-calculator/');
      const results = await visit.ask(() => document.querySelector('[data-view=calculator]').innerText.length);
      await visit.ask(() => (document.querySelector('[data-view=calculator]').querySelectorAll = () => { throw new Error('planted'); }));
      await visit.ask(() => document.querySelector('[data-view=calculator] input').dispatchEvent(new Event('change', {bubbles: true})));
      await visit.until(isTold);
      assert.ok(await visit.ask((before) => document.querySelector('[data-view=calculator]').innerText.length >= before, results));
      visit.errors.length = 0;
      await visit.ask(pressAgain);
      await visit.until(() => document.querySelector('.view-failed') === null);
      await visit.ask(() => {
        const field = document.querySelector('[data-view=calculator] .entry input');
        field.value = 'nonsense';
        field.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await visit.until(() => document.querySelector('[data-view=calculator] [aria-invalid=true]') !== null);
    },
  },
  {
    name: 'where the engine breaks at a page, the host gives the page',
    async run(visit) {
      await visit.page.evaluateOnNewDocument(makeBreakable);
      await openMap(visit, STATES);
      await visit.mark();
      await visit.ask(() => (window.broken = 'satchel_render'));
      await visit.follow('about/');
      await visit.arrives('about/');
      await visit.until(() => !window.marked);
    },
  },
];

export default cases.map((test) => ({...test, once: true}));
