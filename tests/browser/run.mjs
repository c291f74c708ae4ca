// Runs the cases in real browsers, each browser's one after another, and ends with "N passed, N failed".
// node tests/browser/run.mjs [--only PART-OF-NAME] [--browser chromium|firefox] [--dist DIR]
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

import {BROWSERS, launch} from './browsers.mjs';
import brokenViews from './cases/broken_views.mjs';
import calculator from './cases/calculator.mjs';
import dates from './cases/dates.mjs';
import districtMap from './cases/district_map.mjs';
import engines from './cases/engines.mjs';
import failures from './cases/failures.mjs';
import firstPaint from './cases/first_paint.mjs';
import install from './cases/install.mjs';
import look from './cases/look.mjs';
import mapFaults from './cases/map_faults.mjs';
import mapLooks from './cases/map_looks.mjs';
import navigation from './cases/navigation.mjs';
import offline from './cases/offline.mjs';
import offlineUpdates from './cases/offline_updates.mjs';
import pageCases from './cases/pages.mjs';
import stateMap from './cases/state_map.mjs';
import use from './cases/use.mjs';
import {Editions} from './editions.mjs';
import {Host, SUB_FOLDER} from './host.mjs';
import {pagesOf} from './site.mjs';
import {Visit} from './visit.mjs';

const FOLDERS = {root: '/', 'sub-folder': SUB_FOLDER};
const ONCE = {chromium: 'sub-folder', firefox: 'root'};
// Moving about is tried with the worker that visitors have; what else counts requests, or needs all of the machine, goes without.
const withWorker = (test) => ({...test, worker: true});
const CASES = [...navigation.map(withWorker), ...engines, ...failures, ...firstPaint, ...install, ...look, ...use, ...stateMap, ...districtMap, ...mapFaults, ...mapLooks, ...calculator, ...dates, ...brokenViews, ...offline, ...offlineUpdates, ...pageCases];

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const {values: options} = parseArgs({options: {
  only: {type: 'string', default: ''},
  browser: {type: 'string'},
  dist: {type: 'string', default: join(project, 'dist')},
}});

/** Runs one case in one browser and one folder; gives its error, if it has one. */
async function attempt(test, browser, host, folder, site) {
  host.forget();
  const context = await browser.createBrowserContext();
  const visit = await Visit.begin(context, host.address(test.host ?? 'plain', FOLDERS[folder]), host, test.worker);
  try {
    await test.run(visit, site);
    if (visit.errors.length > 0) throw new Error(`the console told:\n    ${visit.errors.join('\n    ')}`);
    return null;
  } catch (error) {
    return error;
  } finally {
    await context.close();
  }
}

/** The places in which a case runs: a sub-folder is where relative addresses show their faults. Cases of one view run `once` a browser. */
const foldersOf = (test, name) => Object.keys(FOLDERS).filter((folder) =>
  test.once ? folder === ONCE[name] : !test.folders || test.folders.includes(folder));

/** Both browsers at the same time, as two cores allow; each has a host of its own, whose faults are its own. */
async function runAll() {
  const dist = resolve(options.dist);
  const site = {dist, pages: pagesOf(dist), editions: new Editions()};
  const result = {passed: 0, failed: 0};
  const hosts = new Map();
  // One after another: each looks for ports that nobody uses.
  for (const name of BROWSERS.filter((each) => !options.browser || each === options.browser))
    hosts.set(name, await Host.start(resolve(options.dist)));
  try {
    await Promise.all([...hosts].map(([name, host]) => runIn(name, host, site, result)));
  } finally {
    for (const host of hosts.values()) await host.stop();
    site.editions.end();
  }
  return result;
}

const isWanted = (test, name) => test.name.includes(options.only) && (!test.browsers || test.browsers.includes(name));

/** Runs the cases of one browser; those without scripts need one that was started so. */
async function runIn(name, host, site, result) {
  for (const scripts of [true, false]) {
    const cases = CASES.filter((test) => isWanted(test, name) && (test.scripts ?? true) === scripts);
    if (cases.length === 0) continue;
    const browser = await launch(name, scripts);
    try {
      for (const test of cases) for (const folder of foldersOf(test, name)) await report(test, name, browser, host, folder, site, result);
    } finally {
      await browser.close();
    }
  }
}

async function report(test, name, browser, host, folder, site, result) {
  const began = Date.now();
  const error = await attempt(test, browser, host, folder, site);
  ++result[error ? 'failed' : 'passed'];
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${error ? 'FAILED' : 'ok    '} ${name}, ${folder}: ${test.name} (${seconds} s)`);
  if (error) console.log(`    ${error.stack}${error.cause ? `\n    ${error.cause.message}` : ''}`);
}

const {passed, failed} = await runAll();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
