// The calculators: results while one types, messages beside the fields, cases side by side, the address, downloads.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import {press, spoken} from '../maps.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TRAVEL = 'educate/travel-calculator/';
const STIPEND = 'educate/stipend-calculator/';

const main = () => document.querySelector('.calculator-main output').textContent;
const shows = (visit, text) => visit.until((wanted) => document.querySelector('.calculator-main output').textContent === wanted, text);
const cells = (name) => [...document.querySelector(`[data-output=${name}]`).closest('tr').querySelectorAll('td')].map((cell) => cell.innerText.replace(/\s+/g, ' '));

/** Puts a text into a field as a visitor does. */
async function type(visit, name, text) {
  await visit.page.focus(`[name=${name}]`);
  await visit.ask((field) => document.querySelector(`[name=${field}]`).select(), name);
  await visit.page.keyboard.press('Backspace');
  await visit.page.keyboard.type(text);
}

const act = (visit, name) => visit.ask((wanted) => document.querySelector(`[data-act=${wanted}]`).click(), name);

/** Keeps what would be saved to the visitor's disk. */
const watchSaves = () => {
  window.saves = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.arrayBuffer().then((bytes) => window.saves.push({type: blob.type, bytes: [...new Uint8Array(bytes)]}));
    return make.call(URL, blob);
  };
};

const accessible = (scheme, width) => ({
  name: `calculators have no accessibility violation, ${scheme}, ${width} wide`,
  browsers: ['chromium'],
  folders: ['root'],
  async run(visit) {
    await visit.page.setViewport({width, height: 800});
    await visit.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    for (const [page, field] of [[TRAVEL, 'nights'], [STIPEND, 'high_hours']]) {
      await visit.open(page);
      await type(visit, field, 'x');
      await act(visit, 'compare');
      await visit.until(() => document.querySelector('.scenarios button') !== null && document.querySelector('[aria-invalid]') !== null);
      await visit.ask(axe);
      const {violations} = await visit.ask(() => window.axe.run(document, {resultTypes: ['violations']}));
      assert.deepEqual(violations.map(({id, nodes}) => `${id} at ${nodes.map(({target}) => target.join(' ')).join(', ')}`), []);
      assert.ok(await visit.ask(() => document.documentElement.scrollWidth <= innerWidth), `${page} fits its window`);
    }
  },
});

