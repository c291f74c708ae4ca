// Builds the shell that every site is served with, in build/web: loader, style, fonts, templates, engine.
// `satchel build` takes it from there. Run scripts/run, which builds the engine first.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { firstStyle } from './first-style.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'build/web');
const engines = ['satchel.wasm', 'satchel-full.wasm'];
const fonts = join(root, 'node_modules/@fontsource-variable/figtree/files');
const FONT = 'figtree-latin-wght-normal.woff2';
const shapes = join(root, 'node_modules/us-atlas/states-albers-10m.json');

// What browsers of the last few years understand: all of them run our WASM and have DecompressionStream.
const target = ['chrome110', 'firefox115', 'safari16.4'];

/** @param {string} entry @param {string} outfile @param {boolean} [write] */
function bundle(entry, outfile, write = true) {
  return build({
    entryPoints: [join(root, entry)],
    outfile: join(out, outfile),
    write,
    bundle: true,
    minify: true,
    format: 'esm',
    target,
    legalComments: 'none',
    external: ['fonts/*', './fonts/*'],  // fonts lie beside the style in the finished site
    logLevel: 'warning',
  });
}

/**
 * The script and the style that stand inside kiosk.html: neither may ask for a file, so the font is in the style. What is in a page
 * must not end its element.
 */
async function buildKiosk() {
  const common = { write: false, bundle: true, minify: true, target, legalComments: 'none', logLevel: 'warning' };
  const [{ outputFiles: [script] }, { outputFiles: [style] }] = await Promise.all([
    build({ ...common, entryPoints: [join(root, 'web/kiosk/main.js')], format: 'iife' }),
    build({ ...common, entryPoints: [join(root, 'web/kiosk.css')], loader: { '.woff2': 'dataurl' }, external: [],
      plugins: [{ name: 'font', setup: (on) => on.onResolve({ filter: /figtree\.woff2$/ }, () => ({ path: join(fonts, FONT) })) }] }),
  ]);
  for (const [name, { text }] of Object.entries({ 'kiosk.js': script, 'kiosk.css': style })) {
    if (/<\/(script|style)|<script|\r/i.test(text)) throw new Error(`${name} cannot stand inside a page`);
    writeFileSync(join(out, name), text.trim());
  }
}

function copyFonts() {
  mkdirSync(join(out, 'fonts'), { recursive: true });
  copyFileSync(join(fonts, FONT), join(out, 'fonts/figtree.woff2'));
}

/** Makes the style of the first view a partial of every page, and has the policy let this style, and no other, stand in a page. */
async function writeFirstStyle() {
  const { outputFiles } = await bundle('web/first.css', 'first.css', false);
  const { code } = await transform(firstStyle(outputFiles[0].text), { loader: 'css', minify: true, target });
  const style = code.trim();
  const partials = join(out, 'templates/partials');
  writeFileSync(join(partials, 'first_style.mustache'), `<style>${style}</style>\n`);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = join(partials, 'policy.mustache');
  writeFileSync(policy, readFileSync(policy, 'utf8').replace('FIRST_STYLE', hash));
}

/** @param {string[]} names */
function printSizes(names) {
  for (const name of names) {
    const bytes = readFileSync(join(out, name));
    const gzipped = gzipSync(bytes, { level: 9 }).length;
    console.log(`${name.padEnd(40)} ${String(bytes.length).padStart(8)} bytes, ${gzipped} gzipped`);
  }
}

for (const name of engines) {
  if (existsSync(join(root, 'build/wasm', name))) continue;
  console.error(`build/wasm/${name} is missing: build the preset "wasm" first, or run scripts/run`);
  process.exit(2);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await Promise.all([
  bundle('web/app/main.js', 'app.js'),
  bundle('web/style.css', 'style.css'),
  bundle('web/worker/sw.js', 'sw.js'),
  bundle('web/worker/no-sw.js', 'no-sw.js'),
  buildKiosk(),
]);
copyFonts();
cpSync(join(root, 'web/templates'), join(out, 'templates'), { recursive: true });
await writeFirstStyle();
for (const name of engines) copyFileSync(join(root, 'build/wasm', name), join(out, name));
mkdirSync(join(out, 'map'));
copyFileSync(shapes, join(out, 'map/states.topojson'));
printSizes([...engines, 'app.js', 'sw.js', 'style.css', 'templates/partials/first_style.mustache', 'kiosk.js', 'kiosk.css']);
