// Pictures of every page at the usual widths, light and dark, and one contact sheet a width, in build/screenshots/: for looking.
// node tests/browser/screenshots.mjs [--widths 320,375,768,1280] [--only PART-OF-ADDRESS] [--dist DIR]
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';

import {launch} from './browsers.mjs';
import {Host} from './host.mjs';
import {pagesOf} from './site.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(project, 'build/screenshots');
const {values: options} = parseArgs({options: {
  widths: {type: 'string', default: '320,375,768,1280'},
  only: {type: 'string', default: ''},
  dist: {type: 'string', default: join(project, 'dist')},
}});

// Longer pages are cut on the sheet: it is for comparing, the single pictures are whole.
const SHEET_PICTURE_HEIGHT = 2.2;
const SHEET_COLUMN = {320: 200, 375: 220, 768: 320, 1280: 420, 1920: 560};

const nameOf = (path) => path.replace(/\/$/, '').replaceAll('/', '-') || 'home';

/** Fonts, and the pictures further down, which browsers leave for later. */
const everythingShown = async () => {
  for (const picture of document.images) picture.loading = 'eager';
  await Promise.all([document.fonts.ready, ...[...document.images].map((picture) => picture.decode())]);
};

/** Takes one picture of the whole page; says whether it is wider than its window. */
async function take(page, url, file, width) {
  await page.goto(url, {waitUntil: 'load'});
  await page.evaluate(everythingShown);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.screenshot({path: file, fullPage: true});
  if (overflow > 0) console.log(`${width}: ${url} is ${overflow} pixels wider than its window`);
}

async function sheet(browser, width, files) {
  const column = SHEET_COLUMN[width] ?? 320;
  const figures = files.map((file) => `<figure><img src="${pathToFileURL(file)}"><figcaption>${file.slice(out.length + 1)}</figcaption></figure>`);
  const html = `<!doctype html><meta charset="utf-8"><style>
    body { margin: 12px; font: 12px sans-serif; display: grid; grid-template-columns: repeat(auto-fill, ${column}px); gap: 12px; background: #888 }
    figure { margin: 0 } img { width: ${column}px; max-height: ${column * SHEET_PICTURE_HEIGHT}px; object-fit: cover; object-position: top }
    figcaption { overflow: hidden; white-space: nowrap }</style>${figures.join('')}`;
  const source = join(out, `sheet-${width}.html`);
  writeFileSync(source, html);
  const page = await browser.newPage();
  await page.setViewport({width: (column + 12) * 6 + 24, height: 800});
  await page.goto(pathToFileURL(source).href, {waitUntil: 'load'});
  await page.screenshot({path: join(out, `sheet-${width}.png`), fullPage: true});
  await page.close();
}

const dist = resolve(options.dist);
const host = await Host.start(dist);
const browser = await launch('chromium');
try {
  if (!options.only) rmSync(out, {recursive: true, force: true});
  mkdirSync(out, {recursive: true});
  const paths = pagesOf(dist).filter((path) => path.includes(options.only)).concat(options.only ? [] : ['404.html']);
  const page = await browser.newPage();
  for (const width of options.widths.split(',').map(Number)) {
    const files = [];
    await page.setViewport({width, height: width < 700 ? 700 : 800});
    for (const path of paths) {
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
        const file = join(out, `${nameOf(path)}-${width}-${scheme}.png`);
        await take(page, host.address('plain', `/${path}`), file, width);
        files.push(file);
      }
    }
    await sheet(browser, width, files);
    console.log(`${width}: ${files.length} pictures`);
  }
} finally {
  await browser.close();
  await host.stop();
}
