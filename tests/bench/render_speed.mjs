// Markdown to page: the five seeds by the WASM module, by marked and by markdown-wasm, and by the native core.
import { execFileSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { marked } from 'marked';
import markdownWasm from 'markdown-wasm';
import { CONTENT, instantiate } from '../../web/app/abi.js';
import { ROOT, fileLike, join, median, readFileSync, satchel, scratch, seedContent, seeds } from './workspace.mjs';

const ROUNDS = 7;
const PASSES = 400;

/** Nanoseconds of one pass, the median of seven rounds. @param {() => void} pass */
function nanoseconds(pass) {
  for (let i = 0; i < PASSES; ++i) pass();  // let the compilers settle
  const rounds = [];
  for (let round = 0; round < ROUNDS; ++round) {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < PASSES; ++i) pass();
    rounds.push(Number(process.hrtime.bigint() - begin) / PASSES);
  }
  return median(rounds);
}

export async function renderSpeed() {
  const pages = seeds();
  const bytes = pages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const speed = (/** @type {number} */ ns) => (bytes / ns) * 1000;  // MB/s

  const out = join(scratch('dist'), 'dist');
  satchel('build', '--content', seedContent(), '--out', out);
  const bundle = gunzipSync(readFileSync(fileLike(join(out, 'assets'), /\.satchel\.gz$/)));
  const engine = await instantiate(readFileSync(join(ROOT, 'build/wasm/satchel.wasm')), () => '');
  engine.open(bundle, { assets: {}, links: 'folders' });

  const plain = join(scratch('bundle'), 'site.satchel');
  writeFileSync(plain, bundle);
  const native = JSON.parse(execFileSync(join(ROOT, 'build/native/bench/bench_render'), [plain, ...pages.map((p) => p.route)], { encoding: 'utf8' }));

  const wasm = nanoseconds(() => pages.forEach(({ route }) => engine.render(route, CONTENT)));
  return {
    wasm: speed(wasm),
    native: speed(native.nanoseconds),
    marked: speed(nanoseconds(() => pages.forEach(({ text }) => marked.parse(text)))),
    markdownWasm: speed(nanoseconds(() => pages.forEach(({ text }) => markdownWasm.parse(text)))),
    worstPage: Math.max(...pages.map(({ route }) => nanoseconds(() => engine.render(route, CONTENT)))) / 1e6,
  };
}
