// Opens kiosk.html as a double click does, in each browser, on a machine without any network, and ends with "N passed, N failed".
// node tests/kiosk/run.mjs [--only PART-OF-NAME] [--browser chromium|firefox|webkit] [--dist DIR]
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

import cards from './cases/cards.mjs';
import damage from './cases/damage.mjs';
import manners from './cases/manners.mjs';
import pages from './cases/pages.mjs';
import staff from './cases/staff.mjs';
import use from './cases/use.mjs';
import {BROWSERS, startScreen} from './screens.mjs';

const CASES = [...pages, ...use, ...manners, ...cards, ...staff, ...damage];
const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const {values: options} = parseArgs({options: {
  only: {type: 'string', default: ''},
  browser: {type: 'string'},
  dist: {type: 'string', default: join(project, 'dist')},
}});

/**
 * Begins again in a network namespace that is empty but for the loopback, over which browsers are driven. Goes on as it is where the
 * machine allows none, as some containers do: the browser's own log and the file's policy still show each request.
 */
function runAlone() {
  const namespace = ['--net', '--map-root-user', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"'];
  if (spawnSync('unshare', [...namespace, 'true']).status !== 0) return console.log('note: this machine allows no network namespace');
  const {status} = spawnSync('unshare', [...namespace, process.execPath, ...process.argv.slice(1)],
    {stdio: 'inherit', env: {...process.env, KIOSK_WITHOUT_NETWORK: 'yes'}});
  process.exit(status ?? 1);
}

async function attempt(test, screen, site) {
  screen.errors.length = 0;
  try {
    await test.run(screen, site);
    if (screen.errors.length > 0 && !test.mayTell) throw new Error(`the console told:\n    ${screen.errors.join('\n    ')}`);
    return null;
  } catch (error) {
    return error;
  }
}

/** One browser's cases, one after another. */
async function runIn(name, site, result) {
  const cases = CASES.filter((test) => test.name.includes(options.only) && (!test.browsers || test.browsers.includes(name)));
  if (cases.length === 0) return;
  const screen = await startScreen(name);
  try {
    for (const test of cases) {
      const error = await attempt(test, screen, site);
      ++result[error ? 'failed' : 'passed'];
      console.log(`${error ? 'FAILED' : 'ok    '} ${name}: ${test.name}${error ? `\n    ${error.stack}` : ''}`);
    }
  } finally {
    await screen.close();
  }
}

if (!process.env.KIOSK_WITHOUT_NETWORK) runAlone();
const dist = resolve(options.dist);
if (!existsSync(join(dist, 'kiosk.html'))) throw new Error(`${dist}/kiosk.html is missing: satchel build --kiosk first`);
const site = {project, dist, file: join(dist, 'kiosk.html'), scratch: mkdtempSync(join(tmpdir(), 'satchel-kiosk-'))};
// The same, told where the site is on the web.
const withAddress = join(site.scratch, 'with-address');
execFileSync(join(project, 'build/native/satchel'), ['build', '--kiosk', '--site-url', 'https://chalkline.example.org/site', '--out', withAddress], {cwd: project, stdio: 'ignore'});
site.withAddress = join(withAddress, 'kiosk.html');
const result = {passed: 0, failed: 0};
try {
  await Promise.all(BROWSERS.filter((name) => !options.browser || name === options.browser).map((name) => runIn(name, site, result)));
} finally {
  rmSync(site.scratch, {recursive: true});
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 || result.passed === 0 ? 1 : 0);
