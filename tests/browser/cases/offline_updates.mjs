// A newer version of the site: whatever happens on its way, each page is wholly of one version.
import assert from 'node:assert/strict';

import {isKept, isWhole, keeping, looksInVain, memory, remembers, showsWhole, takesOver} from '../keeping.mjs';

const KINDS = ['truncate', 'cut', 'corrupt', 'portal'];
const ofEdition = (n) => ({editions}) => editions.of(n);

/** Publishes edition after edition; each update is stopped at one of the points, then meets a broken host, and then succeeds. */
async function updateAt(points, visit, host, editions) {
  await visit.open('');
  await isKept(visit);
  let edition = 1;
  for (const [i, point] of points.entries()) {
    const next = edition % 3 + 1;
    const kind = KINDS[i % KINDS.length];
    host.publish(editions.of(next));
    host.failAt(point, 'stop');
    await looksInVain(visit, host);
    await showsWhole(visit, edition, `stopped at ${point}`, ['', 'two/']);
    host.failAt(1 + i % 5, kind);
    await looksInVain(visit, host);
    await showsWhole(visit, edition, `${kind} after ${point}`, ['one/']);
    host.heal();
    await takesOver(visit, editions.of(next));
    await showsWhole(visit, next, `after ${point}`, ['two/']);
    edition = next;
  }
  await host.stop();
  await showsWhole(visit, edition, 'in the end');
}

export default [
  keeping({
    name: 'updates stopped at twenty points, and met by a broken host, end wholly old, then wholly new',
    browsers: ['chromium'],
    folder: ofEdition(1),
    run: (visit, host, {editions}) => updateAt(Array.from({length: 20}, (_, i) => i + 1), visit, host, editions),
  }),
  keeping({
    name: 'updates stopped at a few points end wholly old, then wholly new',
    browsers: ['firefox'],
    folder: ofEdition(1),
    run: (visit, host, {editions}) => updateAt([1, 4, 12, 20], visit, host, editions),
  }),
  keeping({
    name: 'a first visit that is cut goes on at the next',
    folder: ofEdition(1),
    async run(visit, host) {
      host.failAt(12, 'stop');
      await visit.open('');
      await visit.until(async () => (await indexedDB.databases()).length > 0 && (await navigator.serviceWorker.getRegistrations()).length === 0);
      assert.equal((await memory(visit)).failures, 1);
      host.heal();
      await visit.open('one/');
      await isKept(visit);
      await host.stop();
      await showsWhole(visit, 1, 'without the host');
    },
  }),
  keeping({
    name: 'a worker never opens an engine that it does not know: the next worker brings its own, or the old goes on',
    folder: ofEdition(1),
    async run(visit, host, {editions}) {
      await visit.open('');
      await isKept(visit);
      host.publish(await editions.ofNextAbi(2));
      host.failAt(6, 'stop');
      await looksInVain(visit, host);
      await visit.until(async () => (await navigator.serviceWorker.getRegistration()).installing === null);
      await showsWhole(visit, 1, 'the next worker could not fetch its version');
      assert.equal((await memory(visit)).active.abi, 1);
      host.heal();
      await visit.open('one/');
      await remembers(visit, ({active, ready}) => (ready ?? active).abi === 2);
      await host.stop();
      await visit.open('two/');
      await isWhole(visit, await visit.ask(() => Number(/edition (\d)/.exec(document.title)[1])), 'by the one or the other');
      // Chromium may let the old one go on until it has had nothing to do for 30 seconds.
      await visit.untilWithin(60_000, async () => {
        const {active, installing, waiting} = await navigator.serviceWorker.getRegistration();
        return active.state === 'activated' && !installing && !waiting;
      });
      await showsWhole(visit, 2, 'by the next worker');
      assert.equal((await memory(visit)).active.abi, 2);
    },
  }),
  keeping({
    name: 'an open page stays of its version, a notice offers the newer, and what was typed is kept',
    folder: ofEdition(1),
    strict: true,
    async run(visit, host, {editions}) {
      await visit.open('one/');
      await isKept(visit);
      await visit.open('one/');
      await visit.page.focus('[name=pupils]');
      await visit.page.keyboard.type('5');
      await visit.until(() => location.search.includes('pupils'));
      const typed = await visit.ask(() => document.querySelector('[name=pupils]').value);
      await visit.mark();
      host.publish(editions.of(2));
      const other = await visit.another();
      await other.open('two/');
      await takesOver(other, editions.of(2));
      await showsWhole(other, 2, 'a new page');
      await visit.until(() => document.querySelector('.message[role=status]')?.checkVisibility());
      assert.ok(await visit.isMarked(), 'the page was not reloaded');
      // Not by <img>: Firefox hands pictures on from page to page without asking the worker.
      assert.match(await visit.ask(async () => (await fetch(document.images[0].src)).text()), /width="101"/);
      await visit.ask(() => [...document.querySelectorAll('.message button')].find(({textContent}) => textContent === 'Show it').click());
      await visit.until(() => !window.marked && document.readyState === 'complete' && document.title.includes('edition 2'));
      await isWhole(visit, 2);
      await visit.until((value) => document.querySelector('[name=pupils]').value === value, typed);
      await other.end();
    },
  }),
  keeping({
    name: 'one word changed in a site of 200 pages costs at most a twentieth of the site',
    browsers: ['chromium'],
    folder: ({editions}) => editions.large('word'),
    strict: true,
    async run(visit, host, {editions}) {
      await visit.open('');
      await isKept(visit);
      const all = new Map(host.takeSent().map(({path, bytes}) => [path, bytes]));
      const full = [...all.values()].reduce((sum, bytes) => sum + bytes, 0);
      host.publish(editions.large('phrase'));
      await visit.open('page-77/');
      await takesOver(visit, editions.large('phrase'));
      const update = host.takeSent();
      const bytes = update.reduce((sum, answer) => sum + answer.bytes, 0);
      console.log(`      ${bytes} bytes of ${full} (${(100 * bytes / full).toFixed(1)} %): ${update.map((each) => `${each.path} ${each.bytes}`).join(', ')}`);
      assert.ok(bytes * 20 <= full, `${bytes} of ${full} bytes`);
      await host.stop();
      await visit.open('page-77/');
      assert.ok(await visit.ask(() => document.querySelector('main').textContent.includes('A phrase here.')));
    },
  }),
];
