// The first paint: what a page looks like before its style sheet is there, and that nothing moves once it is.
import assert from 'node:assert/strict';

// One page of each kind: home, columns and tables, a state, cards, little text.
const PAGES = ['', 'educate/districts/', 'states/wa/', 'about/', 'contact/'];
// What Google calls good is 0.1; a shift that nobody notices is half of that.
const UNNOTICED_SHIFT = 0.05;

const isStyle = (request) => /\/style\.[^/]*\.css$/.test(request.url());

/** Holds the style sheet back; the function that comes back lets it go. */
async function holdStyle(page) {
  const held = [];
  await page.setRequestInterception(true);
  page.on('request', (request) => (isStyle(request) ? held.push(request) : request.continue()));
  return () => Promise.all(held.splice(0).map((request) => request.continue()));
}

const watchShifts = () => {
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({value, hadRecentInput, sources}) =>
    hadRecentInput ? null : {value, what: sources.map(({node}) => (node?.parentElement ?? node)?.outerHTML?.slice(0, 80))}).filter(Boolean)))
    .observe({type: 'layout-shift', buffered: true});
};

const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0;

// Enough to tell a laid out page from a bare one: a header in a row, and text within its measure.
const looksLaidOut = () => {
  const header = getComputedStyle(document.querySelector('.site-header .frame'));
  const text = document.querySelector('main p').getBoundingClientRect().width;
  return header.display === 'flex' && text < 700 && getComputedStyle(document.body).margin === '0px';
};

const settle = () => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));

function assertStill(shifts, path) {
  const sum = shifts.reduce((all, {value}) => all + value, 0);
  assert.ok(sum < UNNOTICED_SHIFT, `${path || '/'} moves by ${sum.toFixed(3)}: ${JSON.stringify(shifts)}`);
}

const nothingMoves = (width, height) => ({
  name: `the style sheet comes after the first paint and moves nothing, ${width} wide`,
  browsers: ['chromium'],
  folders: ['root'],
  async run(visit) {
    await visit.page.setViewport({width, height});
    await visit.page.evaluateOnNewDocument(watchShifts);
    const release = await holdStyle(visit.page);
    for (const path of PAGES) {
      const loaded = visit.open(path);
      await visit.until(isPainted);
      assert.ok(await visit.ask(looksLaidOut), `${path}: laid out without the style sheet`);
      await release();
      await loaded;
      await visit.ask(settle);
      assertStill(await visit.ask(() => window.shifts), path);
    }
  },
});

const lostStands = (width, height) => ({
  name: `a page that is not there stands still at every depth, ${width} wide`,
  browsers: ['chromium'],
  async run(visit) {
    await visit.page.setViewport({width, height});
    await visit.page.evaluateOnNewDocument(watchShifts);
    for (const path of ['no/', 'no/such/', 'no/such/page/at/all/']) {
      await visit.open(path);
      await visit.until(() => [...document.images].every((picture) => picture.complete && picture.naturalWidth > 0));
      await visit.ask(settle);
      assertStill(await visit.ask(() => window.shifts), path);
    }
    visit.errors.length = 0;  // the console tells of what is missing, as it should
  },
});

export default [nothingMoves(375, 700), nothingMoves(1280, 800), lostStands(375, 700), lostStands(1280, 800)];
