// offline.json as it should not be: every rule of FORMAT.md, broken in turn.
import assert from 'node:assert/strict';

import {ListError, readList} from '../../web/worker/list.js';
import {missingOf} from '../../web/worker/version.js';
import {ROOT, listText, versionsOf} from './site.mjs';

const bytesOf = (text) => new Uint8Array(Buffer.from(text));
const [good] = versionsOf(1);
const read = (text) => readList(bytesOf(text), ROOT);

/** The rest of a good list, changed. */
function changed(change) {
  const rest = structuredClone(good.rest);
  change(rest);
  return rest;
}

const WRONG = {
  'no engine': (list) => delete list.assets.engine,
  'an asset that is not among the files': (list) => (list.assets.style = 'assets/other.css'),
  'an asset of a wrong type': (list) => (list.assets.style = 5),
  'an asset with a strange name': (list) => (list.assets['__proto__x'] = list.assets.style),
  'assets as a list': (list) => (list.assets = []),
  'no files': (list) => delete list.files,
  'files as an object': (list) => (list.files = {}),
  'a file of null': (list) => list.files.push(null),
  'a file twice': (list) => list.files.push(list.files[0]),
  'a path up and away': (list) => (list.files[3].path = '../secret.png'),
  'a path from the host\'s root': (list) => (list.files[3].path = '/images/a.png'),
  'a path on another host': (list) => (list.files[3].path = 'https://evil.example/a.png'),
  'a path on another host, without scheme': (list) => (list.files[3].path = '//evil.example/a.png'),
  'a path with dots inside': (list) => (list.files[3].path = 'images/../a.png'),
  'a path with encoded dots': (list) => (list.files[3].path = 'images/%2e%2e/a.png'),
  'a path with a query': (list) => (list.files[3].path = 'images/a.png?b'),
  'a path with a fragment': (list) => (list.files[3].path = 'images/a.png#b'),
  'a path that is not encoded': (list) => (list.files[3].path = 'images/a b.png'),
  'a path that is none': (list) => (list.files[3].path = 'http://[/a.png'),
  'an empty path': (list) => (list.files[3].path = ''),
  'a size below nothing': (list) => (list.files[3].bytes = -1),
  'half a byte': (list) => (list.files[3].bytes = 1.5),
  'a size as text': (list) => (list.files[3].bytes = '1'),
  'too many bytes': (list) => (list.files[3].bytes = 2 ** 31),
  'a short sum': (list) => (list.files[3].sha256 = 'abc'),
  'a sum in capitals': (list) => (list.files[3].sha256 = list.files[3].sha256.toUpperCase().replace(/^./, 'A')),
  'a type that ends its header': (list) => (list.files[3].type = 'text/html\r\nX: y'),
  'no type': (list) => delete list.files[3].type,
  'packed as text': (list) => (list.files[3].packed = 'yes'),
  'a stand-in that is not there': (list) => (list.files[4].instead = 'images/none.png'),
  'a stand-in for a stand-in': (list) => (list.files[3].instead = list.files[4].path),
  'parts that are not the bundle': (list) => (list.bundle.bytes += 1),
  'parts of a wrong type': (list) => (list.bundle.parts = [5]),
  'a part without a sum': (list) => (list.bundle.parts = [[list.bundle.bytes]]),
  'too many files': (list) => (list.files = Array.from({length: 10_001}, (_, i) => ({...list.files[3], path: `a${i}`}))),
  'an abi as text': (list) => (list.abi = '1'),
};

export default [
  {
    name: 'a good list is read as it stands',
    async run() {
      const version = await read(listText(good.rest));
      assert.equal(version.version, good.name);
      assert.deepEqual(version.assets, good.rest.assets);
      assert.equal(version.files.length, good.rest.files.length);
      assert.equal(version.bundle.parts.length, 5);
    },
  },
  ...Object.entries(WRONG).map(([name, change]) => ({
    name: `a list is refused for ${name}`,
    run: () => assert.rejects(read(listText(changed(change))), ListError),
  })),
  {
    name: 'what is no list is refused',
    async run() {
      const text = listText(good.rest);
      for (const wrong of ['', '{}', '[]', 'null', '<!doctype html><title>Log in</title>', text.replace('"format":1', '"format":2'),
        `\ufeff${text}`, ` ${text}`, text.slice(0, -1), `${text} `, text.replace('"abi":1', '"abi":2'), 'x'.repeat(5 << 20)])
        await assert.rejects(read(wrong), ListError, wrong.slice(0, 40));
      for (let at = 0; at < text.length; at += 97)
        await assert.rejects(read(text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)), ListError);
    },
  },
  {
    name: 'the bundle is fetched whole where most of it is missing, else in parts; the same bytes are fetched once',
    async run() {
      const version = await read(listText(good.rest));
      const sums = version.bundle.parts.map(({sha256}) => sha256);
      assert.equal(missingOf(version, new Set()).whole, true);
      const some = missingOf(version, new Set(sums.slice(1)));
      assert.equal(some.whole, false);
      assert.deepEqual(some.parts.map(({sha256}) => sha256), [sums[0]]);
      const twin = {...version.files[0], path: 'twin.css'};
      assert.equal(missingOf({...version, files: [version.files[0], twin]}, new Set()).files.length, 1);
    },
  },
];
