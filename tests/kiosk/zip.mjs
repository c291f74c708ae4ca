// Files from a stick: what is no sound ZIP is refused, whatever is done to it. In Node.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

import {Content, readContent} from '../../web/kiosk/content.js';
import {readNotes} from '../../web/kiosk/diary.js';
import {factsOf} from '../../web/kiosk/settings.js';
import {unpackedAtMost} from '../../web/kiosk/unpack.js';
import {readZip} from '../../web/kiosk/zip.js';
import {zipOf} from './zip_writer.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const good = () => new Uint8Array(readFileSync(join(project, 'dist/kiosk.satchel')));
const embedded = {manifest: {built: '', parts: {}}, has: () => false, part: () => Promise.reject(new Error('none')), stored: () => new Uint8Array()};

const read = (bytes) => readContent(bytes, embedded, '2026-01-01T00:00');

test('what the build writes is read', async () => {
  const content = await read(good());
  assert.ok(content instanceof Content);
  assert.ok(content.has('bundle') && !content.has('engine'));
  assert.match(content.manifest.built, /^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  const facts = factsOf(await content.part('bundle'));
  assert.equal(facts.name, 'Chalkline');
  assert.equal(facts.manners.idle_seconds, 60);
  assert.ok(facts.manners.attract.length > 0);
});

test('every part is held against its hash: a changed byte anywhere in one is found', async () => {
  const whole = good();
  const files = readZip(whole);
  const places = [...files].filter(([name]) => name !== 'manifest.json').map(([name, bytes]) => [name, bytes.byteOffset + Math.floor(bytes.length / 2)]);
  for (const [name, at] of places.filter((_, i) => i % Math.ceil(places.length / 12) === 0)) {
    const copy = whole.slice();
    copy[at] ^= 1;
    await assert.rejects(read(copy), /damaged/, name);
  }
});

test('what is cut off anywhere is refused', async () => {
  const whole = good();
  for (let i = 0; i < 40; ++i) await assert.rejects(read(whole.slice(0, Math.floor((whole.length * i) / 41))), /damaged|not a file|not content/, `${i}`);
});

test('what is something else is refused', async () => {
  const text = (words) => new TextEncoder().encode(words);
  for (const bytes of [new Uint8Array(), text('hello'), text('PK\x03\x04'), new Uint8Array(1000), gzipSync('hello'), zipOf({'a.txt': text('x')}),
    zipOf({'manifest.json': text('{}')}), zipOf({'manifest.json': text('{"built":"x","parts":{"bundle":{"bytes":1}}}')}),
    zipOf({'manifest.json': text('{"built":1,"parts":3}')}), zipOf({'../a': text('x'), 'site.json': text('{}')}), zipOf({'a\u0000': text('x')})])
    await assert.rejects(read(new Uint8Array(bytes)), Error);
});

test('a header that lies about sizes is refused', () => {
  const zip = zipOf({'site.json': new TextEncoder().encode('{}')});
  for (const [at, value] of [[8, 8], [22, 0xffffffff], [26, 0xffff], [28, 0xffff]]) {
    const copy = zip.slice();
    new DataView(copy.buffer).setUint16(at, value & 0xffff, true);
    if (value > 0xffff) new DataView(copy.buffer).setUint32(at, value, true);
    assert.throws(() => readZip(copy), /damaged|not a file/, `${at}`);
  }
});

test('a small gzip does not fill the memory', async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  assert.ok(bomb.length < 30_000);
  await assert.rejects(unpackedAtMost(bomb, 1_000_000), /more than/);
  assert.equal((await unpackedAtMost(bomb, 20_000_000)).length, 20_000_000);
  await assert.rejects(unpackedAtMost(bomb.subarray(0, 9000), 20_000_000), /damaged/);
});

test('settings of nobody knows whom become ordinary ones', () => {
  const facts = (settings) => factsOf(zipOf({'site.json': new TextEncoder().encode(JSON.stringify({settings}))}));
  assert.deepEqual(facts({kiosk: {idle_seconds: 1e9, warn_seconds: 'x', start: 'javascript:x', attract: ['x', 3, '/a']}}).manners,
    {idle_seconds: 60, warn_seconds: 10, attract_seconds: 12, start: '/', attract: ['/a']});
  assert.equal(facts({url: 'javascript:alert(1)'}).url, '');
  assert.equal(facts({url: 'https://example.org/a//'}).url, 'https://example.org/a');
  for (const bytes of [new Uint8Array(), new TextEncoder().encode('nothing'), zipOf({'site.json': new Uint8Array([0xff])})])
    assert.equal(factsOf(bytes).manners.start, '/');
});

test('notes that were kept may be damaged', () => {
  for (const kept of [null, '', '{', '3', 'null', '[]', '{"last":3,"pages":[1],"starts":-1}', '{"pages":{"/":"x"},"last":[null]}']) {
    const notes = readNotes(kept);
    assert.equal(notes.starts, 0);
    assert.ok(Array.isArray(notes.last));
  }
  assert.deepEqual(readNotes('{"pages":{"/a":3},"resets":4}').pages, {'/a': 3});
  assert.equal(readNotes(JSON.stringify({last: Array(500).fill({time: 'a', page: 'b', text: 'c'})})).last.length, 50);
});
