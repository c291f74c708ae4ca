// What the views of the site answer while they are used, natively and by the WASM modules: the same bytes. Every map of the
// states, every panel, every arrow key; views of the district map all over the country, searches, lists, districts; calculators and their spreadsheets.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {FULL, READING, openBundle, readBundle} from '../../scripts/render-wasm.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const LAYER = 'school-districts';
const METRICS = ['count', 'plan', 'standards', 'funding', 'certification', 'preservice', 'state_position', 'hs_offer', 'k12_offer',
                 'counts_grad', 'higher_ed', 'grad_required'];
const SNAPSHOTS = ['2018-19', '2019-20', '2024'];
const STATES = ('AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA ' +
                'RI SC SD TN TX UT VA VT WA WI WV WY').split(' ');
const KEYS = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'];
const WORDS = ['san', 'school dist', 'WA', 'city wash', 'o', 'é', '<b>', 'unified los'];
// What stands in the fields of calculators: good, strange and wrong.
const CASES = [
  [], [{}], [{teachers: '34', nights: '0', way: 'fare'}], [{high_teachers: '7', pay: 'hour', reading: 'top', match_share: '33.3'}, {middle_teachers: '12'}],
  [{teachers: '1,000', miles: '$1.5', first_day: '2021-12-31'}, {trips: '3', parking_rate: '7.25'}, {nights: '60'}],
  [{teachers: 'many', miles: '-1', nights: '2.5', first_day: 'today', way: 'ship'}], [{teachers: 5, unknown: 'x'}], [null, 'x', {}, {}, {}],
];
const VIEWS = 150;
const DISTRICTS = 10_892;

/** Numbers from 0 to 1 that look like chance and are the same each time (mulberry32). */
function* chance(seed) {
  for (;;) {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    yield ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}

function questions() {
  const list = [];
  const ask = (route, name, args = {}) => list.push({route, name, arguments: args});
  for (const metric of METRICS)
    for (const snapshot of SNAPSHOTS)
      ask('/advocacy', 'state_map', {metric, snapshot, changes: true, live: true, id: 'm', state: 'RI'});
  for (const state of STATES) {
    ask('/states', 'state_panel', {state, id: 'm'});
    ask('/x', 'map_fit', {state, width: 375, height: 240});
    for (const key of KEYS) ask('/x', 'state_towards', {state, key});
  }
  const random = chance(1);
  const next = (least, most) => least + random.next().value * (most - least);
  for (let i = 0; i < VIEWS; ++i) {
    const view = {width: next(200, 1200), height: next(150, 800), x: next(0, 975), y: next(0, 610), scale: 0.3 * 2 ** next(0, 8),
                  layer: LAYER, specks: i % 2 === 0, live: i % 3 === 0, id: 'm', picked: `p${i}`};
    ask('/x', 'district_points', view);
    ask('/x', 'district_list', view);
    ask('/x', 'district_at', {...view, left: next(0, 600), top: next(0, 400)});
    ask('/x', 'district_cluster', {cluster: i});
    ask('/x', 'district_panel', {district: `p${i}`, layer: LAYER});
    ask('/x', 'district_panel', {district: `d${Math.floor(next(0, DISTRICTS))}`, layer: LAYER});
  }
  for (const scenarios of CASES)
    for (const name of ['travel', 'stipend'])
      for (const question of ['calculator_results', 'calculator_workbook']) ask('/x', question, {name, scenarios, active: 1});
  for (const query of WORDS) ask('/x', 'district_search', {query, layer: LAYER});
  // What must fail must fail alike.
  ask('/x', 'state_map', {metric: 'no'});
  ask('/x', 'nothing');
  ask('/x', 'district_panel', {district: 'd999999'});
  return list;
}

const scratch = mkdtempSync(join(tmpdir(), 'satchel-answers-'));
const result = {passed: 0, failed: 0};
try {
  const dist = join(scratch, 'dist');
  execFileSync(join(project, 'build/native/satchel'), ['build', '--content', join(project, 'content'), '--out', dist], {stdio: 'ignore'});
  const asset = (ending) => join(dist, 'assets', readdirSync(join(dist, 'assets')).find((name) => name.endsWith(ending)) ?? '');
  const [bundle, layer] = [asset('.satchel.gz'), asset('.points.gz')];
  const files = {bundle: join(scratch, 'bundle'), layer: join(scratch, 'layer')};
  writeFileSync(files.bundle, readBundle(bundle));
  writeFileSync(files.layer, readBundle(layer));

  const open = async (name) => {
    const engine = await openBundle(bundle, {}, name);
    engine.attach(LAYER, readBundle(layer));
    return engine;
  };
  const [full, reading] = [await open(FULL), await open(READING)];
  const answer = (engine, {route, name, arguments: args}) => {
    try {
      if (name.endsWith('_workbook')) return Buffer.from(engine.askBytes(route, name, args)).toString('hex');
      return engine.ask(route, name, args);
    } catch (error) {
      return `failed: ${error.message}`;
    }
  };

  const asked = questions();
  const input = asked.map((question) => JSON.stringify(question)).join('\n') + '\n';
  const native = execFileSync(join(project, 'build/native/parity/answers'), [files.bundle, files.layer], {input, encoding: 'utf8', maxBuffer: 1 << 28})
    .trimEnd().split('\n').map((line) => JSON.parse(line));
  asked.forEach((question, i) => {
    for (const engine of question.name.startsWith('calculator') ? [full] : [full, reading]) {
      if (native[i] === answer(engine, question)) {
        ++result.passed;
      } else {
        ++result.failed;
        console.log(`FAILED ${engine === full ? 'full' : 'reading'} ${JSON.stringify(question)}`);
      }
    }
  });
} finally {
  rmSync(scratch, {recursive: true, force: true});
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 || result.passed === 0 ? 1 : 0);
