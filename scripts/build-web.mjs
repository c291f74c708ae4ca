// Builds the shell that every site is served with, in build/web: loader, style, fonts, templates, engine.
// `satchel build` takes it from there. Run scripts/run, which builds the engine first.
import { build } from 'esbuild';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'build/web');
const engine = join(root, 'build/wasm/satchel.wasm');
const fonts = join(root, 'node_modules/@fontsource-variable/figtree/files');

// What browsers of the last few years understand: all of them run our WASM and have DecompressionStream.
const target = ['chrome110', 'firefox115', 'safari16.4'];

function bundle(entry, outfile) {
  return build({
    entryPoints: [join(root, entry)],
    outfile: join(out, outfile),
    bundle: true,
    minify: true,
    format: 'esm',
    target,
    legalComments: 'none',
    external: ['fonts/*', './fonts/*'],  // fonts lie beside the style in the finished site
    logLevel: 'warning',
  });
}

function copyFonts() {
  mkdirSync(join(out, 'fonts'), { recursive: true });
  copyFileSync(join(fonts, 'figtree-latin-wght-normal.woff2'), join(out, 'fonts/figtree.woff2'));
}

function printSizes(names) {
  for (const name of names) {
    const bytes = readFileSync(join(out, name));
    const gzipped = gzipSync(bytes, { level: 9 }).length;
    console.log(`${name.padEnd(14)} ${String(bytes.length).padStart(8)} bytes, ${gzipped} gzipped`);
  }
}

if (!existsSync(engine)) {
  console.error('build/wasm/satchel.wasm is missing: build the preset "wasm" first, or run scripts/run');
  process.exit(2);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await Promise.all([bundle('web/app/main.js', 'app.js'), bundle('web/style.css', 'style.css')]);
copyFonts();
cpSync(join(root, 'web/templates'), join(out, 'templates'), { recursive: true });
copyFileSync(engine, join(out, 'satchel.wasm'));
printSizes(['satchel.wasm', 'app.js', 'style.css']);
