// The staff's page: what it tells, the check of the file, newer content from a stick, and what happens where nothing works.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';

import {begin} from './manners.mjs';

const BROWSERS = ['chromium', 'firefox'];

async function enter(screen) {
  await screen.page.keyboard.down('Control');
  await screen.page.keyboard.down('Alt');
  await screen.page.keyboard.press('KeyS');
  await screen.page.keyboard.up('Alt');
  await screen.page.keyboard.up('Control');
  await screen.until(() => document.querySelector('dialog.staff[open]') !== null);
}

const pressNamed = (screen, words) => screen.ask((text) => [...document.querySelectorAll('.staff button')].find((part) => part.textContent.startsWith(text)).click(), words);
const verdictSays = (words) => document.querySelector('.staff-verdict')?.textContent.includes(words);
const factsSay = (words) => document.querySelector('.staff-facts')?.textContent.includes(words);

/** A copy of kiosk.html in the scratch folder, changed. */
function variant(site, screen, name, change) {
  const file = join(site.scratch, screen.name, name);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, change(readFileSync(site.file, 'utf8')));
  return file;
}

/** A file for the stick. */
function stick(site, screen, name, bytes) {
  const file = join(site.scratch, screen.name, name);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, bytes);
  return file;
}

/** The site with other words on its home page, as its kiosk.satchel. */
function newerContent(site, screen) {
  const folder = join(site.scratch, screen.name, 'content');
  cpSync(join(site.project, 'content'), folder, {recursive: true});
  const home = join(folder, 'index.md');
  writeFileSync(home, readFileSync(home, 'utf8').replace(/^# .*$/m, '# Newer words') + '\n\n# Newer words\n');
  const out = join(site.scratch, screen.name, 'newer');
  execFileSync(join(site.project, 'build/native/satchel'), ['build', '--kiosk', '--content', folder, '--out', out], {cwd: site.project, stdio: 'ignore'});
  return out;
}

async function load(screen, file) {
  await enter(screen);
  const input = await screen.page.$('.staff input[type=file]');
  await input.uploadFile(file);
}

async function refuses(screen, file, words) {
  await load(screen, file);
  await screen.until(() => document.querySelector('.staff-verdict.bad') !== null);
  const said = await screen.ask(() => document.querySelector('.staff-verdict').textContent);
  assert.match(said, words);
  await pressNamed(screen, 'Close');
  await screen.until(() => document.querySelector('dialog.staff') === null);
}

const saysNewer = () => document.querySelector('main').textContent.includes('Newer words');

export default [
  {
    name: 'the staff sees versions, counts and a good file; a resting finger opens its page',
    browsers: BROWSERS,
    async run(screen, site) {
      await begin(screen, site.file, '#/about');
      await screen.press('.site-header a[href="#/states"]');
      await screen.until(() => location.hash.startsWith('#/states'));
      await screen.ask(() => void dispatchEvent(new ErrorEvent('error', {message: 'seen by the staff'})));
      screen.errors.length = 0;
      await screen.page.mouse.move(1060, 20);
      await screen.page.mouse.down();
      await screen.until(() => document.querySelector('dialog.staff[open]') !== null);
      await screen.page.mouse.up();
      const text = await screen.ask(() => document.querySelector('.staff').textContent);
      for (const words of ['of this file', 'engine 4.', '/states', 'seen by the staff', 'not known here']) assert.ok(text.includes(words), words);
      await pressNamed(screen, 'Check this file');
      await screen.until(verdictSays, 'good. All');
      assert.deepEqual(await screen.ask(() => [...document.querySelectorAll('.staff :is(button, label)')].filter((part) => part.getBoundingClientRect().height < 48).length), 0);
      const csv = await screen.ask(() => new Promise((resolve) => {
        const {createObjectURL} = URL;
        HTMLAnchorElement.prototype.click = () => {};
        URL.createObjectURL = (blob) => (void blob.text().then(resolve), createObjectURL.call(URL, blob));
        [...document.querySelectorAll('.staff button')].find((part) => part.textContent.includes('CSV')).click();
      }));
      assert.match(csv, /^page,visits\r\n/);
      assert.match(csv, /\r\n"\/states",\d+\r\n/);
      screen.errors.length = 0;
    },
  },
  {
    name: 'counts outlive a reload',
    browsers: BROWSERS,
    async run(screen, site) {
      const file = variant(site, screen, 'counts.html', (html) => html);
      await begin(screen, file, '#/');
      await screen.press('.site-header a[href="#/about"]');
      await screen.until(() => location.hash === '#/about');
      await enter(screen);
      const starts = () => Number(/errors(\d+),/.exec(document.querySelector('.staff-facts').textContent)[1]);
      const before = await screen.ask(starts);
      await begin(screen, file, '#/');
      await enter(screen);
      await screen.until(() => /\/about/.test(document.querySelector('.staff-table')?.textContent));
      assert.equal(await screen.ask(starts), before + 1);
    },
  },
  {
    name: 'the check finds a changed byte and says where',
    browsers: BROWSERS,
    async run(screen, site) {
      const file = variant(site, screen, 'changed.html', (html) => html.replace(/(data-part="images\/[^"]+">.{400})(.)/, (_, before, sign) => before + (sign === 'A' ? 'B' : 'A')));
      await begin(screen, file, '#/about');
      await enter(screen);
      await pressNamed(screen, 'Check this file');
      await screen.until(verdictSays, 'Damaged: images/');
    },
  },
  {
    name: 'newer content is shown and stays; what is corrupt, foreign or too large is refused; the file’s own comes back',
    browsers: BROWSERS,
    async run(screen, site) {
      const file = variant(site, screen, 'stick.html', (html) => html);
      const newer = newerContent(site, screen);
      const whole = readFileSync(join(newer, 'kiosk.satchel'));
      const corrupt = Buffer.from(whole);
      corrupt[Math.floor(whole.length / 2)] ^= 1;
      const huge = stick(site, screen, 'huge.satchel', '');
      truncateSync(huge, 257 * 2 ** 20);
      await begin(screen, file, '#/');
      await refuses(screen, stick(site, screen, 'corrupt.satchel', corrupt), /damaged/);
      await refuses(screen, stick(site, screen, 'cut.satchel', whole.subarray(0, whole.length / 3)), /damaged/);
      await refuses(screen, stick(site, screen, 'foreign.satchel', 'GIF89a, and more'), /not a file of Satchel/);
      await refuses(screen, stick(site, screen, 'bomb.satchel.gz', gzipSync(Buffer.alloc(300 * 2 ** 20), {level: 1})), /more than/);
      await refuses(screen, huge, /too large/);
      assert.equal(await screen.ask(saysNewer), false);
      await load(screen, join(newer, 'kiosk.satchel'));
      await screen.until(saysNewer);
      await begin(screen, file, '#/');
      await screen.until(saysNewer);
      await screen.until(() => document.querySelector('.kiosk-bar') && [...document.querySelectorAll('main img')].every((image) => image.src.startsWith('blob:')));
      await enter(screen);
      await screen.until(factsSay, 'from kiosk.satchel');
      await pressNamed(screen, 'Back to this file');
      await screen.until(() => document.querySelector('.kiosk-bar') && !document.querySelector('dialog.staff'));
      assert.equal(await screen.ask(saysNewer), false);
    },
  },
  {
    name: 'content that fails later is given up for the one before it',
    browsers: BROWSERS,
    async run(screen, site) {
      const file = variant(site, screen, 'later.html', (html) => html);
      const newer = newerContent(site, screen);
      await begin(screen, file, '#/');
      await load(screen, join(newer, 'kiosk.satchel'));
      await screen.until(saysNewer);
      await screen.until(() => document.querySelector('.kiosk-bar') !== null);
      // As if a second file had come that this engine cannot open any more.
      await screen.ask(() => new Promise((resolve, reject) => {
        const opening = indexedDB.open('satchel-kiosk', 1);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('content', 'readwrite');
          const store = transaction.objectStore('content');
          store.get('current').onsuccess = ({target}) => {
            store.put(target.result, 'previous');
            store.put({bytes: new Uint8Array(500).buffer, name: 'bad.satchel', date: '2026-01-01T00:00'}, 'current');
          };
          transaction.oncomplete = () => (opening.result.close(), resolve());
          transaction.onerror = reject;
        };
      }));
      await begin(screen, file, '#/');
      await screen.until(saysNewer);
      await enter(screen);
      await screen.until(factsSay, 'from kiosk.satchel');
      assert.match(await screen.ask(() => document.querySelector('.staff').textContent), /not a file of Satchel/);
    },
  },
  {
    name: 'where nothing works it says so and tries again, after pauses that grow',
    browsers: BROWSERS,
    mayTell: true,
    async run(screen, site) {
      const file = variant(site, screen, 'trouble.html', (html) => html.replace(/(data-part="engine">.{3000}).{60}/, (_, before) => before + 'A'.repeat(60)));
      await screen.open(pathToFileURL(file).href);
      for (const seconds of [10, 20, 40]) {
        await screen.until((wanted) => document.querySelector('.trouble-time')?.textContent === `This screen tries again in ${wanted} seconds.`, seconds);
        assert.ok(await screen.ask(() => document.querySelector('main').textContent.trim().length > 100), 'the page can be read meanwhile');
        await screen.ask((ms) => {
          window.marked = true;
          void window.advance(ms);
        }, seconds * 1000 + 1000);
        await screen.until(() => window.marked === undefined);
      }
    },
  },
];
