// Using what stands on a page: the keyboard, videos, tables.
import assert from 'node:assert/strict';

/** Presses Tab until the focused element agrees. */
async function tabTo(visit, wanted, what, limit = 80) {
  for (let presses = 0; presses < limit; ++presses) {
    await visit.page.keyboard.press('Tab');
    if (await visit.ask(wanted, visit.at(what))) return;
  }
  assert.fail(`Tab never reached ${what}`);
}

/** The first page that holds what the selector names. */
async function pageWith(visit, pages, selector) {
  for (const path of pages) {
    await visit.open(path);
    if (await visit.ask((css) => document.querySelector(css) !== null, selector)) return path;
  }
  return assert.fail(`no page holds ${selector}`);
}

export default [
  {
    name: 'the keyboard alone reaches content, menu and pages',
    folders: ['root'],
    async run(visit) {
      await visit.open('educate/districts/');
      await visit.mark();
      await visit.page.keyboard.press('Tab');
      assert.ok(await visit.ask(() => document.activeElement.matches('a[href="#main"]')), 'the skip link comes first');
      assert.ok(await visit.ask(() => {
        const {top, bottom} = document.activeElement.getBoundingClientRect();
        return bottom > top && top >= 0;
      }), 'and is seen when focused');
      await visit.page.keyboard.press('Enter');
      await visit.until(() => location.hash === '#main');
      await tabTo(visit, () => document.activeElement.closest('main') !== null, '');
      await visit.open('');
      await visit.mark();
      await tabTo(visit, (url) => document.activeElement.href === url, 'advocacy/');
      assert.ok(await visit.ask(() => document.activeElement.closest('header, nav, main') !== null));
      await visit.page.keyboard.press('Enter');
      await visit.arrives('advocacy/');
      assert.ok(await visit.isMarked());
      await tabTo(visit, () => document.activeElement.closest('main') !== null && document.activeElement.matches('a, button, summary, select'), '', 5);
    },
  },
  {
    name: 'the menu opens on a phone',
    folders: ['root'],
    async run(visit) {
      await visit.page.setViewport({width: 375, height: 700});
      await visit.open('');
      const summary = await visit.page.waitForSelector('.site-header summary', {visible: true});
      const shown = () => [...document.querySelectorAll('.site-header nav a')].some((a) => a.checkVisibility());
      assert.equal(await visit.ask(shown), false, 'closed at first');
      await summary.click();
      await visit.until(shown);
      await visit.follow('advocacy/');
      await visit.arrives('advocacy/');
      assert.equal(await visit.ask(shown), false, 'closed on the next page');
    },
  },
  {
    name: 'a video loads nothing from outside before it is asked for',
    folders: ['root'],
    async run(visit, {pages}) {
      await pageWith(visit, pages, '.video[data-src]');
      assert.deepEqual(visit.outside, []);
      assert.ok(await visit.ask(() => document.querySelector('iframe') === null));
      const src = await visit.ask(() => document.querySelector('.video[data-src]').dataset.src);
      assert.match(src, /^https:\/\/(www\.youtube-nocookie\.com|player\.vimeo\.com)\//);
      await visit.ask(() => document.querySelector('.video[data-src] :is(a, button)').click());
      await visit.until((url) => document.querySelector('.video iframe')?.src === url, src);
      assert.ok(await visit.ask(() => document.querySelector('.video iframe').title.length > 2));
      assert.deepEqual(await visit.violations(), [], 'the policy lets the player in');
      visit.errors.length = 0;  // the player's host is out of reach here
    },
  },
  {
    name: 'a table sorts by its headers',
    folders: ['root'],
    async run(visit, {pages}) {
      await pageWith(visit, pages, 'table[data-sortable]');
      await visit.until(() => document.querySelector('table[data-sortable] th button.sort') !== null);
      const column = () => {
        const table = document.querySelector('table[data-sortable]');
        return [...table.tBodies[0].rows].map((row) => row.cells[0].textContent.trim());
      };
      const before = await visit.ask(column);
      const press = () => visit.ask(() => document.querySelector('table[data-sortable] th button.sort').click());
      const order = () => visit.ask(() => document.querySelector('table[data-sortable] th').getAttribute('aria-sort'));
      await press();
      assert.equal(await order(), 'ascending');
      assert.deepEqual(await visit.ask(column), [...before].sort((a, b) => a.localeCompare(b, 'en', {numeric: true})));
      await press();
      assert.equal(await order(), 'descending');
      assert.deepEqual(await visit.ask(column), [...before].sort((a, b) => b.localeCompare(a, 'en', {numeric: true})));
    },
  },
];
