// What the staff may ask of the last days: resets, errors, pages. Kept on this device alone, where its browser keeps anything.

const KEY = 'satchel-kiosk-diary';
const MOST_ERRORS = 50;
const MOST_PAGES = 2000;
const MOST_LETTERS = 500;
const WRITE_MS = 2000;

/**
 * @typedef {object} Notes
 * @property {string} since Date and time.
 * @property {number} starts
 * @property {number} resets
 * @property {number} errors All that were seen.
 * @property {{time: string, page: string, text: string}[]} last The last of them.
 * @property {Record<string, number>} pages Visits by route.
 */

/** @returns {Notes} */
const emptyNotes = () => ({since: new Date().toISOString(), starts: 0, resets: 0, errors: 0, last: [], pages: {}});

/** What was kept, as far as it is sound. @param {string | null} kept @returns {Notes} */
export function readNotes(kept) {
  const notes = emptyNotes();
  /** @type {Record<string, any>} */
  let old = {};
  try {
    old = Object(JSON.parse(kept ?? '{}'));
  } catch {
    return notes;
  }
  if (typeof old.since === 'string') notes.since = old.since;
  for (const name of /** @type {const} */ (['starts', 'resets', 'errors'])) if (Number.isSafeInteger(old[name]) && old[name] >= 0) notes[name] = old[name];
  if (Array.isArray(old.last))
    notes.last = old.last.slice(-MOST_ERRORS).map((each) => ({time: String(each?.time), page: String(each?.page), text: String(each?.text)}));
  for (const [route, count] of Object.entries(Object(old.pages)).slice(0, MOST_PAGES)) if (Number.isSafeInteger(count)) notes.pages[route] = count;
  return notes;
}

export class Diary {
  /** @type {Notes} */
  notes;
  /** False where this browser keeps nothing: then it ends with this window. */
  isKept = true;
  #timer = 0;

  constructor() {
    /** @type {string | null} */
    let kept = null;
    try {
      kept = localStorage.getItem(KEY);
    } catch {
      this.isKept = false;
    }
    this.notes = readNotes(kept);
    this.notes.starts += 1;
    addEventListener('pagehide', () => this.#write());
  }

  /** @param {string} route */
  visit(route) {
    const {pages} = this.notes;
    if (!(route in pages) && Object.keys(pages).length >= MOST_PAGES) return;
    pages[route] = (pages[route] ?? 0) + 1;
    this.#writeSoon();
  }

  reset() {
    this.notes.resets += 1;
    this.#writeSoon();
  }

  /** @param {unknown} error */
  fail(error) {
    this.notes.errors += 1;
    const text = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, MOST_LETTERS);
    this.notes.last.push({time: new Date().toISOString(), page: location.hash.slice(0, MOST_LETTERS), text});
    this.notes.last.splice(0, this.notes.last.length - MOST_ERRORS);
    this.#writeSoon();
  }

  /** Notes whatever fails in this window and is told to nobody. */
  watch() {
    addEventListener('error', (event) => this.fail(event.error ?? event.message));
    addEventListener('unhandledrejection', ({reason}) => this.fail(reason));
    addEventListener('viewfailed', () => this.fail('A view has failed'));
  }

  /** The visits as a table, the most visited page first. */
  csv() {
    const rows = Object.entries(this.notes.pages).sort(([, a], [, b]) => b - a);
    // The apostrophe: no spreadsheet is to take a page's name for a formula.
    const quoted = (/** @type {string} */ text) => `"${(/^[=+@-]/.test(text) ? "'" : '') + text.replaceAll('"', '""')}"`;
    return ['page,visits', ...rows.map(([route, count]) => `${quoted(route)},${count}`)].join('\r\n') + '\r\n';
  }

  #writeSoon() {
    this.#timer ||= window.setTimeout(() => this.#write(), WRITE_MS);
  }

  #write() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.notes));
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }
}
