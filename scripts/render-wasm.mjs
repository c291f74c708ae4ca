// Prints a page's main content as the WASM module renders it: node scripts/render-wasm.mjs FILE.satchel[.gz] ROUTE
// The same bytes as `satchel render ROUTE`.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';

import {CONTENT, EngineError, instantiate} from '../web/app/abi.js';

const ENGINES = join(dirname(fileURLToPath(import.meta.url)), '../build/wasm');

/** The engine of pages without calculators, and the one that has all. */
export const READING = 'satchel.wasm';
export const FULL = 'satchel-full.wasm';

/** The bundle's bytes, out of their gzip if they are in one. @param {string} file */
export function readBundle(file) {
  const bytes = readFileSync(file);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** "2026-11-22T09:00" on this machine's clock. */
function localTime() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** An engine with the bundle open. @param {string} file @param {Record<string, string>} assets @param {string} name */
export async function openBundle(file, assets = {}, name = FULL) {
  const engine = await instantiate(readFileSync(join(ENGINES, name)), localTime);
  engine.open(readBundle(file), {assets, links: 'folders'});
  return engine;
}

async function main() {
  const [file, route] = process.argv.slice(2);
  if (!file || !route) {
    console.error('usage: node scripts/render-wasm.mjs FILE.satchel[.gz] ROUTE');
    return 2;
  }
  try {
    const {html, found} = (await openBundle(file)).render(route, CONTENT);
    if (!found) console.error(`error: there is no page ${route}`);
    else process.stdout.write(html);
    return found ? 0 : 1;
  } catch (error) {
    const hint = error instanceof EngineError ? error.diagnostic.hint : undefined;
    console.error(`error: ${/** @type {Error} */ (error).message}${hint ? `; ${hint}` : ''}`);
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
