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
      await visit.ask(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))));
      const shifts = await visit.ask(() => window.shifts);
      const sum = shifts.reduce((all, {value}) => all + value, 0);
      assert.ok(sum < UNNOTICED_SHIFT, `${path || '/'} moves by ${sum.toFixed(3)}: ${JSON.stringify(shifts)}`);
    }
  },
});

export default [nothingMoves(375, 700), nothingMoves(1280, 800)];
