// What holds for every page of the site.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Addresses of everything that the page refers to, and the ids that it has.
const references = () => {
  const sets = [...document.querySelectorAll('[srcset]')].flatMap((part) => part.srcset.split(', ').map((one) => one.split(' ')[0]));
  return {
    links: [...document.querySelectorAll('a[href], link[href]')].map((part) => part.href),
    assets: [...document.querySelectorAll('[src]'), ...sets].map((part) => new URL(part.src ?? part, document.baseURI).href),
    ids: [...document.querySelectorAll('[id], a[name]')].map((part) => part.id || part.name),
  };
};

async function violationsOf(visit, path) {
  await visit.open(path);
  await visit.ask(axe);
  const {violations} = await visit.ask(() => window.axe.run(document, {resultTypes: ['violations']}));
  return violations.map(({id, help, nodes}) =>
    `${path || '/'} ${id}: ${help}; ${nodes.length} times, first at ${nodes[0].target.join(' ')}`);
}

async function assertAccessible(visit, pages, viewport, scheme) {
  await visit.page.setViewport(viewport);
  await visit.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
  const found = [];
  for (const path of pages) found.push(...await violationsOf(visit, path));
  assert.equal(found.length, 0, `${found.length} violations:\n    ${found.join('\n    ')}`);
}

const accessible = (width, height, scheme) => ({
  name: `no page has an accessibility violation, ${scheme}, ${width} wide`,
  browsers: ['chromium'],
  folders: ['root'],
  run: (visit, {pages}) => assertAccessible(visit, pages, {width, height}, scheme),
});

export default [
  {
    name: 'no page breaks its policy or writes an error, before and after the engine is there',
    once: true,
    async run(visit, {pages}) {
      for (const path of pages) {
        await visit.open(path);
        assert.deepEqual(await visit.violations(), [], path);
      }
      for (const path of pages) {
        await visit.ask((url) => {
          const link = Object.assign(document.createElement('a'), {href: url});
          document.body.append(link);
          link.click();
        }, visit.at(path));
        await visit.arrives(path);
        assert.deepEqual(await visit.violations(), [], path);
      }
      assert.deepEqual(visit.outside, [], 'nothing comes from other hosts');
    },
  },
  {
    name: 'every link and picture of every page answers',
    browsers: ['chromium'],
    once: true,
    async run(visit, {pages}) {
      const wanted = new Map();
      const ids = new Map();
      for (const path of pages) {
        await visit.open(path);
        const found = await visit.ask(references);
        ids.set(visit.at(path), new Set(found.ids));
        for (const url of [...found.links, ...found.assets])
          if (url.startsWith(visit.base) && !wanted.has(url)) wanted.set(url, path);
          else if (url.startsWith('http://127.0.0.1')) assert.ok(url.startsWith(visit.base), `${path} leads out of the folder: ${url}`);
      }
      const dead = [];
      for (const [url, from] of wanted) {
        const response = await fetch(url.split('#')[0], {redirect: 'manual'});
        await response.arrayBuffer();
        if (response.status !== 200) dead.push(`${from || '/'} -> ${url}: ${response.status}`);
        const [page, hash] = url.split('#');
        if (hash && ids.has(page) && !ids.get(page).has(decodeURIComponent(hash))) dead.push(`${from || '/'} -> ${url}: no such id`);
      }
      assert.equal(dead.length, 0, `dead:\n    ${dead.join('\n    ')}`);
    },
  },
  accessible(1280, 800, 'light'),
  accessible(1280, 800, 'dark'),
  accessible(375, 700, 'light'),
  accessible(375, 700, 'dark'),
];
