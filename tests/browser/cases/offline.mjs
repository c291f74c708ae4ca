// The site without its host: after one visit every page, the map, the calculators, and downloads that are marked.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {isKept, keeping, lookUntil, showsWhole} from '../keeping.mjs';
import {clickOn, isAwake, openMap} from '../maps.mjs';

const ofProject = ({dist}) => dist;
const ofEdition = (n) => ({editions}) => editions.of(n);

const standing = async () => {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.complete || new Promise((resolve) => (image.onload = image.onerror = resolve))));
  return {
    text: document.querySelector('main').textContent.replace(/\s+/g, ' ').trim(),
    broken: [...document.images].filter((image) => image.naturalWidth === 0).map(({src}) => src),
    styled: [...document.styleSheets].some(({href, cssRules}) => href && cssRules.length > 5),
  };
};

/** The text of the prerendered page as the browser reads it. */
const textOf = (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('main').textContent.replace(/\s+/g, ' ').trim();

/** Installs the site and takes its host away. */
async function leaveHost(visit, host) {
  await visit.open('');
  await isKept(visit);
  await host.stop();
}

export default [
  keeping({
    name: 'after one visit every page is there without the host',
    folder: ofProject,
    async run(visit, host, {pages, dist}) {
      await leaveHost(visit, host);
      for (const path of pages) {
        await visit.page.goto(visit.at(path), {waitUntil: 'load'});
        const {text, broken, styled} = await visit.ask(standing);
        // What a view adds while it wakes stands behind what was there.
        const meant = await visit.ask(textOf, readFileSync(join(dist, path, 'index.html'), 'utf8'));
        assert.equal(text.slice(0, 200), meant.slice(0, 200), path);
        assert.deepEqual(broken, [], path);
        assert.ok(styled, path);
      }
      await visit.page.goto(visit.at('no/such/page/'), {waitUntil: 'load'});
      assert.ok((await visit.ask(standing)).text.length > 20);
    },
  }),
  keeping({
    name: 'without the host map, district search and calculators work, links lead on, and old addresses lead to the new',
    folder: ofProject,
    async run(visit, host) {
      await leaveHost(visit, host);
      await openMap(visit, 'advocacy/');
      await clickOn(visit, '[data-state=WA]');
      await visit.until(() => document.querySelector('.map-panel h3')?.textContent === 'Washington');
      await visit.open('educate/partner-districts/');
      await visit.until(isAwake);
      await visit.page.focus('[name=query]');
      await visit.page.keyboard.type('seattle');
      await visit.until(() => document.querySelector('.district-found button') !== null);
      await visit.open('educate/stipend-calculator/');
      const before = await visit.ask(() => document.querySelector('.calculator-main output').textContent);
      await visit.page.focus('[name=high_teachers]');
      await visit.page.keyboard.type('7');
      await visit.until((was) => document.querySelector('.calculator-main output').textContent !== was, before);
      await visit.mark();
      await visit.follow('advocacy/');
      await visit.until((url) => location.href === url && document.querySelector('h1') !== null, visit.at('advocacy/'));
      assert.ok(await visit.isMarked(), 'drawn in the same document');
      await visit.page.goto(visit.at('policy'), {waitUntil: 'load'});
      assert.equal(visit.page.url(), visit.at('advocacy/'));
    },
  }),
  keeping({
    name: 'a download that is marked is kept, another is not',
    folder: ofProject,
    async run(visit, host, {dist}) {
      await leaveHost(visit, host);
      const name = 'files/letter-to-your-district.txt';
      assert.equal(await visit.ask(async (url) => (await fetch(url)).text(), visit.at(name)), readFileSync(join(dist, name), 'utf8'));
      assert.equal(await visit.ask((url) => fetch(url).then(() => 'there', () => 'not there'), visit.at('files/partner-districts-2024.csv')), 'not there');
    },
  }),
  keeping({
    name: 'with its worker the site can be installed',
    browsers: ['chromium'],
    folder: ofProject,
    strict: true,
    async run(visit) {
      await visit.open('');
      await isKept(visit);
      const session = await visit.page.createCDPSession();
      const {installabilityErrors} = await session.send('Page.getInstallabilityErrors');
      // The profile of a test is one that is thrown away.
      assert.deepEqual(installabilityErrors.map(({errorId}) => errorId).filter((id) => id !== 'in-incognito'), []);
    },
  }),
  keeping({
    name: 'what the browser throws away comes from the host, and is fetched again',
    folder: ofEdition(1),
    strict: true,
    async run(visit, host) {
      const kept = () => visit.ask(async () => {
        let count = 0;
        for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length;
        return count;
      });
      await visit.open('');
      await isKept(visit);
      const all = await kept();
      await visit.ask(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
      await showsWhole(visit, 1, 'from the host', ['one/']);
      // The browser has what the page before showed, so that the worker may learn late that something is gone.
      await lookUntil(visit, async () => await kept() === all);
      await host.stop();
      await showsWhole(visit, 1, 'without the host');
    },
  }),
  keeping({
    name: 'a site that is not to be kept any more takes its worker away, and open pages go on',
    folder: ofEdition(1),
    strict: true,
    async run(visit, host, {editions}) {
      await visit.open('');
      await isKept(visit);
      host.publish(editions.of('off'));
      await visit.mark();
      await visit.ask(async () => (await navigator.serviceWorker.getRegistration()).update());
      await visit.until(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
      assert.ok(await visit.isMarked());
      await visit.open('one/');
      assert.equal(await visit.ask(() => document.title.startsWith('One, edition 4') && navigator.serviceWorker.controller === null), true);
      await visit.until(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
    },
  }),
  keeping({
    name: 'where there is no room the site goes on by its host',
    browsers: ['chromium'],
    folder: ofEdition(1),
    async run(visit, host) {
      const session = await visit.page.createCDPSession();
      await session.send('Storage.overrideQuotaForOrigin', {origin: new URL(visit.base).origin, quotaSize: 200_000});
      await visit.open('');
      while (!host.sent.some(({path}) => path === 'offline.json')) await new Promise((resolve) => setTimeout(resolve, 20));
      await visit.until(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
      await visit.until(async () => {
        for (const name of await caches.keys()) if ((await (await caches.open(name)).keys()).length > 0) return false;
        return true;
      });
      await visit.open('one/');
      assert.ok(await visit.ask(() => document.title.startsWith('One')));
    },
  }),
];
