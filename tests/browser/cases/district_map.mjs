// The map of the districts: moving and zooming by every hand, finding a district, lists that follow.
import assert from 'node:assert/strict';

import {activeLabel, clickOn, framesPass, openMap, placeOn, press, seenPart, spoken} from '../maps.mjs';

const PAGE = 'educate/partner-districts/';

const seen = (visit) => visit.ask(seenPart);
const zoomedTo = (visit, least, most = Infinity) => visit.until((a, b) => {
  const scale = Number(document.querySelector('.land').getAttribute('transform').match(/scale\(([\d.]+)/)[1]);
  return scale >= a && scale <= b;
}, least, most);
const button = (visit, which) => clickOn(visit, `[data-zoom=${which}]`);
const panelTitle = () => document.querySelector('.map-panel h3')?.textContent ?? '';
const panelTells = (visit, title) => visit.until((text) => document.querySelector('.map-panel h3')?.textContent === text, title);
const middle = (visit) => placeOn(visit, '.district-map svg');

/** Types a name and waits for the districts that are found. */
async function find(visit, name) {
  await visit.page.focus('[name=query]');
  await visit.page.keyboard.type(name);
  await visit.until(() => document.querySelector('.district-found button') !== null);
  return visit.ask(() => [...document.querySelectorAll('.district-found li')].map((line) => line.textContent.replace(/\s+/g, ' ').trim()));
}

const showAll = async (visit) => {
  await visit.page.click('[name=specks]');
  await visit.until(() => document.querySelector('.specks path') !== null);
};

/** A drag of the mouse from the middle. */
async function drag(visit, from, dx, dy) {
  await visit.page.mouse.move(from.x, from.y);
  await visit.page.mouse.down();
  for (let step = 1; step <= 5; ++step) await visit.page.mouse.move(from.x + dx * step / 5, from.y + dy * step / 5);
  await visit.page.mouse.up();
  await framesPass(visit);
}

const cases = [
  {
    name: 'buttons zoom in and out and show all again',
    async run(visit) {
      await openMap(visit, PAGE);
      const {scale} = await seen(visit);
      await button(visit, 'in');
      await zoomedTo(visit, scale * 1.9, scale * 2.1);
      await button(visit, 'in');
      await zoomedTo(visit, scale * 3.9, scale * 4.1);
      await button(visit, 'out');
      await zoomedTo(visit, scale * 1.9, scale * 2.1);
      await button(visit, 'all');
      await zoomedTo(visit, scale * 0.99, scale * 1.01);
      await button(visit, 'out');
      await framesPass(visit);
      await zoomedTo(visit, scale * 0.99, scale * 1.01);
    },
  },
  {
    name: 'keys zoom, walk from point to point, and open them',
    async run(visit) {
      await openMap(visit, PAGE);
      await visit.page.focus('[name=specks]');
      await press(visit, 'Tab');
      assert.ok(await visit.ask(() => document.activeElement.matches('.map-stage')), 'the map is the next stop');
      const first = await visit.ask(activeLabel);
      assert.match(first, /partner districts$|, [A-Z]{2}$/);
      const place = () => {
        const box = document.querySelector('[data-active]').getBoundingClientRect();
        return {x: box.x + box.width / 2, y: box.y + box.height / 2};
      };
      const before = await visit.ask(place);
      await press(visit, 'ArrowLeft');
      assert.ok((await visit.ask(place)).x < before.x);
      const {scale} = await seen(visit);
      await press(visit, '+');
      await zoomedTo(visit, scale * 1.9);
      await press(visit, '-');
      await zoomedTo(visit, 0, scale * 1.1);
      await press(visit, '0');
      await zoomedTo(visit, scale * 0.99, scale * 1.01);
      // Enter after Enter leads through clusters down to a district.
      for (let steps = 0; steps < 12 && (await visit.ask(panelTitle)) === ''; ++steps) {
        await framesPass(visit);
        if ((await visit.ask(activeLabel)) === null) await press(visit, 'ArrowUp');
        assert.ok(await visit.ask(activeLabel), 'the keys go on near where they were');
        await press(visit, 'Enter');
        await framesPass(visit);
      }
      assert.match(await visit.ask(panelTitle), /, [A-Z]{2}$/);
      assert.match(await visit.ask(spoken), /More below the map/);
      await press(visit, 'Escape');
      await visit.until(() => document.querySelector('.map-panel').children.length === 0);
      await press(visit, 'Escape');
      assert.ok(await visit.ask(() => !document.activeElement.matches('.map-stage')));
    },
  },
  {
    name: 'arrows move the map where no point is left, and never lose it',
    async run(visit) {
      await openMap(visit, PAGE);
      await button(visit, 'in');
      await button(visit, 'in');
      await visit.page.focus('.map-stage');
      const before = await seen(visit);
      for (let steps = 0; steps < 40; ++steps) await press(visit, 'ArrowLeft');
      await framesPass(visit);
      const after = await seen(visit);
      assert.ok(after.x < before.x - 50, `moved from ${before.x} to ${after.x}`);
      assert.ok(after.x >= 0);
    },
  },
  {
    name: 'the wheel scrolls the page and hints; with Ctrl it zooms',
    browsers: ['chromium'],
    async run(visit) {
      await openMap(visit, PAGE);
      const {x, y} = await middle(visit);
      const before = await seen(visit);
      const top = await visit.ask(() => scrollY);
      await visit.page.mouse.move(x, y);
      await visit.page.mouse.wheel({deltaY: 100});
      await visit.until((old) => scrollY > old, top);
      assert.deepEqual(await seen(visit), before);
      assert.match(await visit.ask(() => document.querySelector('.map-stage').dataset.hint), /Ctrl/);
      await middle(visit);
      const still = await visit.ask(() => scrollY);
      await visit.page.keyboard.down('Control');
      await visit.page.mouse.wheel({deltaY: -300});
      await visit.page.keyboard.up('Control');
      await zoomedTo(visit, before.scale * 1.5);
      assert.equal(await visit.ask(() => scrollY), still);
    },
  },
  {
    name: 'the wheel zooms at the pointer',
    async run(visit) {
      await openMap(visit, PAGE);
      const {scale} = await seen(visit);
      const at = await placeOn(visit, '.cluster');
      await visit.ask((x, y) => {
        document.querySelector('.map-stage').dispatchEvent(new WheelEvent('wheel',
            {bubbles: true, cancelable: true, ctrlKey: true, deltaY: -300, clientX: x, clientY: y}));
      }, at.x, at.y);
      await zoomedTo(visit, scale * 1.5);
      // What lay under the pointer still does.
      assert.ok(await visit.ask((x, y) => [...document.querySelectorAll('.points > g')].some((point) => {
        const to = point.getBoundingClientRect();
        return Math.hypot(to.x + to.width / 2 - x, to.y + to.height / 2 - y) < 60;
      }), at.x, at.y));
    },
  },
  {
    name: 'the mouse drags the map, and the click that ends it picks nothing',
    async run(visit) {
      await openMap(visit, PAGE);
      await button(visit, 'in');
      await zoomedTo(visit, (await visit.ask(() => document.querySelector('.map-stage').clientWidth)) / 975 * 1.9);
      const before = await seen(visit);
      const from = await placeOn(visit, '.points .partner');
      await drag(visit, from, 60, 30);
      const after = await seen(visit);
      assert.ok(Math.abs((before.x - after.x) * before.scale - 60) < 3 && Math.abs((before.y - after.y) * before.scale - 30) < 3,
          JSON.stringify({before, after}));
      assert.equal(await visit.ask(panelTitle), '');
      await clickOn(visit, '.points .partner');
      await visit.until(() => document.querySelector('.map-panel h3') !== null);
      await visit.until(() => document.querySelectorAll('.points [aria-selected=true]').length === 1);
    },
  },
  {
    name: 'a drag that ends outside swallows no later click',
    async run(visit) {
      await openMap(visit, PAGE);
      await button(visit, 'in');
      await zoomedTo(visit, (await visit.ask(() => document.querySelector('.map-stage').clientWidth)) / 975 * 1.9);
      const from = await placeOn(visit, '.points .partner');
      await drag(visit, from, 20, 5 - from.y);
      assert.ok(await visit.ask(() => document.querySelector('.map-stage').getBoundingClientRect().top > 5), 'it ended outside');
      await clickOn(visit, '.points .partner');
      await visit.until(() => document.querySelector('.map-panel h3') !== null);
    },
  },
  {
    name: 'two fingers zoom the map, one scrolls the page',
    browsers: ['chromium'],
    async run(visit) {
      await visit.page.setViewport({width: 375, height: 700, hasTouch: true, isMobile: true});
      await openMap(visit, PAGE);
      const before = await seen(visit);
      const {x, y} = await middle(visit);
      const cdp = await visit.page.createCDPSession();
      const touch = (type, ...points) => cdp.send('Input.dispatchTouchEvent', {type, touchPoints: points.map(([px, py], id) => ({x: px, y: py, id}))});
      await touch('touchStart', [x - 20, y], [x + 20, y]);
      for (let apart = 25; apart <= 60; apart += 5) await touch('touchMove', [x - apart, y], [x + apart, y]);
      await touch('touchEnd');
      await zoomedTo(visit, before.scale * 2.5, before.scale * 3.5);
      assert.equal(await visit.ask(() => visualViewport.scale), 1, 'the page itself is as large as before');
      const zoomed = await seen(visit);
      const top = await visit.ask(() => scrollY);
      await touch('touchStart', [x, y]);
      for (let moved = 10; moved <= 100; moved += 10) await touch('touchMove', [x, y - moved]);
      await touch('touchEnd');
      await visit.until((old) => scrollY > old + 30, top);
      assert.deepEqual(await seen(visit), zoomed);
    },
  },
  {
    name: 'the list of states fits one, and the list of districts follows',
    async run(visit) {
      await openMap(visit, PAGE);
      assert.ok(await visit.ask(() => document.querySelector('.district-list').hidden));
      await visit.page.select('[name=state]', 'RI');
      await zoomedTo(visit, 10);
      await visit.until(() => /^\d+ partner districts in this part/.test(document.querySelector('.district-list:not([hidden])')?.textContent.trim() ?? ''));
      assert.ok(await visit.ask(() => [...document.querySelectorAll('.district-list li small:first-child')].some((state) => state.textContent === 'RI')));
      await visit.page.select('[name=state]', '');
      await zoomedTo(visit, 0, 1.3);
      await visit.until(() => document.querySelector('.district-list').hidden);
    },
  },
  {
    name: 'a partner and another district are found by name, with the nearest partners in miles',
    async run(visit) {
      await openMap(visit, PAGE);
      const others = await find(visit, 'seattle');
      assert.ok(others.some((line) => line === 'WA Seattle School District'), others.join());
      assert.match(await visit.ask(spoken), /^\d+ found/);
      await clickOn(visit, '.district-found button');
      await panelTells(visit, 'Seattle School District, WA');
      await zoomedTo(visit, 11);
      const near = await visit.ask(() => [...document.querySelectorAll('.map-panel li')].map((line) => line.textContent));
      assert.ok(near.length === 4 && near.every((line) => /[\d.,]+ miles/.test(line)), near.join());
      assert.ok(await visit.ask(() => {
        const pin = document.querySelector('.pin').getBoundingClientRect();
        const {left, right, top, bottom} = document.querySelector('.map-stage').getBoundingClientRect();
        return pin.left > left && pin.right < right && pin.top > top && pin.bottom < bottom && document.querySelector('.district-found').hidden;
      }));
      assert.ok(await visit.ask(() => document.activeElement.closest('.map-panel') !== null), 'reading goes on in the panel');
      const partner = await visit.ask(() => document.querySelector('.map-panel li button').textContent);
      await clickOn(visit, '.map-panel li button');
      await visit.until((name) => document.querySelector('.map-panel h3').textContent.startsWith(name), partner);
      assert.match(await visit.ask(() => document.querySelector('.map-panel').textContent), /A partner district\./);
      assert.ok(await visit.ask(() => document.activeElement.closest('.map-panel') !== null));
      await clickOn(visit, '.map-panel [data-unpick]');
      await visit.until(() => document.querySelector('.map-panel').children.length === 0 && document.querySelector('.pin') === null);
      assert.ok(await visit.ask(() => document.activeElement.matches('.map-stage')));
    },
  },
  {
    name: 'Enter takes the first that is found, however fast it comes',
    async run(visit) {
      await openMap(visit, PAGE);
      await visit.page.focus('[name=query]');
      await visit.page.keyboard.type('renton');
      await press(visit, 'Enter');
      await panelTells(visit, 'Renton School District, WA');
      await visit.ask(() => new Promise((done) => setTimeout(done, 250)));
      assert.ok(await visit.ask(() => document.querySelector('.district-found').hidden), 'the list stays closed');
    },
  },
  {
    name: 'what is found closes by Escape and when the focus leaves',
    async run(visit) {
      await openMap(visit, PAGE);
      await find(visit, 'lake');
      await press(visit, 'Escape');
      await visit.until(() => document.querySelector('.district-found').hidden);
      await visit.ask(() => void (document.querySelector('[name=query]').value = ''));
      await find(visit, 'lake');
      await visit.page.focus('[name=specks]');
      await visit.until(() => document.querySelector('.district-found').hidden);
      await visit.ask(() => void (document.querySelector('[name=query]').value = ''));
      await visit.page.focus('[name=query]');
      await visit.page.keyboard.type('qqqq');
      await visit.until(() => /No district/.test(document.querySelector('.district-found').textContent));
      assert.match(await visit.ask(spoken), /Nothing found/);
    },
  },
  {
    name: 'all school districts are shown, and each can be picked',
    async run(visit) {
      await openMap(visit, PAGE);
      await showAll(visit);
      assert.ok(await visit.ask(() => [...document.querySelectorAll('.specks path')].reduce((sum, path) => sum + path.getAttribute('d').split('h0').length - 1, 0)) > 500);
      await visit.page.select('[name=state]', 'KS');
      await zoomedTo(visit, 4);
      await framesPass(visit);
      const place = await visit.ask(() => {
        document.querySelector('.map-stage').scrollIntoView({block: 'center', behavior: 'instant'});
        const {left, top, width, height} = document.querySelector('.map-stage').getBoundingClientRect();
        const specks = [...document.querySelectorAll('.specks path')].flatMap((path) => [...path.getAttribute('d').matchAll(/M(-?[\d.]+)[ ,]?(-?[\d.]+)/g)]);
        for (const [, x, y] of specks) {
          const at = {x: left + Number(x), y: top + Number(y)};
          const inside = x > 20 && y > 20 && x < width - 80 && y < height - 20;
          if (inside && document.elementFromPoint(at.x, at.y)?.closest('.map-stage') && !document.elementFromPoint(at.x, at.y).closest('[data-point], [data-cluster], button')) return at;
        }
        return null;
      });
      assert.ok(place);
      await visit.page.mouse.click(place.x, place.y);
      await visit.until(() => /, [A-Z]{2}$/.test(document.querySelector('.map-panel h3')?.textContent ?? '') && document.querySelector('.pin') !== null);
      await visit.page.click('[name=specks]');
      await visit.until(() => document.querySelector('.specks') === null);
      assert.equal(visit.host.log().filter(({path}) => path.includes('.points.gz')).length, 1, 'asked for once');
    },
  },
  {
    name: 'districts at one place open as a list',
    async run(visit) {
      await openMap(visit, PAGE);
      await find(visit, 'Hamilton Township School');
      await clickOn(visit, '.district-found button');
      await visit.until(() => document.querySelector('.map-panel h3') !== null);
      for (let steps = 0; steps < 4; ++steps) await button(visit, 'in');
      await framesPass(visit);  // a click must not meet the drawing of a step before
      await clickOn(visit, '.cluster:not([data-scale])');
      await visit.until(() => /^\s*2 partner districts at this place/.test(document.querySelector('.map-panel').textContent));
      assert.match(await visit.ask(spoken), /2 partner districts\. More below the map/);
      await clickOn(visit, '.map-panel li:last-child button');
      await visit.until(() => document.querySelector('.map-panel h3') !== null);
    },
  },
  {
    name: 'a new size of the window keeps what is seen',
    browsers: ['chromium'],
    async run(visit) {
      await openMap(visit, PAGE);
      await visit.page.select('[name=state]', 'OH');
      await zoomedTo(visit, 3);
      const before = await seen(visit);
      let share;
      for (const width of [375, 1600, 700, 1280]) {
        await visit.page.setViewport({width, height: 800});
        await visit.until(() => {
          const {width: shown} = document.querySelector('.district-map svg').viewBox.baseVal;
          return Math.abs(shown - document.querySelector('.map-stage').clientWidth) < 1;
        });
        const now = await seen(visit);
        assert.ok(Math.abs(now.x - before.x) < 1 && Math.abs(now.y - before.y) < 1, JSON.stringify({width, before, now}));
        const shown = await visit.ask(() => document.querySelector('.district-map svg').viewBox.baseVal.width) / now.scale;
        share ??= shown;
        assert.ok(Math.abs(shown / share - 1) < 0.02, `${shown} pixels of the map at ${width}, ${share} before`);
      }
      const after = await seen(visit);
      assert.ok(Math.abs(after.scale / before.scale - 1) < 0.02, JSON.stringify({before, after}));
    },
  },
  {
    name: 'leaving during a flight or a load does no harm',
    browsers: ['chromium'],
    async run(visit) {
      await visit.page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'no-preference'}]);
      await openMap(visit, PAGE);
      await visit.mark();
      await visit.page.select('[name=state]', 'OH');
      await zoomedTo(visit, 1.2);
      const {scale} = await seen(visit);
      assert.ok(scale < 5, 'a flight, no leap');
      visit.host.fault('slow', true);
      await visit.page.click('[name=specks]');
      await visit.page.focus('[name=query]');
      await visit.page.keyboard.type('lake');
      await visit.follow('');
      await visit.arrives('');
      visit.host.fault('cut', true);
      await visit.ask(() => new Promise((done) => setTimeout(done, 600)));
      assert.ok(await visit.ask(() => document.querySelector('[role=alert]') === null));
      visit.host.clearFaults();
      await visit.ask(() => history.back());
      await visit.until(() => document.querySelector('.map-stage[role=listbox]') !== null);
      await showAll(visit);
      assert.ok(await visit.isMarked());
    },
  },
  {
    name: 'points and their groups are options to screen readers',
    async run(visit) {
      await openMap(visit, PAGE);
      const told = await visit.ask(() => {
        const stage = document.querySelector('.map-stage');
        return {
          options: [...stage.querySelectorAll('[role=option]')].every((option) => /partner districts$|, [A-Z]{2}$/.test(option.getAttribute('aria-label'))),
          others: stage.querySelectorAll('a, button, input, [tabindex]').length, svg: stage.querySelector('svg').getAttribute('role'),
        };
      });
      assert.deepEqual(told, {options: true, others: 0, svg: 'none'});
    },
  },
];

export default cases.map((test) => (test.folders ? test : {once: true, ...test}));
