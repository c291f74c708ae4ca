// Folders, programs and small helpers that the benchmarks share.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const SATCHEL = join(ROOT, 'build/native/satchel');

/** The five seed pages, in the order of their files, and the routes at which they stand. */
const ROUTES = ['/advocacy', '/about/values', '/educate/districts', '/educate/districtterms', '/policy-forum'];

/** @returns {{route: string, text: string}[]} */
export function seeds() {
  const folder = join(ROOT, '../shared/seeds');
  return readdirSync(folder).sort().map((name, i) => ({ route: ROUTES[i], text: readFileSync(join(folder, name), 'utf8') }));
}

/** Where tens of thousands of files are best kept: in memory where 2 GB of it are free, as a disk's own pace says
 * nothing about who writes to it, and as some (ext4 without a journal) take minutes to forget what was removed. */
export function roomForManyFiles() {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 ** 31 ? memory : tmpdir();
}

/** @type {string[]} */
const folders = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A fresh folder that is removed when the process ends. @param {string} name */
export function scratch(name, root = tmpdir()) {
  const folder = mkdtempSync(join(root, `satchel-bench-${name}-`));
  folders.push(folder);
  return folder;
}

/** Writes `text` to a file, making its folders. @param {string} path @param {string} text */
export function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Makes content/ of the seeds, each `copies` times. What their views ask for is there but empty, as for every peer. */
export function seedContent(copies = 1, root = tmpdir()) {
  const content = scratch('content', root);
  for (let i = 0; i < copies; ++i)
    for (const { route, text } of seeds()) write(join(content, copies > 1 ? `section-${i}` : '', `${route}.md`), text);
  write(join(content, 'site.yml'), 'name: Bench\n');
  const facts = readFileSync(join(ROOT, 'content/data/state-facts.csv'), 'utf8');
  write(join(content, 'data/state-facts.csv'), facts.slice(0, facts.indexOf('\n') + 1));  // its columns alone
  write(join(content, 'nav/educate_nav.yml'), 'items: [/educate/districts]\n');
  write(join(content, 'nav/about_nav.yml'), 'items: [/about/values]\n');
  return content;
}

/** Runs a command; @returns its wall and CPU time in seconds and its peak memory in megabytes. @param {string[]} command */
export function timed(command, cwd = ROOT) {
  const report = join(scratch('time'), 'report');
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', '-o', report, ...command], { cwd, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${command.join(' ')}\n${run.stdout}${run.stderr}`);
  const [seconds, user, system, kilobytes] = readFileSync(report, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, cpu: user + system, megabytes: kilobytes / 1024 };
}

/** @param {number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** @param {string[]} args */
export function satchel(...args) {
  return execFileSync(SATCHEL, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
}

/** The one file below `folder` whose name matches. @param {string} folder @param {RegExp} pattern */
export function fileLike(folder, pattern) {
  const name = readdirSync(folder).find((entry) => pattern.test(entry));
  if (!name) throw new Error(`no file like ${pattern} in ${folder}`);
  return join(folder, name);
}

export { cpSync, existsSync, join, readFileSync };
