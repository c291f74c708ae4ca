// Small sites in several editions, built with the project's own tool: every page, picture and setting tells which it is of.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {build as bundle} from 'esbuild';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');

export const PAGES = ['', 'one/', 'two/'];
/** Pictures that differ from edition to edition under one address each: an update has more than twenty requests. */
export const PICTURES = 20;

const CALCULATOR = `title: Sums
inputs:
  pupils: {label: Pupils, default: 3, min: 0}
formulas:
  twice: =pupils*2
outputs:
  twice: {label: Twice, main: true}
`;

const page = (title, n, more = '') => `---
title: ${title}, edition ${n}
---
# ${title}, edition ${n}

[Home](/) [One](/one) [Two](/two)

${Array.from({length: PICTURES}, (_, i) => `![Picture ${i}](/images/p${i}.svg)`).join('\n')}

${more}
`;

const picture = (n, i) => `<svg xmlns="http://www.w3.org/2000/svg" width="${100 + n}" height="20"><title>${i}</title></svg>\n`;

/** Writes a content folder and builds it; gives the folder of the finished site. */
function build(name, files, root) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, name, 'content', path);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
  const dist = join(root, name, 'dist');
  execFileSync(join(project, 'build/native/satchel'), ['build', '--content', join(root, name, 'content'), '--out', dist], {stdio: ['ignore', 'ignore', 'pipe']});
  return dist;
}

const edition = (n, settings = '') => ({
  'site.yml': `name: Editions\ntagline: Edition ${n}\nmenu: [{title: One, href: /one}]\n${settings}`,
  'index.md': page('Home', n),
  'one.md': page('One', n, "<%= view :calculator, name: 'sums' %>"),
  'two.md': page('Two', n, '[Take along](/files/kept.txt)'),
  'files/kept.txt': `edition ${n}\n`,
  'calculators/sums.yml': CALCULATOR,
  'images/icon.svg': picture(0, 'icon'),
  ...Object.fromEntries(Array.from({length: PICTURES}, (_, i) => [`images/p${i}.svg`, picture(n, i)])),
});

const KEPT = 'files: {/files/kept.txt: {offline: true}}\n';
const WORDS = 'chalk board lesson teacher pupil district school code loop value table formula plan report state county visit class room year month training'.split(' ');

/** A page of some 3,000 letters that looks like no other. */
function article(n, word) {
  let seed = n * 7919 + 1;
  const next = () => WORDS[(seed = (seed * 48271) % 2147483647) % WORDS.length];
  const paragraphs = Array.from({length: 6}, () => `${Array.from({length: 75}, next).join(' ')}.`);
  return `---\ntitle: Page ${n}\n---\n# Page ${n}\n\nA ${word} here.\n\n${paragraphs.join('\n\n')}\n`;
}

function* articles(word) {
  for (let n = 0; n < 199; ++n) yield [`page-${n}.md`, article(n, n === 77 ? word : 'word')];
}

/** All of the sites that the cases need, made once; `end()` throws them away. */
export class Editions {
  #root = mkdtempSync(join(tmpdir(), 'satchel-editions-'));
  #made = new Map();

  /** Editions 1, 2, 3, …, and "off": one that is not to be kept. */
  of(n) {
    return this.#once(String(n), () => (n === 'off' ? edition(4, 'offline: false\n') : edition(n, KEPT)));
  }

  /** A site of 200 pages, one of which says `word` in one place. */
  large(word) {
    return this.#once(`large-${word}`, () => ({
      'site.yml': 'name: Large\n', 'images/icon.svg': picture(0, 'icon'), 'index.md': '---\ntitle: Home\n---\n# Home\n\n[First](/page-0)\n', ...Object.fromEntries(articles(word)),
    }));
  }

  /** An edition whose engine has other functions, and the worker that knows them. */
  async ofNextAbi(n) {
    const dist = join(this.#root, `abi-${n}`);
    cpSync(this.of(n), dist, {recursive: true});
    const rest = readFileSync(join(dist, 'offline.json'), 'utf8').replace(/^.*\n/, '').replace('"abi":1', '"abi":2');
    const version = createHash('sha256').update(rest).digest('hex');
    writeFileSync(join(dist, 'offline.json'), `{"format":1,"version":"${version}",\n${rest}`);
    const nextAbi = {
      name: 'next-abi',
      setup: (build) => build.onLoad({filter: /abi\.js$/}, ({path}) => ({contents: readFileSync(path, 'utf8').replace('ABI = 1', 'ABI = 2')})),
    };
    await bundle({entryPoints: [join(project, 'web/worker/sw.js')], outfile: join(dist, 'sw.js'), allowOverwrite: true, bundle: true, format: 'esm', plugins: [nextAbi]});
    return dist;
  }

  #once(name, files) {
    if (!this.#made.has(name)) this.#made.set(name, build(name, files(), this.#root));
    return this.#made.get(name);
  }

  end() {
    rmSync(this.#root, {recursive: true, force: true});
  }
}
