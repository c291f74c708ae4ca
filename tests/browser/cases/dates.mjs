// Pages that appear and expire by the device's clock, on whatever day the site was built.
import assert from 'node:assert/strict';

import {withSite} from '../made_site.mjs';

const FILES = {
  'site.yml': 'name: Dated\nmenu: main\n',
  'images/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
  'nav/main.yml': '- /\n- /event\n- /after\n',
  'index.md': '---\ntitle: Home\n---\n# Home\n\nAlways here.\n',
  'event.md': '---\ntitle: Event\npublish: 2026-12-01\nexpires: 2026-12-31\n---\n# Event\n\nIt is today.\n',
  'after.md': '---\ntitle: After\npublish: 2027-01-01\n---\n# After\n\nIt is over.\n',
};

// Sets the device's clock; the site goes by its local time.
const setClock = (moment) => {
  const offset = new Date(moment).getTime() - Date.now();
  window.Date = class extends Date {
    constructor(...args) {
      if (args.length > 0) super(...args);
      else super(Date.now());
    }
    static now = () => super.now() + offset;
  };
};

const headingIs = (text) => document.querySelector('main h1')?.textContent === text;
const menuNow = () => [...document.querySelectorAll('header nav li')].map((item) => item.textContent.trim());

export default [
  {
    name: 'on its day a page is there, after it it is gone, whenever the site was built',
    once: true,
    async run(visit) {
      await withSite(FILES, '2026-11-22T09:00Z', async (host) => {
        visit.base = host.address('plain', '/');
        await visit.open('');
        assert.ok(await visit.ask(headingIs, 'Home'));
        const clock = async (moment) => {
          const {identifier} = await visit.page.evaluateOnNewDocument(setClock, moment);
          return () => visit.page.removeScriptToEvaluateOnNewDocument(identifier);
        };
        const days = [
          {moment: '2026-11-30T23:59', menu: ['Home'], pages: {'event/': 'Page not found', 'after/': 'Page not found'}},
          {moment: '2026-12-31T23:58', menu: ['Home', 'Event'], pages: {'event/': 'Event', 'after/': 'Page not found'}},
          {moment: '2027-01-01T00:00', menu: ['Home', 'After'], pages: {'event/': 'Page not found', 'after/': 'After'}},
        ];
        for (const {moment, menu, pages} of days) {
          const reset = await clock(moment);
          for (const [path, heading] of [['', 'Home'], ...Object.entries(pages)]) {
            await visit.open(path);
            await visit.until(headingIs, heading);
            await visit.until((titles) => [...document.querySelectorAll('header nav li')]
              .map((item) => item.textContent.trim()).join() === titles, menu.join());
          }
          await reset();
        }
        assert.deepEqual(await visit.ask(menuNow), ['Home', 'After']);
        visit.errors.length = 0;  // the host's own "404" of pages that it does not have
      });
    },
  },
  {
    name: 'a page that stands open for days shows what is there when a link is followed',
    once: true,
    async run(visit) {
      await withSite(FILES, '2026-11-22T09:00Z', async (host) => {
        visit.base = host.address('plain', '/');
        await visit.page.evaluateOnNewDocument(setClock, '2026-11-23T09:00');
        await visit.open('');
        await visit.mark();
        await visit.follow('');
        await visit.until(() => document.activeElement?.localName === 'h1');  // drawn by the engine, not by the host
        assert.deepEqual(await visit.ask(menuNow), ['Home']);
        await visit.ask(setClock, '2026-12-24T09:00');
        await visit.follow('');
        await visit.until(() => document.querySelectorAll('header nav li').length === 2);
        assert.deepEqual(await visit.ask(menuNow), ['Home', 'Event']);
        assert.ok(await visit.isMarked());
      });
    },
  },
];
