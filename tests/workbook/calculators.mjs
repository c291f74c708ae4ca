// The spreadsheets of the site's calculators, with their defaults and with twenty sets of random numbers, as the WASM module writes
// them: LibreOffice computes each anew and must come to the same values, and openpyxl finds in each what the definition says.
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {openBundle} from '../../scripts/render-wasm.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const RANDOM_EACH = 10;
// Some of the fields, with what may stand in them; the others keep their defaults.
const FIELDS = {
  travel: {teachers: [1, 60, 0], trips: [1, 4, 0], miles: [0, 900, 1], people_per_car: [1, 5, 0], fare: [0, 900, 2], parking_rate: [0, 30, 2],
           nights: [0, 6, 0], people_per_room: [1, 3, 0], travel_day_share: [0, 100, 1], meals_provided: [0, 90, 2], substitute_days: [0, 5, 1],
           way: ['car', 'fare'], first_day: ['2019-03-01', '2022-06-30', '2022-07-01', '2025-01-01', '2026-07-13']},
  stipend: {high_teachers: [0, 90, 0], middle_teachers: [0, 90, 0], early_teachers: [0, 90, 0], high_hours: [0, 120, 1], day_rate: [50, 300, 2],
            day_hours: [3, 8, 1], hour_rate: [10, 60, 2], tax_share: [0, 20, 2], match_share: [0, 50, 1], pay: ['day', 'hour'], reading: ['total', 'top']},
};

// Functions that Excel's files know by a prefix: the site's own calculators have none.
const LATE = `title: Late functions
file: late.xlsx
inputs:
  a: {label: A, default: 3, min: 0, max: 9}
formulas:
  size: =IFS(a>5, "large", a>1, "middling", TRUE, "small")
  word: =SWITCH(a, 1, "one", 3, "three", "many")
  list: =TEXTJOIN("-", TRUE, size, CONCAT(word, a))
  most: =MAXIFS(numbers.n, numbers.n, "<"&a)
tables:
  numbers: {label: Numbers, columns: {n: {label: N}}, rows: [[1], [2], [5]], source: {text: Nobody}}
outputs:
  list: {label: List}
  most: {label: Most, format: '0.0', main: true}
`;

let seed = 20_26;
/** From 0 to 1; a linear congruence is chance enough, and the same each time (Numerical Recipes). */
const chance = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

/** @param {(string | number)[]} range Least, most and decimals; or words to choose from. */
function anyOf(range) {
  if (typeof range[0] === 'string') return String(range[Math.floor(chance() * range.length)]);
  const [least, most, decimals] = /** @type {number[]} */ (range);
  return (least + chance() * (most - least)).toFixed(decimals);
}

/** Passes on what it prints. @param {string} script @param {string[]} words @returns {number[]} How many files were good and bad. */
function run(script, words) {
  const {stdout} = spawnSync('/usr/bin/python3', [join(project, 'tests/workbook', script), ...words], {stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8'});
  const [, passed, failed] = /(\d+) passed, (\d+) failed\n$/.exec(stdout) ?? [null, 0, 1];
  process.stdout.write(`${script}: ${stdout}`);
  return [Number(passed), Number(failed)];
}

const scratch = mkdtempSync(join(tmpdir(), 'satchel-calculators-'));
try {
  const dist = join(scratch, 'dist');
  const content = join(scratch, 'content');
  cpSync(join(project, 'content'), content, {recursive: true});
  writeFileSync(join(content, 'calculators/late.yml'), LATE);
  execFileSync(join(project, 'build/native/satchel'), ['build', '--content', content, '--out', dist], {stdio: 'ignore'});
  const bundle = join(dist, 'assets', readdirSync(join(dist, 'assets')).find((name) => name.endsWith('.satchel.gz')) ?? '');
  const engine = await openBundle(bundle);
  const files = readdirSync(join(dist, 'files')).filter((name) => name.endsWith('.xlsx')).map((name) => join(dist, 'files', name));
  for (const [name, fields] of Object.entries(FIELDS))
    for (let i = 0; i < RANDOM_EACH; ++i) {
      const texts = Object.fromEntries(Object.entries(fields).map(([field, range]) => [field, anyOf(range)]));
      files.push(join(scratch, `${name}-${i}.xlsx`));
      writeFileSync(files.at(-1), engine.askBytes('/', 'calculator_workbook', {name, scenarios: [texts], active: 0}));
    }
  const counts = [run('read_calculators.py', [bundle, ...files]), run('recalculate.py', files)];
  const [passed, failed] = [0, 1].map((i) => counts.reduce((sum, count) => sum + count[i], 0));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(scratch, {recursive: true, force: true});
}
