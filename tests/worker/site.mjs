// Small sites in several versions, with their offline.json, as `satchel build` would make them.
import {createHash} from 'node:crypto';

export const ROOT = new URL('https://example.org/some/where/');

export const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');

const bytesOf = (text) => new Uint8Array(Buffer.from(text));
const hashed = (stem, bytes, ending) => `assets/${stem}.${sum(bytes).slice(0, 8)}.${ending}`;

/** The text of a list whose first line is right, whatever stands in the rest. */
export function listText(rest) {
  const text = `${JSON.stringify(rest).slice(1)}\n`;
  return `{"format":1,"version":"${sum(text)}",\n${text}`;
}

/**
 * A version as the host has it. `texts` are what its parts say; those of another version that say the same are the same.
 * @param {{style: string, app: string, engine: string, parts: string[], images: Record<string, string>, abi?: number}} texts
 */
export function makeVersion({style, app, engine, parts, images, abi = 1}) {
  const files = new Map();  // path -> bytes, unpacked: what the fake network gives is never packed
  const listed = [];
  const add = (path, text, more = {}) => {
    const bytes = bytesOf(text);
    files.set(path, bytes);
    listed.push({path, bytes: bytes.length, sha256: sum(bytes), type: 'text/plain; charset=utf-8', ...more});
    return path;
  };
  const assets = {
    style: add(hashed('style', style, 'css'), style),
    app: add(hashed('app', app, 'js'), app),
    engine: add(hashed('engine', engine, 'wasm.gz'), engine, {packed: true}),
  };
  for (const [name, text] of Object.entries(images)) {
    add(`images/${name}.png`, text);
    add(`images/twice/${name}.png`, `large ${text}`, {instead: `images/${name}.png`});
  }
  const bundle = bytesOf(parts.join(''));
  assets.bundle = hashed('site', bundle, 'satchel.gz');
  files.set(assets.bundle, bundle);
  for (const part of parts) files.set(`assets/parts/${sum(part).slice(0, 16)}.gz`, bytesOf(part));
  const rest = {
    abi,
    assets,
    bundle: {bytes: bundle.length, sha256: sum(bundle), parts: parts.map((part) => [Buffer.byteLength(part), sum(part)])},
    files: listed,
  };
  const text = listText(rest);
  files.set('offline.json', bytesOf(text));
  return {name: JSON.parse(text).version, files, rest};
}

/** The versions 0, 1, 2, … of a site, each a little different from the one before. `abiOf` gives the number of an engine's functions. */
export const versionsOf = (count, abiOf = () => 1) => Array.from({length: count}, (_, i) => makeVersion({
  abi: abiOf(i),
  style: `style ${Math.floor(i / 2)}`,
  app: 'app',
  engine: `engine ${Math.floor(i / 3)}`,
  parts: ['part a', `part b ${i}`, 'part c, which is a long one', `part d ${Math.floor(i / 2)}`, `directory ${i}`],
  // Of the same size in all versions: only the sum tells them apart.
  images: {logo: 'logo', photo: `photo ${i}`, chart: `chart ${i}`},
}));
