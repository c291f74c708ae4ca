// A calculator: sends what stands in the fields to the engine while the visitor types, and shows what comes of it.
import {attempt, listen} from './boundary.js';
import {announce} from './status.js';
import {showAnswer} from './ask.js';
import {saveFile} from './save.js';

/** @typedef {import('./ask.js').Asker} Asker */
/** What stands in the fields, by their names. @typedef {Record<string, string>} Texts */

const MOST_SCENARIOS = 3;
const LETTERS = ['A', 'B', 'C'];
const TYPING_MS = 120;
// When typing has ended, as far as one can tell: results are not read out in between.
const SILENCE_MS = 1200;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export class Calculator {
  /** @type {HTMLElement} */
  #view;
  /** @type {Asker} */
  #asker;
  /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
  #fields;
  /** @type {Texts} */
  #defaults = {};
  /** @type {Texts[]} */
  #scenarios;
  /** What stood in the fields when it could be understood, of each scenario. @type {Texts[]} */
  #last = [];
  #active = 0;
  /** The page that it stands on: an address may have changed before its page has. @type {string} */
  #route;
  #typingTimer = 0;
  #silenceTimer = 0;

  /** @param {HTMLElement} view @param {Asker} asker */
  constructor(view, asker) {
    this.#view = view;
    this.#asker = asker;
    this.#route = asker.route;
    this.#fields = [...view.querySelectorAll('.entry :is(input, select)')].filter(isField);
    for (const field of this.#fields) this.#defaults[field.name] = defaultOf(field);
    this.#scenarios = [{...this.#defaults}];
    this.#last = [{...this.#defaults}];
    listen(view, 'input', () => this.#typed());
    listen(view, 'change', () => this.#compute());
    listen(view, 'click', (event) => this.#press(event));
    this.follow();
  }

  /** Takes over what the address says, as after Back or for a link that somebody sent. */
  follow() {
    if (this.#asker.route !== this.#route) return;
    const asked = this.#asker.query;
    const scenarios = LETTERS.map((letter, i) => {
      const prefix = i === 0 ? '' : `${letter.toLowerCase()}.`;
      const texts = {...this.#defaults};
      let named = i === 0;
      for (const name of Object.keys(texts)) {
        const value = asked.get(prefix + name);
        if (value === null) continue;
        texts[name] = value;
        named = true;
      }
      return named ? texts : null;
    });
    const found = scenarios.filter((texts) => texts !== null);
    if (JSON.stringify(found) === JSON.stringify(this.#scenarios)) return;
    this.#scenarios = found;
    this.#last = found.map(() => ({...this.#defaults}));
    this.#active = Math.min(this.#active, found.length - 1);
    this.#fillFields();
    attempt(this.#view, () => this.#compute());
  }

  enliven() {}

  #fillFields() {
    for (const field of this.#fields) field.value = this.#scenarios[this.#active][field.name];
  }

  #takeFields() {
    clearTimeout(this.#typingTimer);
    for (const field of this.#fields) this.#scenarios[this.#active][field.name] = field.value;
  }

  #typed() {
    clearTimeout(this.#typingTimer);
    this.#typingTimer = window.setTimeout(() => attempt(this.#view, () => this.#compute()), TYPING_MS);
  }

  async #compute() {
    this.#takeFields();
    if (!(await this.#asker.ready(() => attempt(this.#view, () => this.#compute())))) return;
    if (!this.#view.isConnected) return;  // browsers say that a field has changed when its page goes
    const html = this.#asker.now('calculator_results', this.#arguments());
    if (html === null) return;
    this.#show(html);
    this.#writeAddress();
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = window.setTimeout(() => this.#tell(), SILENCE_MS);
  }

  #arguments() {
    return {name: this.#view.dataset.name, scenarios: this.#scenarios, last: this.#last, active: this.#active};
  }

  /** @param {string} html */
  #show(html) {
    const open = [...this.#view.querySelectorAll('details[open][data-output]')].map((part) => part.getAttribute('data-output'));
    showAnswer(this.#view, html);
    for (const part of this.#view.querySelectorAll('details[data-output]'))
      if (open.includes(part.getAttribute('data-output'))) part.setAttribute('open', '');
    for (const field of this.#fields) {
      const error = this.#view.querySelector(`[data-part="error-${field.name}"]`)?.textContent;
      if (error) {
        field.setAttribute('aria-invalid', 'true');
      } else {
        field.removeAttribute('aria-invalid');
        this.#last[this.#active][field.name] = field.value;
      }
    }
    this.#showScenarios();
  }

  #showScenarios() {
    const bar = this.#view.querySelector('.scenarios');
    if (!(bar instanceof HTMLElement)) return;
    const compare = this.#view.querySelector('[data-act="compare"]');
    const focused = document.activeElement;
    const held = bar.contains(focused) || focused === compare;
    bar.hidden = this.#scenarios.length < 2;
    bar.replaceChildren(...this.#scenarios.map((_, i) => {
      const button = buttonWith(`Case ${LETTERS[i]}`, 'scenario', String(i));
      button.setAttribute('aria-pressed', String(i === this.#active));
      return button;
    }), buttonWith(`Remove case ${LETTERS[this.#active]}`, 'remove', ''));
    if (compare instanceof HTMLButtonElement) compare.disabled = this.#scenarios.length >= MOST_SCENARIOS;
    // The button that had the focus may be gone by now, or be of no use.
    if (!held || (focused === compare && compare?.matches(':enabled'))) return;
    const next = bar.hidden ? compare : bar.querySelector('[aria-pressed="true"]');
    if (next instanceof HTMLElement) next.focus();
  }

  #tell() {
    const wrong = this.#fields.filter((field) => field.getAttribute('aria-invalid')).length;
    const main = this.#view.querySelector('.calculator-main')?.textContent?.trim() ?? '';
    announce(wrong ? `${wrong === 1 ? 'One entry' : `${wrong} entries`} cannot be understood. ${main}` : main);
  }

  /** Only what differs from the defaults, so that addresses stay short. */
  #writeAddress() {
    const query = this.#asker.query;
    for (const key of [...query.keys()])
      if (key.replace(/^[bc]\./, '') in this.#defaults) query.delete(key);
    this.#scenarios.forEach((texts, i) => {
      const prefix = i === 0 ? '' : `${LETTERS[i].toLowerCase()}.`;
      const all = Object.entries(texts);
      const changed = all.filter(([name, value]) => value !== this.#defaults[name]);
      // A case like the first one must be mentioned all the same.
      for (const [name, value] of i > 0 && changed.length === 0 ? all.slice(0, 1) : changed) query.set(prefix + name, value);
    });
    const url = this.#asker.addressWith(query);
    if (url.href !== location.href) history.replaceState(history.state, '', url);
  }

  /** @param {MouseEvent} event */
  #press(event) {
    const part = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    if (!(part instanceof HTMLElement)) return;
    const {act, scenario} = part.dataset;
    this.#takeFields();  // what has just been typed belongs to it
    if (act === 'compare') this.#add();
    if (act === 'scenario') this.#choose(Number(scenario));
    if (act === 'remove') this.#remove();
    if (act === 'reset') this.#reset();
    if (act === 'print') print();
    if (act === 'csv') saveFile(`${this.#view.dataset.name}.csv`, 'text/csv', new TextEncoder().encode(this.#csv()));
    if (act === 'workbook') this.#saveWorkbook(event);
  }

  #add() {
    if (this.#scenarios.length >= MOST_SCENARIOS) return;
    this.#scenarios.push({...this.#scenarios[this.#active]});
    this.#last.push({...this.#last[this.#active]});
    this.#choose(this.#scenarios.length - 1);
    announce(`Case ${LETTERS[this.#active]}: a copy. Change it, and compare.`);
  }

  /** @param {number} index */
  #choose(index) {
    this.#active = index;
    this.#fillFields();
    attempt(this.#view, () => this.#compute());
  }

  #remove() {
    this.#scenarios.splice(this.#active, 1);
    this.#last.splice(this.#active, 1);
    this.#choose(Math.min(this.#active, this.#scenarios.length - 1));
  }

  #reset() {
    this.#scenarios = [{...this.#defaults}];
    this.#last = [{...this.#defaults}];
    this.#choose(0);
  }

  /** What the results were computed of, and the results, as a table. */
  #csv() {
    const rows = [['', ...this.#scenarios.map((_, i) => (this.#scenarios.length > 1 ? `Case ${LETTERS[i]}` : 'Value'))]];
    for (const field of this.#fields)
      rows.push([labelOf(this.#view, field), ...this.#last.map((texts) => texts[field.name])]);
    for (const row of this.#view.querySelectorAll('.calculator-results tbody tr')) {
      const cells = [...row.querySelectorAll('td')].map((cell) => cell.firstChild?.textContent?.trim() ?? '');
      rows.push([row.querySelector('summary')?.firstChild?.textContent ?? '', ...cells]);
    }
    return rows.map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
  }

  /** With the visitor's numbers, where the engine is there; else the link leads to the one with the defaults. @param {MouseEvent} event */
  #saveWorkbook(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const bytes = this.#asker.bytes('calculator_workbook', this.#arguments());
    if (!link || !bytes) return;
    event.preventDefault();
    saveFile(link.pathname.split('/').pop() ?? 'calculator.xlsx', XLSX, bytes);
  }
}

/** @param {Element} part @returns {part is HTMLInputElement | HTMLSelectElement} */
const isField = (part) => part instanceof HTMLInputElement || part instanceof HTMLSelectElement;

/** @param {HTMLInputElement | HTMLSelectElement} field */
const defaultOf = (field) => (field instanceof HTMLInputElement ? field.defaultValue : field.dataset.default ?? field.value);

/** @param {Element} view @param {Element} field */
const labelOf = (view, field) => view.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent ?? '';

/** A value of a CSV; one that a spreadsheet would take for a formula gets an apostrophe. @param {string} text */
function quoted(text) {
  const safe = /^[=+@]|^-(?![\d.$])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {string} text @param {string} act @param {string} scenario */
function buttonWith(text, act, scenario) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = text;
  Object.assign(button.dataset, {act, scenario});
  return button;
}
