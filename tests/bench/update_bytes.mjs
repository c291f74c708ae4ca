// What a visitor who keeps the site downloads when one word of one page has changed, beside the whole of it.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { satchel, scratch, seedContent, write } from './workspace.mjs';

const COPIES = 40;  // of the five seeds: 200 pages
const PAGE = 'section-7/about/values.md';

/** @typedef {{bytes: number, sha256: string}} Sum */

/** A built site as its offline.json has it. @param {string} folder */
function siteIn(folder) {
  const list = JSON.parse(readFileSync(join(folder, 'offline.json'), 'utf8'));
  const bytesOf = (/** @type {string} */ path) => statSync(join(folder, path)).size;
  const files = list.files.filter((/** @type {{instead?: string}} */ file) => !file.instead);
  return {
    list: bytesOf('offline.json'),
    bundle: bytesOf(list.assets.bundle),
    files: new Map(files.map((/** @type {{sha256: string, path: string}} */ { sha256, path }) => [sha256, bytesOf(path)])),
    parts: new Map(list.bundle.parts.map((/** @type {[number, string]} */ [, sum]) => [sum, bytesOf(`assets/parts/${sum.slice(0, 16)}.gz`)])),
  };
}

/** @param {Iterable<number>} values */
const sum = (values) => [...values].reduce((all, value) => all + value, 0);

/** Bytes of both as a host sends them; of offline.json uncompressed. */
export function updateBytes() {
  const content = seedContent(COPIES);
  const built = () => {
    const out = scratch('update');
    satchel('build', '--content', content, '--out', join(out, 'dist'));
    return siteIn(join(out, 'dist'));
  };
  const before = built();
  const page = join(content, PAGE);
  write(page, `${readFileSync(page, 'utf8')}\nA word.\n`);
  const after = built();
  const missing = (/** @type {'files' | 'parts'} */ kind) => [...after[kind]].filter(([key]) => !before[kind].has(key)).map(([, bytes]) => bytes);
  return {
    update: after.list + sum(missing('parts')) + sum(missing('files')),
    full: after.list + after.bundle + sum(after.files.values()),
  };
}
