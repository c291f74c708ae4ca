// A kiosk that nobody looks after: countdown, reset, attract pages, and what browsers offer and a kiosk must not.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const BROWSERS = ['chromium', 'firefox'];  // whose clock we set
const IDLE_MS = 60_500;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violations = () => window.axe.run(document).then((result) => result.violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 90)}`));

/** Opens the file at a page, and waits until the kiosk minds its manners. */
export async function begin(screen, file, place = '') {
  await screen.open(pathToFileURL(file).href + place);
  await screen.until(() => document.querySelector('.kiosk-bar') !== null);
}

/** Time goes on by so much at the next tick. */
const pass = (screen, ms) => screen.ask((by) => window.advance(by), ms);

const isOpen = (name) => document.querySelector(`dialog.${name}[open]:not(.leaving)`) !== null;
const isGone = (name) => document.querySelector(`dialog.${name}`) === null;

/** Nobody is there until the countdown has ended: its seconds pass only while they are shown. */
async function leave(screen) {
  await pass(screen, IDLE_MS);
  await screen.until(isOpen, 'countdown');
  const number = () => Number(document.querySelector('.countdown-number').textContent);
  for (let left = 10; left > 0;) {
    await pass(screen, 1300);
    await screen.until((before) => !document.querySelector('dialog.countdown[open]') ||
      Number(document.querySelector('.countdown-number').textContent) < before, left);
    left = (await screen.ask((name) => document.querySelector(name) !== null, 'dialog.countdown[open]')) ? await screen.ask(number) : 0;
    if (await screen.ask(() => document.querySelector('dialog.invitation[open]') !== null)) break;
  }
  await screen.until(() => document.querySelector('dialog.invitation[open]') && location.hash === '#/' && history.state?.depth === 1);
}

/** A touch, as a visitor's whose finger lands there. */
const touch = (screen, x, y) => screen.page.mouse.click(x, y);

/** Where a link of the page stands that is not in the first rows of the screen. */
const placeOfLink = () => {
  const link = [...document.querySelectorAll('main a[href^="#/"]')].find((each) => {
    const {y} = each.getBoundingClientRect();
    return y > 150 && y < innerHeight - 700;
  });
  const box = link.getClientRects()[0];
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
};

async function goTo(screen, place, title) {
  await screen.ask((to) => void (location.hash = to), place);
  await screen.until((wanted) => document.querySelector('main h1')?.textContent.includes(wanted), title);
}

const choose = (name, value) => {
  const field = document.querySelector(`[name="${name}"]`);
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
};

export default [
  {
    name: 'a countdown is shown, and a touch stops it without pressing what lies below',
    browsers: BROWSERS,
    async run(screen, site) {
      await begin(screen, site.file, '#/');
      await touch(screen, 5, 900);
      const place = await screen.ask(placeOfLink);
      await pass(screen, IDLE_MS);
      await screen.until(isOpen, 'countdown');
      assert.equal(await screen.ask(() => document.querySelector('.countdown').getAttribute('role')), 'alertdialog');
      assert.equal(await screen.ask(() => document.querySelector('.countdown-number').textContent), '10');
      await touch(screen, place.x, place.y);
      await screen.until(isGone, 'countdown');
      assert.equal(await screen.ask(() => location.hash), '#/');
      await pass(screen, IDLE_MS);
      await screen.until(isOpen, 'countdown');
      await screen.page.keyboard.press('a');
      await screen.until(isGone, 'countdown');
    },
  },
  {
    name: 'whoever leaves leaves nothing behind',
    browsers: BROWSERS,
    async run(screen, site) {
      await begin(screen, site.file, '#/educate/travel-calculator');
      const name = await screen.ask(() => document.querySelector('.entry input').name);
      const before = await screen.ask(() => document.querySelector('.entry input').value);
      await screen.ask(choose, name, '37');
      await screen.until(() => location.hash.includes('=37'));
      await screen.press('main a[href^="#/educate"], .site-header a[href="#/educate"]');
      await screen.until(() => !location.hash.includes('travel'));
      await screen.press('.site-header a[href="#/states"]');
      await screen.until(() => location.hash.startsWith('#/states'));
      await screen.press('.site-header a[href="#/about"]');
      await screen.until(() => document.querySelector('main details, main h1') && location.hash === '#/about');
      await screen.ask(() => {
        sessionStorage.setItem('typed', 'secret');
        localStorage.setItem('satchel-note', 'secret');
        document.querySelectorAll('details').forEach((part) => (part.open = true));
        getSelection().selectAllChildren(document.querySelector('main'));
        scrollTo(0, 400);
        const entry = document.createElement('input');
        entry.value = 'secret';
        document.querySelector('header').append(entry);
        entry.focus();
      });
      await leave(screen);
      const left = await screen.ask(() => ({
        scroll: scrollY, selection: String(getSelection()), session: sessionStorage.length, local: localStorage.getItem('satchel-note'),
        open: document.querySelectorAll('details[open]').length, entries: document.querySelectorAll('header input').length,
        dialogs: [...document.querySelectorAll('dialog')].filter((part) => !part.classList.contains('leaving')).map((part) => part.className),
        focus: document.activeElement.closest('dialog, body').className, text: document.body.textContent.includes('secret'),
      }));
      assert.deepEqual(left, {scroll: 0, selection: '', session: 0, local: null, open: 0, entries: 0, dialogs: ['layer invitation'], focus: 'layer invitation', text: false});
      await touch(screen, 500, 800);
      await screen.until(isGone, 'invitation');
      await screen.ask(() => history.forward());
      await screen.ask(() => history.back());
      await screen.until(() => history.state?.depth === 0);
      assert.equal(await screen.ask(() => location.hash), '#/');
      assert.equal(await screen.ask(() => document.querySelector('main h1').textContent.includes('ravel')), false);
      await goTo(screen, '#/educate/travel-calculator', 'ravel');
      assert.equal(await screen.ask(() => document.querySelector('.entry input').value), before);
    },
  },
  {
    name: 'pages take turns; the first touch leads to the start page and presses nothing',
    browsers: BROWSERS,
    async run(screen, site) {
      await begin(screen, site.file, '#/about');
      await pass(screen, IDLE_MS);
      await screen.until(isOpen, 'invitation');
      await screen.until(() => location.hash === '#/');
      const depth = await screen.ask(() => history.length);
      const shown = [];
      for (let turn = 0; turn < 5; ++turn) {
        const before = await screen.ask(() => location.hash);
        await pass(screen, 12_500);
        await screen.until((old) => location.hash !== old && !document.querySelector('.turning'), before);
        shown.push(await screen.ask(() => location.hash));
      }
      assert.deepEqual(shown, ['#/states', '#/advocacy#state-by-state', '#/educate/districts', '#/curriculum/algebra', '#/']);
      assert.equal(await screen.ask(() => history.length), depth, 'attract pages stay out of the history');
      const place = await screen.ask(placeOfLink);
      await touch(screen, place.x, place.y);
      await screen.until(isGone, 'invitation');
      assert.equal(await screen.ask(() => location.hash), '#/');
      // The page is alive: now the same touch presses.
      await touch(screen, place.x, place.y);
      await screen.until(() => location.hash !== '#/');
    },
  },
  {
    name: 'a clock that is set, and days of sleep, end in one countdown',
    browsers: BROWSERS,
    async run(screen, site) {
      await begin(screen, site.file, '#/about');
      await touch(screen, 5, 900);
      await screen.ask(() => window.setClock(-40 * 86_400_000));
      await pass(screen, 2000);
      assert.equal(await screen.ask(isOpen, 'countdown'), false);
      await screen.ask(() => window.setClock(40 * 86_400_000));
      await screen.until(isOpen, 'countdown');
      await touch(screen, 5, 900);
      await screen.until(isGone, 'countdown');
      await pass(screen, 30 * 86_400_000);
      await screen.until(isOpen, 'countdown');
      assert.equal(await screen.ask(() => document.querySelector('.countdown-number').textContent), '10');
      assert.equal(await screen.ask(() => document.querySelectorAll('dialog').length), 1);
    },
  },
  {
    name: 'menus, zoom, new windows and the browser’s own keys are off',
    browsers: BROWSERS,
    async run(screen, site) {
      await begin(screen, site.file, '#/about');
      const passed = await screen.ask(() => {
        const main = document.querySelector('main');
        const link = document.querySelector('main a[href^="#/"], .site-header a[href^="#/"]');
        const events = {
          contextmenu: [main, new MouseEvent('contextmenu', {bubbles: true, cancelable: true})],
          zoom: [main, new WheelEvent('wheel', {bubbles: true, cancelable: true, ctrlKey: true})],
          drag: [main, new DragEvent('dragstart', {bubbles: true, cancelable: true})],
          drop: [main, new DragEvent('drop', {bubbles: true, cancelable: true})],
          middle: [link, new MouseEvent('auxclick', {bubbles: true, cancelable: true, button: 1})],
          ...Object.fromEntries(['F5', 'F12', 'p', '+', 'n', 'u'].map((key) =>
            [key, [main, new KeyboardEvent('keydown', {bubbles: true, cancelable: true, key, ctrlKey: key.length === 1})]])),
        };
        return Object.entries(events).filter(([, [target, event]]) => target.dispatchEvent(event)).map(([name]) => name);
      });
      assert.deepEqual(passed, []);
      assert.deepEqual(await screen.ask(() => [window.open('about:blank'), getComputedStyle(document.documentElement).touchAction,
        document.querySelectorAll('a[target]').length]), [null, 'pan-x pan-y', 0]);
      const typed = await screen.ask(() => document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, key: 'c', ctrlKey: true})));
      assert.equal(typed, true, 'copying is harmless');
      const windows = (await screen.browser.pages()).length;
      await screen.page.keyboard.down('Control');
      await screen.press('.site-header a[href="#/states"]');
      await screen.page.keyboard.up('Control');
      await screen.until(() => location.hash.startsWith('#/states'));
      assert.equal((await screen.browser.pages()).length, windows);
    },
  },
  {
    name: 'what stands over the pages has no accessibility violation',
    browsers: ['chromium'],
    async run(screen, site) {
      await begin(screen, site.file, '#/advocacy');
      await screen.ask(axe);
      await screen.ask(() => document.querySelector('main a[href^="https:"]').click());
      await screen.until(isOpen, 'card');
      assert.deepEqual(await screen.ask(violations), [], 'card');
      await screen.page.keyboard.press('Escape');
      await screen.until(isGone, 'card');
      await pass(screen, IDLE_MS);
      await screen.until(isOpen, 'countdown');
      assert.deepEqual(await screen.ask(violations), [], 'countdown');
      await screen.page.keyboard.press('a');
      await screen.until(isGone, 'countdown');
      await leave(screen);
      assert.deepEqual(await screen.ask(violations), [], 'invitation');
    },
  },
];
