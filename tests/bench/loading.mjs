// First content and the next page in Chromium, on an emulated slow 4G line with a CPU four times slower: our dist/, docsify
// and a plain page of the same text, served by the same small server.
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import puppeteer from 'puppeteer-core';
import { ROOT, cpSync, join, median, satchel, scratch, seedContent, seeds, write } from './workspace.mjs';

const ROUNDS = 7;
// Lighthouse's "slow 4G": 150 ms round trip, 1.6 Mbit/s down, 750 kbit/s up.
const SLOW_4G = { latency: 150, download: (1.6 * 1024 * 1024) / 8, upload: (750 * 1024) / 8 };
const CPU_SLOWDOWN = 4;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.gz': 'application/gzip' };

/** Serves a folder as a static host does: folder indexes, gzip for text. @param {string} folder */
async function serve(folder) {
  const server = createServer((request, response) => {
    let path = join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, 'index.html');
    if (!existsSync(path)) return response.writeHead(404).end('not found');
    const type = TYPES[/** @type {keyof TYPES} */ (extname(path))] ?? 'application/octet-stream';
    const bytes = readFileSync(path);
    const zip = /text|svg/.test(type);
    response.writeHead(200, { 'content-type': type, ...(zip ? { 'content-encoding': 'gzip' } : {}) });
    response.end(zip ? gzipSync(bytes) : bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

function docsifySite() {
  const site = scratch('docsify');
  const dist = join(ROOT, 'node_modules/docsify/dist');
  cpSync(dist, join(site, 'docsify'), { recursive: true });
  for (const { route, text } of seeds()) write(join(site, `${route}.md`), text);
  const style = existsSync(join(dist, 'themes/core.min.css')) ? 'themes/core.min.css' : 'themes/vue.css';
  write(join(site, 'index.html'), `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="docsify/${style}"></head><body><div id="app"></div>
<script>window.$docsify = { homepage: 'about/values.md' };</script><script src="docsify/docsify.min.js"></script></body></html>`);
  return site;
}

/** The page's main content with our style sheet's link left out: text and tags alone. @param {string} content */
function plainSite(content) {
  const site = scratch('plain');
  const html = satchel('render', '--content', content, '/about/values');
  write(join(site, 'index.html'), `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our Values</title>
<meta name="viewport" content="width=device-width"></head><body><main>${html}</main></body></html>`);
  return site;
}

/** First contentful paint of `url` in milliseconds, cold caches. @param {import('puppeteer-core').Browser} browser @param {string} url */
async function firstContent(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateNetworkConditions(SLOW_4G);
  await page.emulateCPUThrottling(CPU_SLOWDOWN);
  await page.goto(url, { waitUntil: 'load' });
  const time = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach((e) => done(e.startTime)))
      .observe({ type: 'paint', buffered: true });
  }));
  await context.close();
  return /** @type {number} */ (time);
}

/**
 * Clicks an in-site link, engines and caches warm, without a pointer that might have announced the click. Gives milliseconds from
 * the click until the new page's heading is in the document and laid out, and until the frame that shows it is painted (which
 * includes the wait for the screen's next frame, 16.7 ms at most).
 * @param {import('puppeteer-core').Browser} browser @param {string} url @param {string} link CSS of the link
 * @param {string} heading In the new page's first heading. @param {number} settle Milliseconds to wait before the click.
 */
async function nextPage(browser, url, link, heading, settle) {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'networkidle0' });
  await new Promise((done) => setTimeout(done, settle));
  await page.waitForSelector(link);
  await page.emulateCPUThrottling(CPU_SLOWDOWN);
  const times = await page.evaluate((selector, text) => new Promise((done) => {
    let begin = 0;
    const observer = new MutationObserver(() => {
      const title = document.querySelector('h1');
      if (!title?.textContent?.includes(text)) return;
      observer.disconnect();
      title.getBoundingClientRect();
      const laidOut = performance.now() - begin;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done({ laidOut, painted: performance.now() - begin });
      requestAnimationFrame(() => port2.postMessage(null));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    requestAnimationFrame(() => setTimeout(() => {
      begin = performance.now();
      /** @type {HTMLElement} */ (document.querySelector(selector)).click();
    }, 100));
  }), link, heading);
  await page.close();
  return /** @type {{laidOut: number, painted: number}} */ (times);
}

/** Medians of both times. @param {() => Promise<{laidOut: number, painted: number}>} run */
async function mediansOf(run) {
  const times = [];
  for (let i = 0; i < ROUNDS; ++i) times.push(await run());
  return { laidOut: median(times.map((time) => time.laidOut)), painted: median(times.map((time) => time.painted)) };
}

/** @param {() => Promise<number>} run */
async function medianOf(run) {
  const times = [];
  for (let i = 0; i < ROUNDS; ++i) times.push(await run());
  return median(times);
}

export async function loading() {
  const content = seedContent();
  const out = join(scratch('dist'), 'dist');
  satchel('build', '--content', content, '--out', out);
  const servers = { ours: await serve(out), docsify: await serve(docsifySite()), plain: await serve(plainSite(content)) };
  const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    // The same step for both: from one seed page to another by a link in its text.
    const link = 'a[href*="districtterms"]';
    const ours = await mediansOf(() => nextPage(browser, `${servers.ours.url}educate/districts/`, `main ${link}`, 'Partnership Terms', 1500));
    const docsify = await mediansOf(() => nextPage(browser, `${servers.docsify.url}#/educate/districts`, link, 'Partnership Terms', 500));
    return {
      first: {
        ours: await medianOf(() => firstContent(browser, `${servers.ours.url}about/values/`)),
        docsify: await medianOf(() => firstContent(browser, servers.docsify.url)),
        plain: await medianOf(() => firstContent(browser, servers.plain.url)),
      },
      next: { ours: ours.laidOut, docsify: docsify.laidOut, painted: { ours: ours.painted, docsify: docsify.painted } },
    };
  } finally {
    await browser.close();
    Object.values(servers).forEach((server) => server.close());
  }
}