const cases = [
  {
    name: 'results follow what is typed, and the address keeps it',
    async run(visit) {
      await visit.open(TRAVEL);
      await shows(visit, '$5,724');
      await type(visit, 'teachers', '24');
      // 12 cars of 240 miles at $0.725, 48 nights at $110, 2.5 days of meals at $68 for each.
      await shows(visit, '$11,448');
      await visit.until(() => location.search === '?teachers=24');
      await visit.page.select('[name=way]', 'fare');
      await shows(visit, '$17,760');
      await visit.open(`${TRAVEL}?teachers=24&way=fare&miles=1`);
      await shows(visit, '$17,760');
      assert.equal(await visit.ask(() => document.querySelector('[name=teachers]').value), '24');
      await act(visit, 'reset');
      await shows(visit, '$5,724');
      assert.equal(await visit.ask(() => location.search + document.querySelector('[name=way]').value), 'car');
    },
  },
  {
    name: 'what cannot be understood is told beside its field, and the last good results stay',
    async run(visit) {
      await visit.open(STIPEND);
      const before = await visit.ask(main);
      await type(visit, 'high_teachers', 'many');
      await visit.until(() => document.querySelector('[data-part=error-high_teachers]').textContent === 'Enter a number, such as 1,200 or 12.5.');
      assert.equal(await visit.ask(() => document.querySelector('[name=high_teachers]').getAttribute('aria-invalid')), 'true');
      await type(visit, 'high_teachers', '0.5');
      await visit.until(() => document.querySelector('[data-part=error-high_teachers]').textContent === 'Enter a whole number.');
      await type(visit, 'high_teachers', '6,000');
      await visit.until(() => document.querySelector('[data-part=error-high_teachers]').textContent === 'Enter a number from 0 to 5,000.');
      await type(visit, 'high_teachers', ' 30 ');
      await visit.until(() => document.querySelector('[aria-invalid]') === null);
      await shows(visit, before);
      await type(visit, 'day_rate', '$1,200.50');
      await visit.until((old) => document.querySelector('.calculator-main output').textContent !== old, before);
      assert.equal(await visit.ask(() => document.querySelector('[aria-invalid]')), null);
      // Not the defaults: what stood there before. 30 teachers, 100 hours of 6 a day, half of it matched.
      await shows(visit, '$300,125');
      await type(visit, 'day_rate', 'x');
      await type(visit, 'match_share', '0');
      await visit.until(() => document.querySelectorAll('[aria-invalid]').length === 1);
      await shows(visit, '$600,250');
    },
  },
  {
    name: 'the two readings of the match',
    browsers: ['chromium'],
    async run(visit) {
      await visit.open(`${STIPEND}?high_teachers=1&high_hours=120&day_rate=150`);
      // 20 days at $150: half of $3,000, or a half on top of $2,000.
      await shows(visit, '$1,500');
      await visit.page.select('[name=reading]', 'top');
      await shows(visit, '$2,000');
      assert.deepEqual(await visit.ask(cells, 'matched'), ['$1,000']);
    },
  },
  {
    name: 'up to three cases stand side by side with their differences',
    async run(visit) {
      await visit.open(TRAVEL);
      await act(visit, 'compare');
      await visit.until(() => document.querySelectorAll('.scenarios [data-act=scenario]').length === 2);
      await type(visit, 'teachers', '24');
      await visit.until(() => document.querySelector('[data-output=total]').closest('tr').innerText.includes('+$5,724'));
      assert.deepEqual(await visit.ask(cells, 'total'), ['$5,724', '$11,448 +$5,724']);
      await act(visit, 'compare');
      await visit.until(() => document.querySelectorAll('.scenarios [data-act=scenario]').length === 3);
      assert.ok(await visit.ask(() => document.querySelector('[data-act=compare]').disabled), 'no fourth');
      const address = await visit.ask(() => location.search);
      await visit.open(TRAVEL + address);
      await visit.until(() => document.querySelectorAll('.scenarios [data-act=scenario]').length === 3);
      await act(visit, 'scenario');
      await visit.until(() => document.querySelector('[name=teachers]').value === '12');
      await act(visit, 'remove');
      await visit.until(() => document.querySelectorAll('.scenarios [data-act=scenario]').length === 2);
    },
  },
  {
    name: 'cases are made, chosen and removed by keys alone, and the focus is never lost',
    async run(visit) {
      const focused = () => visit.ask(() => document.activeElement.textContent);
      const cases = (count) => visit.until((wanted) => document.querySelectorAll('.scenarios [data-act=scenario]').length === wanted, count);
      await visit.open(TRAVEL);
      await visit.page.focus('[data-act=compare]');
      await press(visit, 'Enter');
      await cases(2);
      assert.equal(await focused(), 'Compare with another case');
      await press(visit, 'Enter');
      await cases(3);
      assert.equal(await focused(), 'Case C');
      await visit.page.keyboard.down('Shift');
      await press(visit, 'Tab');
      await visit.page.keyboard.up('Shift');
      await press(visit, 'Enter');
      await visit.until(() => document.activeElement.textContent === 'Case B' && document.activeElement.getAttribute('aria-pressed') === 'true');
      await press(visit, 'Tab', 'Tab', 'Enter');
      await cases(2);
      assert.equal(await focused(), 'Case B');
      await press(visit, 'Tab', 'Enter');
      await visit.until(() => document.querySelector('.scenarios').hidden);
      assert.equal(await focused(), 'Compare with another case');
    },
  },
  {
    name: 'how a result is computed stays open while one types, and the result is spoken when typing ends',
    async run(visit) {
      await visit.open(TRAVEL);
      await visit.page.focus('[data-output=per_teacher] summary');
      await press(visit, 'Enter');
      await visit.until(() => document.querySelector('[data-output=per_teacher]').open);
      await type(visit, 'teachers', '10');
      await visit.until(() => document.querySelector('[data-output=per_teacher]').innerText.includes('$4,770 / 10'));
      assert.ok(await visit.ask(() => document.querySelector('[data-output=per_teacher]').innerText.includes('Travel / Teachers')));
      await visit.until(() => /Travel\s+\$4,770/.test(document.querySelector('[role=status]')?.textContent ?? ''));
      assert.match(await visit.ask(spoken), /\$4,770/);
    },
  },
  {
    name: 'the spreadsheet and the CSV hold the visitor’s numbers',
    async run(visit) {
      await visit.page.evaluateOnNewDocument(watchSaves);
      await visit.open(TRAVEL);
      await type(visit, 'teachers', '24');
      await shows(visit, '$11,448');
      await act(visit, 'workbook');
      await act(visit, 'csv');
      await visit.until(() => window.saves.length === 2);
      // Their bytes are read side by side, so the smaller may be there first.
      const saves = new Map((await visit.ask(() => window.saves)).map(({type: kind, bytes}) => [kind, Buffer.from(bytes).toString('latin1')]));
      const [workbook, csv] = [/spreadsheetml/, /csv/].map((wanted) => ({text: saves.get([...saves.keys()].find((kind) => wanted.test(kind)) ?? '') ?? ''}));
      assert.ok(workbook.text.startsWith('PK') && workbook.text.includes('<v>11448</v>'), 'a workbook with the number');
      assert.match(csv.text, /^,Value\r\nTeachers,24\r\n/);
      assert.match(csv.text, /\r\nTravel,"\$11,448"\r\n/);
    },
  },
  {
    name: 'without scripts a calculator shows what its defaults give, and the spreadsheet is there',
    scripts: false,
    async run(visit) {
      await visit.open(TRAVEL);
      assert.equal(await visit.page.$eval('.calculator-main output', (part) => part.textContent), '$5,724');
      const file = await visit.page.$eval('.calculator-actions a', (part) => part.href);
      const response = await fetch(file);
      assert.equal(response.status, 200);
      assert.equal(Buffer.from(await response.arrayBuffer()).subarray(0, 2).toString(), 'PK');
    },
  },
  {
    name: 'the result stays in view while one types, beside the form or below it',
    browsers: ['chromium'],
    async run(visit) {
      for (const [width, height] of [[1280, 800], [768, 1024], [375, 667]]) {
        await visit.page.setViewport({width, height});
        for (const [page, last] of [[TRAVEL, 'catering_rate'], [STIPEND, 'match_share']]) {
          await visit.open(page);
          await visit.page.focus(`[name=${last}]`);
          const [field, result] = await visit.ask((name) => [`[name=${name}]`, '.calculator-main output'].map((selector) => {
            const {top, bottom, left, right} = document.querySelector(selector).getBoundingClientRect();
            return {top, bottom, left, right};
          }), last);
          assert.ok(result.top >= 0 && result.bottom <= height, `${page}: the result is seen at ${width}`);
          assert.ok(field.top >= 0 && field.bottom <= height, `${page}: the field is seen at ${width}`);
          assert.ok(field.right <= result.left || field.bottom <= result.top, `${page}: neither hides the other at ${width}`);
        }
      }
    },
  },
  {
    name: 'a text among the results ends where numbers do, and the rates by date stand on the page',
    browsers: ['chromium'],
    async run(visit) {
      await visit.open(TRAVEL);
      const endOf = (name) => visit.ask((output) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(`[data-output=${output}]`).closest('tr').querySelector('td'));
        return Math.round(range.getBoundingClientRect().right);
      }, name);
      assert.equal(await endOf('advice'), await endOf('total'));
      assert.equal(await visit.ask(() => getComputedStyle(document.querySelector('.calculator-results .words')).textAlign), 'start');
      const table = await visit.ask(() => [...document.querySelectorAll('.calculator-notes tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)));
      assert.deepEqual([table.length, table[0], table.at(-1)], [9, ['2019-01-01', '$0.580'], ['2026-01-01', '$0.725']]);
      await visit.open(`${TRAVEL}?first_day=2022-06-30`);
      await visit.until(() => document.querySelector('[data-output=mile_rate]').closest('tr').innerText.includes('$0.585'));
    },
  },
  accessible('light', 1280),
  accessible('dark', 1280),
  accessible('light', 320),
  accessible('dark', 320),
];

export default cases.map((test) => (test.folders ? test : {once: true, ...test}));
