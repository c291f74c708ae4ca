// The page for those who look after the kiosk: what it shows, how it fares, and newer content from a stick.
import {saveFile} from '../app/save.js';
import {damagedParts} from './check_file.js';
import {takeIn} from './choice.js';
import {button, element} from './element.js';
import {Layer} from './layer.js';
import * as shelf from './shelf.js';

/** @typedef {import('../app/engine.js').Loader} Loader */
/** @typedef {import('./content.js').Holder} Holder */
/** @typedef {import('./diary.js').Diary} Diary */
/** @typedef {import('./embedded.js').Embedded} Embedded */

/**
 * @typedef {object} Kiosk What there is to tell of.
 * @property {Embedded} embedded
 * @property {Holder} source
 * @property {string} stick Name of the file that `source` came from; empty for this one.
 * @property {Loader} loader
 * @property {Diary} diary
 * @property {string} web
 */

const VERSION_DIGITS = 8;
const MOST_PAGES_SHOWN = 12;
const NO_WEB = 'The site’s address on the web is not known here: set url in site.yml, or build with --site-url. Until then pages, ' +
  'calculators and downloads have no QR codes; links to other sites do.';
const NOT_KEPT = 'This browser keeps nothing for a page from a stick: counts end with this window.';

const began = performance.now();

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** @param {string} iso */
const shortDate = (iso) => iso.slice(0, 16).replace('T', ' ');

function uptime() {
  const minutes = Math.floor((performance.now() - began) / 60_000);
  return `${Math.floor(minutes / 1440)} days, ${Math.floor(minutes / 60) % 24} hours, ${minutes % 60} minutes`;
}

export class Staff {
  /** @type {Kiosk} */
  #kiosk;
  #layer = new Layer('staff', 'For the staff');
  #verdict = element('p', 'staff-verdict');
  #progress = element('progress', '');

  /** @param {Kiosk} kiosk */
  constructor(kiosk) {
    this.#kiosk = kiosk;
    this.#verdict.setAttribute('role', 'status');
  }

  open() {
    if (this.#layer.isOpen) return;
    this.#say('');
    this.#draw();
    this.#layer.open();
    this.#layer.dialog.scrollTop = 0;
  }

  close() {
    this.#layer.close();
  }

  #draw() {
    const {stick, web, diary} = this.#kiosk;
    this.#progress.hidden = true;
    this.#layer.dialog.replaceChildren(
      element('div', 'staff-head', element('h2', '', 'For the staff'), button('Close', () => this.#layer.leave(), 'button quiet')),
      listOf(this.#facts()),
      ...(web ? [] : [element('p', 'notice', NO_WEB)]),
      ...(diary.isKept ? [] : [element('p', 'notice', NOT_KEPT)]),
      element('p', 'staff-actions', button('Check this file', () => this.#check()), this.#contentButton(),
        ...(stick ? [button('Back to this file’s content', () => this.#dropContent(), 'button quiet')] : []),
        button('Start the kiosk anew', () => location.reload(), 'button quiet')),
      this.#progress, this.#verdict,
      ...this.#pages(), ...this.#errors());
  }

  /** @returns {Record<string, string>} */
  #facts() {
    const {embedded, source, stick, loader, diary, web} = this.#kiosk;
    const {bundle, engine} = {...embedded.manifest.parts, ...source.manifest.parts};
    const heap = /** @type {{memory?: {usedJSHeapSize: number}}} */ (/** @type {unknown} */ (performance)).memory?.usedJSHeapSize;
    const {starts, resets, errors, since} = diary.notes;
    return {
      'Content': `${bundle?.sha256.slice(0, VERSION_DIGITS)}, ${shortDate(source.manifest.built)}, ${stick ? `from ${stick}` : 'of this file'}`,
      'Engine': `${engine?.sha256.slice(0, VERSION_DIGITS)}, ${shortDate(embedded.manifest.built)}`,
      'Running for': uptime(),
      'Memory': `engine ${megabytes(loader.engine?.memoryBytes ?? 0)}${heap ? `, page ${megabytes(heap)}` : ''}`,
      'Since': shortDate(since),
      'Starts, resets, errors': `${starts}, ${resets}, ${errors}`,
      'On the web': web || 'not known',
    };
  }

  #contentButton() {
    const input = element('input', 'visually-hidden');
    input.type = 'file';
    input.accept = '.satchel,.gz';
    input.addEventListener('change', () => void this.#load(input));
    const label = element('label', 'button quiet', 'Load newer content', input);
    return label;
  }

  /** @param {HTMLInputElement} input */
  async #load(input) {
    const file = input.files?.[0];
    if (!file) return;
    this.#say(`Checking ${file.name} …`);
    try {
      await takeIn(file, this.#kiosk.embedded);
    } catch (error) {
      this.#say(`${file.name} was refused. ${error instanceof Error ? error.message : error}`, false);
      input.value = '';
      return;
    }
    this.#say(`${file.name} is good. Starting with it …`, true);
    location.reload();
  }

  async #dropContent() {
    await shelf.clear().catch(() => {});
    location.reload();
  }

  async #check() {
    if (!this.#progress.hidden) return;
    this.#progress.hidden = false;
    this.#progress.value = 0;
    this.#say('Checking …');
    const {embedded, source, stick} = this.#kiosk;
    const sources = source === embedded ? [embedded] : [embedded, source];
    /** @type {string[]} */
    const damaged = [];
    for (const each of sources) damaged.push(...(await damagedParts(each, (done, total) => (this.#progress.value = done / total))));
    this.#progress.hidden = true;
    const names = stick ? `This file and ${stick}` : 'This file';
    if (damaged.length === 0) this.#say(`${names}: good. All ${Object.keys(source.manifest.parts).length} parts are as they were built.`, true);
    else this.#say(`Damaged: ${damaged.join(', ')}. Copy kiosk.html anew.`, false);
  }

  /** @param {string} text @param {boolean} [good] */
  #say(text, good) {
    this.#verdict.textContent = text;
    this.#verdict.classList.toggle('good', good === true);
    this.#verdict.classList.toggle('bad', good === false);
  }

  #pages() {
    const {diary} = this.#kiosk;
    const rows = Object.entries(diary.notes.pages).sort(([, a], [, b]) => b - a);
    if (rows.length === 0) return [];
    const save = button('Save all as CSV', () => saveFile('page-counts.csv', 'text/csv', new TextEncoder().encode(diary.csv())), 'button quiet');
    return [element('h3', '', 'Pages that were opened'), tableOf(rows.slice(0, MOST_PAGES_SHOWN).map(([route, count]) => [route, String(count)])),
      element('p', 'staff-actions', save)];
  }

  #errors() {
    const {last} = this.#kiosk.diary.notes;
    if (last.length === 0) return [];
    return [element('h3', '', 'Errors'), tableOf([...last].reverse().map(({time, page, text}) => [shortDate(time), page, text]))];
  }
}

/** @param {Record<string, string>} facts */
const listOf = (facts) => element('dl', 'staff-facts', ...Object.entries(facts).flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]));

/** @param {string[][]} rows */
const tableOf = (rows) => element('table', 'staff-table', element('tbody', '', ...rows.map((cells) =>
  element('tr', '', ...cells.map((cell) => element('td', '', cell))))));
