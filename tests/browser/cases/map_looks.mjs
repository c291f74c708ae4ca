// The maps to the eye and to assistive technology in every mode: accessibility with something picked, two maps, narrow, print.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import {openMap, press} from '../maps.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function assertAccessible(visit) {
  await visit.ask(axe);
  const {violations} = await visit.ask(() => window.axe.run(document, {resultTypes: ['violations']}));
  assert.deepEqual(violations.map(({id, help, nodes}) => `${id}: ${help}, at ${nodes.map(({target}) => target.join(' ')).join(', ')}`), []);
}

const accessible = (scheme, width) => ({
  name: `maps in use have no accessibility violation, ${scheme}, ${width} wide`,
  browsers: ['chromium'],
  folders: ['root'],
  async run(visit) {
    await visit.page.setViewport({width, height: 800});
    await visit.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await openMap(visit, 'advocacy/?state=WA&metric=plan');
    await visit.until(() => document.querySelector('.map-panel h3') !== null);
    await visit.page.focus('.map-stage');
    await press(visit, 'ArrowRight');
    await assertAccessible(visit);
    await openMap(visit, 'educate/partner-districts/');
    await visit.page.click('[name=specks]');
    await visit.page.focus('[name=query]');
    await visit.page.keyboard.type('lake');
    await visit.until(() => document.querySelector('.district-found button') !== null);
    await assertAccessible(visit);
    await press(visit, 'Enter');
    await visit.until(() => document.querySelector('.map-panel h3') !== null && document.querySelector('.district-list:not([hidden])') !== null);
    await assertAccessible(visit);
  },
});

/** Serves a page with its view a second time, under the number that the engine would give it. */
async function doubleView(visit, path) {
  await visit.page.setRequestInterception(true);
  visit.page.on('request', async (request) => {
    if (request.resourceType() !== 'document') return request.continue();
    const html = await (await fetch(visit.at(path))).text();
    const [view] = html.match(/<div class="(?:state|district)-view"[^]*?<\/figure>[^]*?<div class="map-panel"[^]*?<\/div>/);
    const second = `${view.replaceAll('map-1', 'map-2')}<div class="district-list" hidden></div></div>`;
    return request.respond({contentType: 'text/html', body: html.replace('</main>', `${second}</main>`)});
  });
  await openMap(visit, path);
}

export default [
  accessible('light', 1280),
  accessible('dark', 1280),
  accessible('light', 320),
  accessible('dark', 320),
  {
    name: 'a map is a list only once it has something to choose from',
    browsers: ['chromium'],
    folders: ['root'],
    async run(visit) {
      await visit.page.evaluateOnNewDocument(() => {
        window.lists = [];
        const note = ({target}) => target.matches('[role=listbox]') && window.lists.push(target.querySelectorAll('[role=option]').length);
        new MutationObserver((changes) => changes.forEach(note)).observe(document, {subtree: true, attributeFilter: ['role']});
      });
      for (const path of ['states/', 'educate/partner-districts/']) {
        await openMap(visit, path);
        const lists = await visit.ask(() => window.lists);
        assert.ok(lists.length > 0 && !lists.includes(0), `${path}: ${lists}`);
      }
    },
  },
  {
    name: 'two maps on a page each answer for themselves',
    browsers: ['chromium'],
    folders: ['root'],
    async run(visit) {
      await doubleView(visit, 'states/');
      await visit.until(() => document.querySelectorAll('.map-stage[role=listbox]').length === 2);
      await visit.page.select('#map-2 [name=state]', 'TX');
      await visit.until(() => document.querySelector('#map-2 .map-panel h3')?.textContent === 'Texas');
      assert.ok(await visit.ask(() => document.querySelector('#map-1 .map-panel').children.length === 0 && document.querySelector('#map-2-TX[aria-selected=true]')));
    },
  },
  {
    name: 'two maps of districts on a page each answer for themselves',
    browsers: ['chromium'],
    folders: ['root'],
    async run(visit) {
      await doubleView(visit, 'educate/partner-districts/');
      await visit.until(() => document.querySelectorAll('.map-stage[role=listbox]').length === 2);
      const transforms = () => ['#map-1', '#map-2'].map((id) => document.querySelector(`${id} .land`).getAttribute('transform'));
      const [first, second] = await visit.ask(transforms);
      await visit.page.select('#map-2 [name=state]', 'TX');
      await visit.until((old) => document.querySelector('#map-2 .land').getAttribute('transform') !== old, second);
      assert.equal((await visit.ask(transforms))[0], first);
      await visit.page.click('#map-1 [name=specks]');
      await visit.until(() => document.querySelector('#map-1 .specks path') !== null);
      await visit.page.click('#map-2 [name=specks]');
      await visit.until(() => document.querySelector('#map-2 .specks path') !== null);
      assert.equal(visit.host.log().filter(({path}) => path.includes('.points.gz')).length, 1, 'the layer is fetched once for both');
    },
  },
  {
    name: 'maps fit a window of 320 pixels, and nothing covers their points',
    browsers: ['chromium'],
    folders: ['root'],
    async run(visit) {
      await visit.page.setViewport({width: 320, height: 700});
      for (const path of ['advocacy/?state=WA', 'educate/partner-districts/']) {
        await openMap(visit, path);
        assert.equal(await visit.ask(() => document.documentElement.scrollWidth), 320, path);
      }
      assert.deepEqual(await visit.ask(() => {
        document.querySelector('.map-stage').scrollIntoView({block: 'center', behavior: 'instant'});
        const {left, right, top, bottom} = document.querySelector('.map-stage').getBoundingClientRect();
        return [...document.querySelectorAll('[role=option]')].filter((option) => {
          const box = option.getBoundingClientRect();
          return [...document.querySelectorAll('.map-buttons button')].some((button) => {
            const over = button.getBoundingClientRect();
            return box.left < Math.min(right, over.right) && box.right > Math.max(left, over.left) &&
              box.top < Math.min(bottom, over.bottom) && box.bottom > Math.max(top, over.top);
          });
        }).map((option) => option.getAttribute('aria-label'));
      }), []);
    },
  },
  {
    name: 'the map of the states prints, with patterns in the place of colours',
    browsers: ['chromium'],
    folders: ['root'],
    async run(visit) {
      await openMap(visit, 'advocacy/?state=WA');
      await visit.until(() => document.querySelector('.map-panel h3') !== null);
      const pdf = Buffer.from(await visit.page.pdf({format: 'letter'}));
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      // As text alone the page is a tenth of this.
      assert.ok(pdf.length > 150_000, `${pdf.length} bytes`);
      await visit.page.emulateMediaType('print');
      const printed = await visit.ask(() => ({
        map: document.querySelector('.map-stage svg').checkVisibility(),
        controls: [...document.querySelectorAll('.map-controls, .map-buttons')].some((part) => part.checkVisibility()),
        fills: new Set([...document.querySelectorAll('.shapes path')].map((shape) => getComputedStyle(shape).fill)).size,
        patterned: [...document.querySelectorAll('.shapes path')].some((shape) => getComputedStyle(shape).fill.includes('url(')),
      }));
      assert.ok(printed.map && !printed.controls && printed.fills > 3 && printed.patterned, JSON.stringify(printed));
    },
  },
];
