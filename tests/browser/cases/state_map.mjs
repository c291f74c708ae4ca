// The map of the states: every way to pick one, what is then told, what the address keeps.
import assert from 'node:assert/strict';

import {activeLabel, clickOn, openMap, placeOn, press, spoken} from '../maps.mjs';

const PAGE = 'advocacy/';
const NO_ADDRESS = 'states/';

const isPicked = (code) => {
  const view = document.querySelector('.state-view');
  const name = [...view.querySelector('[name=state]').options].find((option) => option.value === code).textContent;
  const selected = [...view.querySelectorAll('.map-stage [aria-selected=true]')].map((shape) => shape.dataset.state);
  return view.querySelector('[name=state]').value === code && selected.join() === code &&
    (code ? view.querySelector('.map-panel h3')?.textContent === name : view.querySelector('.map-panel').children.length === 0);
};

const picked = (visit, code) => visit.until(isPicked, code);
const search = () => location.search;
const title = () => document.querySelector('.map-title').textContent;
const styleOf = (code) => document.querySelector(`.shapes [data-state=${code}]`).getAttribute('class');
const choose = (visit, name, value) => visit.page.select(`[name=${name}]`, value);

/** Moves the years' slider, as by keys. */
const slide = async (visit, ...keys) => {
  await visit.page.focus('[name=snapshot]');
  await press(visit, ...keys);
};

