// Tries docs/hosting.md: its very configuration in Debian's nginx, at the root and in a folder, over a site built with
// --precompress. Ends with "N passed, N failed".
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {launch} from '../browser/browsers.mjs';
import {answers, freePort} from '../browser/host.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const scratch = mkdtempSync(join(tmpdir(), 'satchel-hosting-'));

/** The server that the page gives, listening here, for a site in a folder such as "" or "/teach". */
function serverOf(port, folder) {
  const [, server] = /```nginx\n([^]*?)```/.exec(readFileSync(join(project, 'docs/hosting.md'), 'utf8'));
  const replaced = (text, from, to) => {
    assert.ok(text.includes(from), `docs/hosting.md has ${from}`);
    return text.replaceAll(from, to);
  };
  let text = replaced(server, 'listen 80;', `listen 127.0.0.1:${port};`);
  text = replaced(text, '/var/www/site', join(scratch, folder ? 'folder' : 'root'));
  text = replaced(text, 'include mime.types', 'include /etc/nginx/mime.types');
  text = replaced(text, ' /404.html', ` ${folder}/404.html`);
  return replaced(text, '/assets/', `${folder}/assets/`);
}

const configOf = (servers) => `
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
pid ${scratch}/pid;
error_log ${scratch}/error.log;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${scratch}/${name};`).join('\n  ')}
  ${servers.join('\n')}
}`;

function buildSites() {
  const root = join(scratch, 'root');
  execFileSync(join(project, 'build/native/satchel'), ['build', '--precompress', '--content', join(project, 'content'), '--out', root],
      {stdio: 'pipe'});
  mkdirSync(join(scratch, 'folder'));
  execFileSync('cp', ['-r', root, join(scratch, 'folder/teach')]);
  return root;
}

/** What each address of the site must be sent with. */
async function checkHeaders(base, root) {
  const get = (path, gzip = true) => fetch(new URL(path, base), {headers: {'Accept-Encoding': gzip ? 'gzip' : 'identity'}});
  const hashed = readdirSync(join(root, 'assets')).filter((name) => /\.[0-9a-f]{8}\./.test(name) && !/\.(js|css)\.gz$/.test(name));
  assert.ok(hashed.length >= 4);
  for (const name of hashed) {
    const {status, headers} = await get(`assets/${name}`);
    assert.equal(status, 200, name);
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable', name);
    assert.equal(headers.get('content-encoding'), /\.(js|css)$/.test(name) ? 'gzip' : null, name);
  }
  assert.equal((await get('assets/fonts/figtree.woff2')).headers.get('cache-control'), 'public, max-age=604800');
  const types = {'': 'text/html', 'educate/districts/': 'text/html', 'images/logo.svg': 'image/svg+xml',
                 'manifest.webmanifest': 'application/manifest+json', 'robots.txt': 'text/plain',
                 'files/travelcalculator.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'};
  for (const [path, type] of Object.entries(types)) {
    const {status, headers} = await get(path);
    assert.equal(status, 200, path);
    assert.equal(headers.get('content-type').split(';')[0], type, path);
    assert.equal(headers.get('cache-control'), 'no-cache', path);
  }
  const [packed, plain] = await Promise.all([get(''), get('', false)]);
  assert.equal(packed.headers.get('content-encoding'), 'gzip');
  assert.equal(packed.headers.get('vary'), 'Accept-Encoding');
  assert.equal(plain.headers.get('content-encoding'), null);
  const page = await packed.text();
  assert.equal(page, await plain.text());
  assert.equal(page, readFileSync(join(root, 'index.html'), 'utf8'));
  const missing = await get('no/such/page/');
  assert.equal(missing.status, 404);
  assert.ok((await missing.text()).includes('<title>Page not found'));
}

/** A visitor's way: a page, a link that the engine draws, an address that is not there. */
async function visit(browser, base) {
  const page = await (await browser.createBrowserContext()).newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(new URL('educate/', base).href, {waitUntil: 'networkidle0'});
  await page.evaluate(() => {
    window.marked = true;
    [...document.links].find(({href}) => href.endsWith('/educate/districts/')).click();
  });
  await page.waitForFunction(() => location.pathname.endsWith('/educate/districts/') && document.querySelector('main h1'));
  assert.ok(await page.evaluate(() => window.marked), 'the engine has drawn it');
  await page.goto(new URL('no/such/page/', base).href, {waitUntil: 'networkidle0'});
  assert.ok(await page.evaluate(() => [...document.images].every((image) => image.naturalWidth > 0) &&
    getComputedStyle(document.querySelector('header')).display !== 'inline' && document.styleSheets.length > 0));
  assert.deepEqual(errors, []);
}

let passed = 0;
let failed = 0;
async function report(name, test) {
  try {
    await test();
    ++passed;
    console.log(`ok     ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED ${name}\n    ${error.stack}`);
  }
}

const root = buildSites();
const folders = ['', '/teach'];
const ports = [];
for (const folder of folders) ports.push(await freePort());
writeFileSync(join(scratch, 'nginx.conf'), configOf(folders.map((folder, i) => serverOf(ports[i], folder))));
const nginx = spawn('nginx', ['-c', join(scratch, 'nginx.conf'), '-p', scratch], {stdio: ['ignore', 'ignore', 'inherit']});
const browser = await launch('chromium');
try {
  for (const [i, folder] of folders.entries()) {
    const base = `http://127.0.0.1:${ports[i]}${folder}/`;
    await answers(base);
    await report(`nginx, ${folder || 'root'}: what is sent, and how`, () => checkHeaders(base, root));
    await report(`nginx, ${folder || 'root'}: a visit`, () => visit(browser, base));
  }
} finally {
  await browser.close();
  nginx.kill('SIGTERM');
  await new Promise((resolve) => nginx.once('exit', resolve));
  rmSync(scratch, {recursive: true, force: true});
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
