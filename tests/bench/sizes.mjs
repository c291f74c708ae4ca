// What a visitor loads to run the engine (JS and WASM, gzip -9), beside docsify with its search plugin.
import { gzipSync } from 'node:zlib';
import { ROOT, join, readFileSync } from './workspace.mjs';

/** @param {string} path */
const gzipBytes = (path) => gzipSync(readFileSync(join(ROOT, path)), { level: 9 }).length;

export function sizes() {
  const wasm = gzipBytes('build/web/satchel.wasm');
  const full = gzipBytes('build/web/satchel-full.wasm');
  const js = gzipBytes('build/web/app.js');
  return {
    wasm, full, js, style: gzipBytes('build/web/style.css'), ours: wasm + js,
    docsify: gzipBytes('node_modules/docsify/dist/docsify.min.js') + gzipBytes('node_modules/docsify/dist/plugins/search.min.js'),
  };
}
