// kiosk.html beside TiddlyWiki's empty single file: its size, and how soon it shows something in Chromium with a CPU four times slower.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { ROOT, join, median, satchel, scratch } from './workspace.mjs';

const ROUNDS = 7;
const CPU_SLOWDOWN = 4;

function tiddlyWiki() {
  const out = scratch('tiddlywiki');
  const folder = join(ROOT, 'node_modules/tiddlywiki');
  execFileSync(process.execPath, [join(folder, 'tiddlywiki.js'), join(folder, 'editions/empty'), '--output', out, '--build', 'empty'], { stdio: 'ignore' });
  return join(out, 'empty.html');
}

function kiosk() {
  const out = join(scratch('kiosk'), 'dist');
  satchel('build', '--kiosk', '--out', out);
  return join(out, 'kiosk.html');
}

/** First contentful paint of a file in milliseconds. @param {import('puppeteer-core').Browser} browser @param {string} file */
async function firstContent(browser, file) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateCPUThrottling(CPU_SLOWDOWN);
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  const time = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach((e) => done(e.startTime)))
      .observe({ type: 'paint', buffered: true });
  }));
  await context.close();
  return /** @type {number} */ (time);
}

export async function kioskFile() {
  const files = { ours: kiosk(), peer: tiddlyWiki() };
  const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const medianOf = async (/** @type {string} */ file) => {
    const times = [];
    for (let i = 0; i < ROUNDS; ++i) times.push(await firstContent(browser, file));
    return median(times);
  };
  try {
    return {
      bytes: { ours: statSync(files.ours).size, peer: statSync(files.peer).size },
      first: { ours: await medianOf(files.ours), peer: await medianOf(files.peer) },
    };
  } finally {
    await browser.close();
  }
}