const cases = [
  {
    name: 'a state is picked by its shape, its callout, the list and its row',
    async run(visit) {
      await openMap(visit, PAGE);
      await clickOn(visit, '.shapes [data-state=TX]');
      await picked(visit, 'TX');
      await clickOn(visit, '.callout[data-state=RI]');
      await picked(visit, 'RI');
      await clickOn(visit, '.shapes [data-state=RI]');
      await picked(visit, 'RI');
      await choose(visit, 'state', 'WA');
      await picked(visit, 'WA');
      await clickOn(visit, 'table.states [data-state=OH] [data-label="Open jobs"]');
      await picked(visit, 'OH');
      assert.ok(await visit.ask(() => Math.abs(document.querySelector('.state-view').getBoundingClientRect().top) < innerHeight / 2), 'the map is seen');
      await clickOn(visit, '.map-picked [data-unpick]');
      await picked(visit, '');
    },
  },
  {
    name: 'a finger picks a state',
    browsers: ['chromium'],
    async run(visit) {
      await visit.page.setViewport({width: 375, height: 700, hasTouch: true, isMobile: true});
      await openMap(visit, PAGE);
      const {x, y} = await placeOn(visit, '.shapes [data-state=NV]');
      await visit.page.touchscreen.tap(x, y);
      await picked(visit, 'NV');
      assert.ok(await visit.ask(() => document.querySelector('.map-tip') === null), 'no tip below the finger');
    },
  },
  {
    name: 'the keys move from neighbour to neighbour, pick and leave',
    async run(visit) {
      await openMap(visit, PAGE);
      await visit.page.focus('[name=changes]');
      await press(visit, 'Tab');
      assert.ok(await visit.ask(() => document.activeElement.matches('.map-stage')), 'the map is the next stop');
      assert.match(await visit.ask(activeLabel), /^Alabama: /, 'the keys begin at the first state');
      await press(visit, 'End');
      assert.match(await visit.ask(activeLabel), /^Wyoming: /);
      await press(visit, 'Home');
      assert.match(await visit.ask(activeLabel), /^Alabama: /);
      await visit.page.keyboard.type('colo');
      assert.match(await visit.ask(activeLabel), /^Colorado: /);
      await press(visit, 'ArrowRight');
      assert.match(await visit.ask(activeLabel), /^Kansas: /);
      await press(visit, 'ArrowLeft');
      assert.match(await visit.ask(activeLabel), /^Colorado: /);
      await press(visit, 'ArrowUp');
      assert.match(await visit.ask(activeLabel), /^Wyoming: /);
      await press(visit, 'Enter');
      await picked(visit, 'WY');
      await visit.until(() => document.querySelector('[role=status]').textContent.startsWith('Wyoming: '));
      await press(visit, 'Escape');
      await picked(visit, '');
      assert.match(await visit.ask(activeLabel), /^Wyoming: /, 'the place is kept');
      assert.ok(await visit.ask(() => document.activeElement.matches('.map-stage')));
      await press(visit, 'Escape');
      assert.ok(await visit.ask(() => !document.activeElement.matches('.map-stage')), 'Escape leaves');
      await visit.page.focus('.map-stage');
      await press(visit, 'Tab');
      assert.ok(await visit.ask(() => !document.activeElement.closest('.map-stage')), 'one stop');
    },
  },
  {
    name: 'typing finds names of two words, and a letter again the next name',
    async run(visit) {
      await openMap(visit, PAGE);
      await visit.page.focus('.map-stage');
      await visit.page.keyboard.type('new m');
      assert.match(await visit.ask(activeLabel), /^New Mexico: /);
      assert.ok(await visit.ask(isPicked, ''), 'the space between words picks nothing');
      await visit.ask(() => new Promise((done) => setTimeout(done, 750)));
      await visit.page.keyboard.type('w');
      assert.match(await visit.ask(activeLabel), /^Washington: /);
      await visit.page.keyboard.type('w');
      assert.match(await visit.ask(activeLabel), /^West Virginia: /);
      await visit.page.keyboard.type('isc');
      assert.match(await visit.ask(activeLabel), /^West Virginia: /, 'no state is called wwisc');
      await visit.ask(() => new Promise((done) => setTimeout(done, 750)));
      await press(visit, ' ');
      await picked(visit, 'WV');
    },
  },
  {
    name: 'the keys begin at the state that is picked',
    async run(visit) {
      await openMap(visit, `${PAGE}?state=CO`);
      await picked(visit, 'CO');
      await visit.page.focus('[name=changes]');
      await press(visit, 'Tab');
      assert.match(await visit.ask(activeLabel), /^Colorado: /);
      await choose(visit, 'state', 'OR');
      await picked(visit, 'OR');
      await visit.page.focus('[name=changes]');
      await press(visit, 'Tab', 'ArrowDown');
      assert.match(await visit.ask(activeLabel), /^Nevada: /);
    },
  },
  {
    name: 'the focus is never lost with a button that goes',
    async run(visit) {
      await openMap(visit, `${PAGE}?state=CO`);
      await picked(visit, 'CO');
      await visit.page.focus('.map-picked [data-unpick]');
      await press(visit, 'Enter');
      await picked(visit, '');
      assert.ok(await visit.ask(() => document.activeElement.matches('.map-stage')));
    },
  },
  {
    name: 'the panel tells figures, policies over time, districts and what to do next',
    async run(visit) {
      await openMap(visit, PAGE);
      await choose(visit, 'state', 'WA');
      await picked(visit, 'WA');
      const panel = await visit.ask(() => {
        const all = (css) => [...document.querySelectorAll(`.map-panel ${css}`)].map((part) => part.textContent.trim().replace(/\s+/g, ' '));
        return {
          stats: all('.stats li'), years: all('.history thead th'), changed: all('.history .changed'), rows: all('.history tbody th').length,
          districts: all('.state-districts li').length, summary: all('.state-districts summary')[0],
          links: [...document.querySelectorAll('.map-panel a')].map((a) => a.href),
        };
      });
      assert.match(panel.stats.join('\n'), /[\d,]+ open computing jobs\n[\d.]+× the demand for an average job.*\n[\d,]+ graduates/);
      assert.deepEqual(panel.years, ['Policy', '2018-19', '2019-20', '2024']);
      assert.ok(panel.rows >= 10 && panel.changed.length > 0);
      assert.equal(panel.summary, `${panel.districts} partner districts`);
      assert.ok(panel.links.some((link) => link.endsWith('#tools-section')) && panel.links.includes(visit.at('states/wa/')));
      assert.ok(panel.links.some((link) => link.startsWith('mailto:') && link.includes('Washington')));
      await choose(visit, 'state', 'OR');
      await picked(visit, 'OR');
      assert.ok(await visit.ask(() => ![...document.querySelectorAll('.map-panel a')].some((a) => /\/states\//.test(a.href))), 'Oregon has no page');
    },
  },
  {
    name: 'policies and years change shades, legend, title and marks, and are spoken',
    async run(visit) {
      await openMap(visit, PAGE);
      assert.equal(await visit.ask(title), 'Policies in place, 2024');
      await choose(visit, 'metric', 'plan');
      await visit.until(() => document.querySelector('.map-title').textContent === 'State plan, 2024');
      assert.match(await visit.ask(styleOf, 'WA'), /^(yes|partly|no)$/);
      assert.match(await visit.ask(() => document.querySelector('.legend').innerText), /Yes/);
      assert.match(await visit.ask(spoken), /State plan, 2024/);
      await choose(visit, 'metric', 'count');
      const before = await visit.ask(() => document.querySelectorAll('.map-stage .rise').length);
      assert.equal(before, 0);
      await slide(visit, 'ArrowLeft');
      await visit.until(() => document.querySelector('.map-title').textContent === 'Policies in place, 2019-20');
      assert.ok(await visit.ask(() => document.querySelector('[name=changes]').checked && document.querySelectorAll('.map-stage .rise').length > 3));
      assert.match(await visit.ask(() => document.querySelector('.map-changes').textContent), /^\d+ states? ha(s|ve) more than in 2018-19, \d+ states? ha(s|ve) less\.$/);
      assert.match(await visit.ask(() => document.querySelector('.legend').innerText), /more than in 2018-19/);
      assert.equal(await visit.ask(() => document.querySelector('[name=snapshot]').getAttribute('aria-valuetext')), '2019-20');
      assert.match(await visit.ask(spoken), /Policies in place, 2019-20.* more than in 2018-19/);
      await slide(visit, 'ArrowLeft');
      await visit.until(() => document.querySelector('.map-title').textContent === 'Policies in place, 2018-19');
      assert.ok(await visit.ask(() => document.querySelector('[name=changes]').disabled && !document.querySelector('.map-changes, .map-stage .rise')));
    },
  },
  {
    name: 'the address follows the map, Back and Forward, and opens it',
    async run(visit) {
      await openMap(visit, PAGE);
      await visit.mark();
      await choose(visit, 'state', 'WA');
      await picked(visit, 'WA');
      await visit.until(() => location.search === '?state=WA');
      await clickOn(visit, '.shapes [data-state=TX]');
      await visit.until(() => location.search === '?state=TX');
      await choose(visit, 'metric', 'plan');
      await visit.until(() => location.search === '?state=TX&metric=plan');
      await visit.ask(() => history.back());
      await picked(visit, 'WA');
      await visit.until(() => document.querySelector('[name=metric]').value === 'count');
      await visit.ask(() => history.back());
      await picked(visit, '');
      assert.equal(await visit.ask(search), '');
      await visit.ask(() => history.forward());
      await picked(visit, 'WA');
      assert.ok(await visit.isMarked(), 'the document stayed');
      await visit.ask(() => history.forward());
      await picked(visit, 'TX');
      await visit.until(() => document.querySelector('[name=metric]').value === 'plan' && document.querySelector('.map-title').textContent === 'State plan, 2024');
    },
  },
  {
    name: 'a map is found as it was left: other pages, reload, its address',
    async run(visit) {
      await openMap(visit, `${PAGE}?state=IN&snapshot=2018-19&metric=funding`);
      await picked(visit, 'IN');
      assert.equal(await visit.ask(title), 'Funding for teacher training, 2018-19');
      await visit.follow('');
      await visit.arrives('');
      await visit.ask(() => history.back());
      await visit.until(() => location.search === '?state=IN&snapshot=2018-19&metric=funding');
      await picked(visit, 'IN');
      await visit.until(() => document.querySelector('.map-title').textContent === 'Funding for teacher training, 2018-19');
      await visit.page.reload({waitUntil: 'load'});
      await picked(visit, 'IN');
      await choose(visit, 'state', 'WA');
      await visit.until(() => location.search === '?state=WA&snapshot=2018-19&metric=funding');
      await visit.ask(() => document.querySelector('.map-panel a[href*="/wa/"]').click());
      await visit.arrives('states/wa/');
      await visit.ask(() => history.back());
      await picked(visit, 'WA');
    },
  },
  {
    name: 'an address that names nothing of ours is let be',
    async run(visit) {
      await openMap(visit, `${PAGE}?state=XX&metric=%22%3E&snapshot=1999&other=1`);
      await picked(visit, '');
      assert.equal(await visit.ask(title), 'Policies in place, 2024');
      await choose(visit, 'state', 'WA');
      await picked(visit, 'WA');
      await visit.until(() => location.search.includes('state=WA'));
      assert.match(await visit.ask(search), /other=1/, 'what is not ours stays');
      assert.doesNotMatch(await visit.ask(search), /XX|1999/);
    },
  },
  {
    name: 'a map that does not use the address leaves it alone',
    async run(visit) {
      await openMap(visit, `${NO_ADDRESS}?state=TX`);
      await picked(visit, '');
      const entries = await visit.ask(() => history.length);
      await choose(visit, 'state', 'WA');
      await picked(visit, 'WA');
      assert.deepEqual(await visit.ask(() => [location.search, history.length]), ['?state=TX', entries]);
    },
  },
  {
    name: 'the map is a list of options to screen readers, and a picture before',
    async run(visit) {
      const picture = await (await fetch(visit.at(PAGE))).text();
      assert.match(picture, /<svg[^>]* role="img" aria-label="Map of the states: [^"]+"/);
      await openMap(visit, PAGE);
      const told = await visit.ask(() => {
        const stage = document.querySelector('.map-stage');
        const options = [...stage.querySelectorAll('[role=option]')];
        return {label: stage.getAttribute('aria-label'), tab: stage.tabIndex, count: options.length,
          named: options.every((option) => /^[A-Z].+: .+/.test(option.getAttribute('aria-label'))), svg: stage.querySelector('svg').getAttribute('role')};
      });
      assert.deepEqual(told, {label: 'States on the map', tab: 0, count: 51, named: true, svg: 'none'});
      await choose(visit, 'state', 'WA');
      await picked(visit, 'WA');
      assert.match(await visit.ask(spoken), /^Washington: 9 of 10 policies\. /);
    },
  },
  {
    name: 'what comes too fast or too late does no harm',
    async run(visit) {
      visit.host.fault('slow', true);
      await visit.open(PAGE, 'domcontentloaded');
      await visit.ask(() => {
        for (const code of ['WA', 'OR', 'TX', 'ID']) {
          const select = document.querySelector('[name=state]');
          select.value = code;
          select.dispatchEvent(new Event('input', {bubbles: true}));
        }
      });
      visit.host.clearFaults();
      await picked(visit, 'ID');
      await visit.until(() => location.search === '?state=ID');
      const {x, y} = await placeOn(visit, '.shapes [data-state=KS]');
      await visit.page.mouse.click(x, y, {count: 2});
      await visit.page.mouse.click(x, y, {count: 3});
      await picked(visit, 'KS');
    },
  },
  {
    name: 'a pick that waits is forgotten with its page',
    async run(visit) {
      visit.host.fault('slow', true);
      await visit.open(PAGE, 'domcontentloaded');
      await visit.ask((url) => {
        [...document.links].find((a) => a.href === url).click();
        const select = document.querySelector('[name=state]');
        select.value = 'WA';
        select.dispatchEvent(new Event('input', {bubbles: true}));
      }, visit.at(''));
      await visit.arrives('');
      await visit.ask(() => new Promise((done) => setTimeout(done, 100)));
      assert.equal(await visit.ask(() => location.href), visit.at(''));
    },
  },
];

export default cases.map((test) => (test.folders ? test : {once: true, ...test}));
