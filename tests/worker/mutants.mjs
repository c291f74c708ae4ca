// Plants faults in the worker, one at a time, and sees that its tests find each. Ends with "N passed, N failed".
import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @type {[string, string, string, string][]} What it amounts to, the file, what stands there, what is put in its place. */
const MUTANTS = [
  ['bytes are taken as they come', 'keeper.js', 'if (found.length === bytes && (await sha256(found)) === sum) return found;\n    }\n', 'return found;\n    }\n'],
  ['the length alone is looked at', 'keeper.js', 'if (found.length === bytes && (await sha256(found)) === sum) return found;\n    }\n', 'if (found.length === bytes) return found;\n    }\n'],
  ['the switch comes before the files', 'update.js', "effects: [{do: 'fetch', version}]", "effects: [{do: 'try', version}]"],
  ['what failed counts as fetched', 'keeper.js', "for (const end of ends) if (end.status === 'rejected') throw end.reason;", ''],
  ['older versions are swept away', 'keeper.js', '[active, next, ready, ...older].flatMap', '[active, next, ready].flatMap'],
  ['what is being fetched is swept away', 'keeper.js', '[active, next, ready, ...older].flatMap', '[active, ready, ...older].flatMap'],
  ['what waits for the next worker is swept away', 'keeper.js', '[active, next, ready, ...older].flatMap', '[active, next, ...older].flatMap'],
  ['the next worker switches while the one before it goes on', 'update.js', 'if (!waits || !memory.active) return', 'return'],
  ['the next worker forgets what pages are of', 'update.js', 'event.live, memory.clients)', 'event.live, {})'],
  ['a worker waits for the one that it asks for', 'keeper.js', '        renew();', '        await renew();'],
  ['a page that opens is content with a look that was not due', 'keeper.js', '(this.#running.urgent || !urgent)', 'true'],
  ['open pages are forgotten at the switch', 'update.js', "{...ofVersion(live, active?.version ?? ''), ...given, ...memory.clients}", '{...memory.clients}'],
  ['pages on their way are forgotten at the switch', 'update.js', "...given, ...memory.clients}", '...memory.clients}'],
  ['what was not written down is believed', 'keeper.js', 'await this.#with.record.change((record) => {', 'void this.#with.record.change((record) => {'],
  ['closed pages keep their version for ever', 'update.js', 'const kept = retire(memory, live);', 'const kept = memory;'],
  ['nothing is swept', 'keeper.js', 'if (!used.has(sum)) await store.drop(sum);', ''],
  ['holes are not mended', 'update.js', 'version.version === memory.active?.version && !memory.holes', 'version.version === memory.active?.version'],
  ['all pages get the files of the active version', 'keeper.js', 'clients[client] ?? this.given.get(client) ?? active?.version', 'active?.version'],
  ['a failure is not counted', 'update.js', 'const failures = memory.failures + 1;', 'const {failures} = memory;'],
  ['a full disk stays full', 'update.js', 'const next = full ? null : memory.next;', 'const {next} = memory;'],
  ['a version that does not open is switched to', 'keeper.js', 'await prove(effect.version);', 'await prove(effect.version).catch(() => {});'],
  ['damaged lists are read', 'list.js', "demand((await sha256(bytes.subarray(head[0].length))) === head[1], 'the list is damaged');", ''],
];

/** Runs the tests with the fault in place; true where they fail. */
function isFound(folder, [, file, from, to]) {
  const path = join(folder, 'web/worker', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has changed: ${from}`);
  writeFileSync(path, text.replace(from, to));
  const {status} = spawnSync('node', ['tests/worker/run.mjs'], {cwd: folder, timeout: 60_000, env: {...process.env, WORKER_FAST: '1'}});
  writeFileSync(path, text);
  return status !== 0;
}

const folder = mkdtempSync(join(tmpdir(), 'satchel-mutants-'));
const result = {passed: 0, failed: 0};
try {
  for (const part of ['web/worker', 'web/app', 'tests/worker', 'package.json']) cpSync(join(project, part), join(folder, part), {recursive: true});
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  for (const mutant of MUTANTS) {
    const found = isFound(folder, mutant);
    ++result[found ? 'passed' : 'failed'];
    console.log(`${found ? 'found ' : 'MISSED'} ${mutant[0]}`);
  }
} finally {
  rmSync(folder, {recursive: true});
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 ? 1 : 0);
