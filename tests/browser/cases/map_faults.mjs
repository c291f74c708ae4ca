// The maps where something is missing: scripts, WebAssembly, the layer of all districts.
import assert from 'node:assert/strict';

import {isAwake, openMap, press} from '../maps.mjs';

const STATES = 'advocacy/';
const DISTRICTS = 'educate/partner-districts/';

const told = () => document.querySelector('[role=alert]')?.firstChild.textContent ?? '';
const isTold = (visit, what) => visit.until((text) => document.querySelector('[role=alert]')?.textContent.includes(text), what);

/** Asks for all districts where they cannot be had: the map says so, goes on with the partners, and gets them later. */
const withoutLayer = (fault) => ({
  name: `all districts cannot be had (${fault}): the map says so and finds the partners`,
  async run(visit) {
    await openMap(visit, DISTRICTS);
    visit.host.fault(fault, true);
    await visit.page.click('[name=specks]');
    await isTold(visit, 'The list of all school districts could not be loaded.');
    assert.ok(await visit.ask(() => !document.querySelector('[name=specks]').checked && document.querySelector('.specks') === null));
    await visit.page.focus('[name=query]');
    await visit.page.keyboard.type('renton');
    await visit.until(() => document.querySelector('.district-found button')?.textContent === 'Renton School District');
    visit.host.clearFaults();
    await press(visit, 'Escape');
    await visit.page.click('[name=specks]');
    await visit.until(() => document.querySelector('.specks path') !== null);
    visit.errors.length = 0;  // the requests that failed
  },
});

const cases = [
  {
    name: 'without scripts the maps are pictures beside their tables, and offer nothing that needs a script',
    scripts: false,
    async run(visit) {
      await visit.open(STATES);
      assert.ok(await visit.ask(() => {
        const svg = document.querySelector('.map-stage svg[role=img]');
        return svg.checkVisibility() && svg.querySelectorAll('.shapes path').length === 51 && svg.getBoundingClientRect().height > 100 &&
          document.querySelectorAll('table.states tbody tr').length === 51 && document.querySelector('.legend').checkVisibility();
      }));
      assert.ok(await visit.ask(() => ![...document.querySelectorAll('.state-view :is(select, input, button)')].some((one) => one.checkVisibility())));
      await visit.open(DISTRICTS);
      assert.ok(await visit.ask(() => {
        const svg = document.querySelector('.map-stage svg[role=img]');
        return svg.checkVisibility() && svg.querySelectorAll('.points > g').length > 10 && document.querySelectorAll('.districts ul.columns li').length > 400;
      }));
      assert.ok(await visit.ask(() => ![...document.querySelectorAll('.district-view :is(select, input, button)')].some((one) => one.checkVisibility())));
    },
  },
  {
    name: 'where WebAssembly is refused the maps stay pictures, and a control says why',
    host: 'refusing',
    async run(visit) {
      await visit.open(STATES);
      await visit.page.select('[name=state]', 'WA');
      await isTold(visit, 'This browser cannot run this part of the page.');
      await visit.until(() => document.querySelector('[name=state]').value === '');
      assert.ok(await visit.ask(() => document.querySelector('.map-stage svg[role=img]').checkVisibility() && !document.querySelector('.map-stage[role]')));
      await visit.ask(() => document.querySelector('th button.sort').click());
      assert.equal(await visit.ask(() => document.querySelector('table.states th').getAttribute('aria-sort')), 'ascending');
      await visit.open(DISTRICTS);
      assert.equal(await visit.ask(told), '');
      await visit.page.click('[data-zoom=in]');
      await isTold(visit, 'This browser cannot run this part of the page.');
      await visit.page.click('[name=specks]');
      await visit.until(() => !document.querySelector('[name=specks]').checked);
      assert.ok(!visit.host.log().some(({path}) => path.includes('.points.gz')), 'nothing is fetched that cannot be used');
      visit.errors.length = 0;  // the refusal itself is told in the console
    },
  },
  {
    name: 'where the network is cut a map offers to try again, and that works',
    async run(visit) {
      visit.host.fault('cut', true);
      await visit.open(STATES);
      await visit.page.select('[name=state]', 'WA');
      await isTold(visit, 'Are you online?');
      assert.equal(await visit.ask(() => document.querySelector('[name=state]').value), '');
      visit.host.clearFaults();
      await visit.ask(() => [...document.querySelectorAll('[role=alert] button')].find((b) => b.textContent === 'Try again').click());
      await visit.until(() => document.querySelector('.map-panel h3')?.textContent === 'Washington');
      await visit.until(() => location.search === '?state=WA');
      visit.errors.length = 0;  // the cut requests
    },
  },
  withoutLayer('missing'),
  withoutLayer('cut'),
  withoutLayer('corrupt'),
  {
    name: 'a map that is pressed before the engine has come answers when it has',
    async run(visit) {
      visit.host.fault('slow', true);
      await visit.open(DISTRICTS, 'domcontentloaded');
      assert.equal(await visit.ask(isAwake), false);
      await visit.ask(() => document.querySelector('.points .partner circle').dispatchEvent(new MouseEvent('click', {bubbles: true})));
      await visit.ask(() => document.querySelector('[data-zoom=in]').click());
      visit.host.clearFaults();
      await visit.until(() => /, [A-Z]{2}$/.test(document.querySelector('.map-panel h3')?.textContent ?? ''));
      await visit.until(() => document.querySelector('.land').getAttribute('transform').match(/scale\(([\d.]+)/)[1] > 1.2);
    },
  },
  {
    name: 'a page that is asked for again keeps its map, which answers once',
    async run(visit) {
      visit.host.fault('slow', true);
      await visit.open(DISTRICTS, 'domcontentloaded');
      await visit.ask((url) => {
        const link = Object.assign(document.createElement('a'), {href: url});
        document.body.append(link);
        link.click();
        link.remove();
      }, visit.at(DISTRICTS));
      visit.host.clearFaults();
      await visit.until(isAwake);
      const scale = () => Number(document.querySelector('.land').getAttribute('transform').match(/scale\(([\d.]+)/)[1]);
      const before = await visit.ask(scale);
      await visit.page.click('[data-zoom=in]');
      await visit.until((old) => Number(document.querySelector('.land').getAttribute('transform').match(/scale\(([\d.]+)/)[1]) > old, before);
      const after = await visit.ask(scale);
      assert.ok(after < before * 2.1, `${before} to ${after}`);
    },
  },
];

export default cases.map((test) => (test.folders ? test : {once: true, ...test}));
