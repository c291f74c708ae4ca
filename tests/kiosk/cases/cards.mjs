// What leads out of the kiosk is told on cards: every such link of every page, and what visitors take along.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {pagesOf} from '../../browser/site.mjs';
import {codeOnCard, readCodes} from '../qr_reader.mjs';
import {begin} from './manners.mjs';

const WEB = 'https://chalkline.example.org/site';

/** Presses every link that leads out on the page of that route; in the page. Gives what links and cards say. */
const pressAll = async (route) => {
  const before = document.querySelector('main');
  location.hash = `#${route}`;
  for (let i = 0; i < 200 && document.querySelector('main') === before; ++i) await new Promise((resolve) => setTimeout(resolve, 10));
  const found = [];
  for (const link of document.querySelectorAll('a[href]:not([href^="#"], [data-act])')) {
    link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    const card = document.querySelector('dialog.card[open]');
    const svg = card?.querySelector('svg.qr');
    found.push({route, href: link.href, written: link.getAttribute('href'), plain: card?.querySelector('.card-address')?.textContent ?? null,
      code: svg ? {size: svg.viewBox.baseVal.width, bars: svg.querySelector('path:last-of-type').getAttribute('d')} : null});
    [...(card?.querySelectorAll('button') ?? [])].at(-1)?.click();
    card?.close();
  }
  return found;
};

/** What the code of a link must say. */
const meantBy = ({href, written}) => (written.startsWith('./files/') ? `${WEB}/${written.slice(2)}` : href);

export default [
  {
    name: 'the QR code of every link that leads out is read back to its address',
    browsers: ['chromium'],
    async run(screen, site) {
      await begin(screen, site.withAddress, '#/');
      const found = [];
      for (const path of pagesOf(site.dist)) found.push(...(await screen.ask(pressAll, `/${path.replace(/\/$/, '')}`)));
      const codes = new Map();
      for (const each of found) {
        assert.ok(each.code, `no code for ${each.href} on ${each.route}`);
        assert.equal(each.plain, meantBy(each).replace(/^mailto:([^?]*).*/, '$1'));
        codes.set(meantBy(each), each.code);
      }
      assert.ok(found.length > 60 && codes.size > 12, `${found.length} links, ${codes.size} addresses`);
      assert.ok([...codes.keys()].some((address) => address.startsWith('mailto:')));
      assert.deepEqual(readCodes([...codes.values()]), [...codes.keys()]);
    },
  },
  {
    name: 'a film’s card leads to its page, a download’s to the file on the web',
    browsers: ['chromium', 'firefox'],
    async run(screen, site) {
      await begin(screen, site.withAddress, '#/educate/inspire');
      await screen.until(() => document.querySelector('main .video a') !== null);
      await screen.press('main .video a');
      await screen.until(() => document.querySelector('dialog.card[open] h2')?.textContent.includes('film'));
      assert.match(readCodes([await screen.ask(codeOnCard)])[0], /^https:\/\/(www\.)?(youtube|vimeo)/);
      await screen.page.keyboard.press('Escape');
      await screen.until(() => document.querySelector('dialog.card') === null);
      await screen.ask(() => document.querySelector('main').append(Object.assign(document.createElement('a'), {href: './files/partner-districts-2024.csv', textContent: 'list', id: 'list'})));
      await screen.press('#list');
      await screen.until(() => document.querySelector('dialog.card[open]') !== null);
      assert.deepEqual(readCodes([await screen.ask(codeOnCard)]), [`${WEB}/files/partner-districts-2024.csv`]);
    },
  },
  {
    name: 'what a calculator and a map show is taken along',
    browsers: ['chromium', 'firefox'],
    async run(screen, site) {
      await begin(screen, site.withAddress, '#/educate/travel-calculator');
      const name = await screen.ask(() => document.querySelector('.entry input').name);
      await screen.ask((field) => {
        document.querySelector(`[name="${field}"]`).value = '37';
        document.querySelector(`[name="${field}"]`).dispatchEvent(new Event('input', {bubbles: true}));
      }, name);
      await screen.until(() => location.hash.includes('=37'));
      await screen.press('.kiosk-bar .button:last-child');
      await screen.until(() => document.querySelector('dialog.card[open]') !== null);
      assert.deepEqual(readCodes([await screen.ask(codeOnCard)]), [`${WEB}/educate/travel-calculator/?${name}=37`]);
      await screen.press('.card .button:last-child');
      await screen.until(() => document.querySelector('dialog.card') === null);
      await screen.press('[data-act="csv"]');
      await screen.until(() => document.querySelector('dialog.card[open]') !== null);
      assert.deepEqual(readCodes([await screen.ask(codeOnCard)]), [`${WEB}/educate/travel-calculator/?${name}=37`]);
      await begin(screen, site.withAddress, '#/advocacy?state=WA');
      await screen.press('.kiosk-bar .button:last-child');
      await screen.until(() => document.querySelector('dialog.card[open]') !== null);
      assert.deepEqual(readCodes([await screen.ask(codeOnCard)]), [`${WEB}/advocacy/?state=WA`]);
      assert.deepEqual(await screen.ask(() => [...document.querySelectorAll('.card button, .kiosk-bar button')].filter((part) => part.getBoundingClientRect().height < 48).length), 0);
    },
  },
  {
    name: 'what is too long for a code is told in letters',
    browsers: ['chromium'],
    async run(screen, site) {
      const long = 'a'.repeat(2400);
      await begin(screen, site.withAddress, `#/about?note=${long}`);
      await screen.press('.kiosk-bar .button:last-child');
      await screen.until(() => document.querySelector('dialog.card[open]') !== null);
      assert.equal(await screen.ask(codeOnCard), null);
      assert.equal(await screen.ask(() => document.querySelector('.card-address').textContent), `${WEB}/about/?note=${long}`);
      assert.match(await screen.ask(() => document.querySelector('.card-hint').textContent), /too long/);
    },
  },
  {
    name: 'where the site’s address is not known, nothing offers a code of it',
    browsers: ['chromium'],
    async run(screen, site) {
      await begin(screen, site.file, '#/about');
      assert.deepEqual(await screen.ask(() => [...document.querySelectorAll('.kiosk-bar button')].map((part) => part.textContent)), ['Start again', 'Back']);
    },
  },
  {
    name: 'a download is handed over where nobody knows its address',
    async run(screen, site) {
      await begin(screen, site.file, '#/');
      const list = readFileSync(join(site.dist, 'files/partner-districts-2024.csv'), 'utf8');
      await screen.ask(() => {
        const link = Object.assign(document.createElement('a'), {href: './files/partner-districts-2024.csv', textContent: 'list'});
        document.querySelector('main').append(link);
        // The file itself is not to be saved where the tests run.
        HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved = this; };
        const {createObjectURL} = URL;
        URL.createObjectURL = (blob) => {
          void blob.text().then((text) => (window.savedText = text));
          return createObjectURL.call(URL, blob);
        };
        link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
        document.querySelector('dialog.card .button').click();
      });
      await screen.until(() => window.saved?.download === 'partner-districts-2024.csv' && window.savedText !== undefined);
      assert.equal(await screen.ask(() => window.savedText), list);
    },
  },
];
