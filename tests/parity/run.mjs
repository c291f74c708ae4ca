// Every page of the site and of the five seed pages, rendered natively and by the WASM modules: the same bytes, of the main
// content and of the whole document. The engine without calculators says which pages it leaves to the full one. SATCHEL names another tool than build/native/satchel.
import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {FULL, READING, openBundle} from '../../scripts/render-wasm.mjs';
import {CONTENT, DOCUMENT} from '../../web/app/abi.js';
import {pagesOf} from '../browser/site.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const satchel = process.env.SATCHEL ?? join(project, 'build/native/satchel');
const seeds = join(project, '../shared/seeds');

const SEED_PAGES = {
  '000_00e197981f520362.txt': 'advocacy.md',
  '001_8f488a7d9ef36a02.txt': 'about/values.md',
  '002_8caea1919c145743.txt': 'educate/districts.md',
  '003_7b69ce920fc78df9.txt': 'educate/districtterms.md',
  '004_e7f65c9235f658c3.txt': 'policy-forum.md',
};

const result = {passed: 0, failed: 0};

function compare(what, native, wasm) {
  if (native === wasm) return void ++result.passed;
  ++result.failed;
  let at = 0;
  while (at < native.length && native[at] === wasm[at]) ++at;
  const near = (text) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 60));
  console.log(`FAILED ${what}: differs at character ${at}\n    native ${near(native)}\n    wasm   ${near(wasm)}`);
}

const run = (...words) => execFileSync(satchel, words, {encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe']});

/** What a build rendered its pages with. */
const assetsOf = (dist) => JSON.parse(readFileSync(join(dist, 'offline.json'), 'utf8')).assets;

// What tells the loader that a page takes the full engine.
const NEEDS_FULL = /<script [^>]* data-full /;
let leftToFull = 0;

/** Builds the content, then holds each page against the WASM modules. */
async function checkSite(label, content) {
  const dist = mkdtempSync(join(tmpdir(), 'satchel-parity-'));
  try {
    run('build', '--content', content, '--out', dist);
    const assets = assetsOf(dist);
    const open = (name) => openBundle(join(dist, assets.bundle), assets, name);
    const engines = {full: await open(FULL), reading: await open(READING)};
    for (const path of pagesOf(dist)) {
      const route = '/' + path.replace(/\/$/, '');
      const document = readFileSync(join(dist, path, 'index.html'), 'utf8');
      const main = run('render', '--content', content, route);
      const needsFull = NEEDS_FULL.test(document);
      if (needsFull) ++leftToFull;
      for (const [name, engine] of Object.entries(engines)) {
        const complete = name === 'full' || !needsFull;
        for (const [what, native, kind] of [['document', document, DOCUMENT], ['content', main, CONTENT]]) {
          const page = engine.render(route, kind);
          compare(`${label} ${route}, ${name}: ${what} is complete`, String(complete), String(page.complete));
          if (complete) compare(`${label} ${route}, ${name}: ${what}`, native, page.html);
        }
      }
    }
  } finally {
    rmSync(dist, {recursive: true, force: true});
  }
}

/** The seeds at their routes, with as much of a site around them as they name. */
function makeSeedSite() {
  const content = mkdtempSync(join(tmpdir(), 'satchel-seeds-'));
  for (const [seed, page] of Object.entries(SEED_PAGES)) {
    mkdirSync(dirname(join(content, page)), {recursive: true});
    copyFileSync(join(seeds, seed), join(content, page));
  }
  for (const folder of ['nav', 'data']) mkdirSync(join(content, folder));
  writeFileSync(join(content, 'site.yml'), 'name: Seeds\n');
  writeFileSync(join(content, 'index.md'), '---\ntitle: Seeds\n---\n# Seeds\n\n[Advocacy](/advocacy)\n');
  writeFileSync(join(content, 'nav/about_nav.yml'), '- title: Values\n  href: /about/values\n');
  writeFileSync(join(content, 'nav/educate_nav.yml'), '- title: Districts\n  href: /educate/districts\n');
  const data = join(project, '../shared/data');
  for (const name of readdirSync(data)) if (name.endsWith('.csv')) copyFileSync(join(data, name), join(content, 'data', name));
  return content;
}

await checkSite('content', join(project, 'content'));
compare('pages with calculators are left to the full engine', 'true', String(leftToFull > 0));
if (existsSync(seeds)) {
  const content = makeSeedSite();
  try {
    await checkSite('seeds', content);
  } finally {
    rmSync(content, {recursive: true, force: true});
  }
} else {
  console.log('FAILED seeds: ../shared/seeds is not there');
  ++result.failed;
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 || result.passed === 0 ? 1 : 0);
