// The room map in Node: build/wasm/map_probe.wasm as an object that speaks in arrays, and the geometry that the tool packs.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);

/** us-atlas's states, `name` such as "states-albers-10m". @param {string} name */
export const atlas = (name) => JSON.parse(readFileSync(require.resolve(`us-atlas/${name}.json`), 'utf8'));

/** The same numbers from 0 to 1 in every run (mulberry32). @param {number} seed */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An entry of a bundle, a ZIP that only stores. @param {Buffer} zip @param {string} name */
function entryOf(zip, name) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    if (zip.toString('utf8', at + 46, at + 46 + nameBytes) === name) {
      const header = zip.readUInt32LE(at + 42);
      const begin = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
      return zip.subarray(begin, begin + zip.readUInt32LE(at + 24));
    }
    at += 46 + nameBytes + extra + comment;
  }
  throw new Error(`the bundle has no ${name}`);
}

/** map/states.geo, out of a site that the tool builds of content/. */
export function statesGeometry() {
  const dist = mkdtempSync(join(tmpdir(), 'satchel-map-'));
  try {
    const tool = process.env.SATCHEL ?? join(project, 'build/native/satchel');
    execFileSync(tool, ['build', '--out', dist], {cwd: project, stdio: 'pipe'});
    const assets = join(dist, 'assets');
    const bundle = readdirSync(assets).find((name) => name.endsWith('.satchel.gz'));
    return entryOf(gunzipSync(readFileSync(join(assets, bundle))), 'map/states.geo');
  } finally {
    rmSync(dist, {recursive: true, force: true});
  }
}

const CLUSTER_BYTES = 24;

export class MapProbe {
  #exports;
  #decoder = new TextDecoder();
  #view;

  constructor(exports) {
    this.#exports = exports;
    exports._initialize?.();
  }

  static async load() {
    const wasm = readFileSync(join(project, 'build/wasm/map_probe.wasm'));
    const {instance} = await WebAssembly.instantiate(wasm, {wasi_snapshot_preview1: {proc_exit() {}}});
    return new MapProbe(instance.exports);
  }

  /** Of the whole module, which never gives back. */
  get memoryBytes() {
    return this.#exports.memory.buffer.byteLength;
  }

  /** A block of the module's memory, to be viewed after the last call that may grow it. @param {number} bytes */
  allocate(bytes) {
    return this.#exports.probe_allocate(bytes);
  }

  /** @param {number} at */
  release(at) {
    this.#exports.probe_release(at);
  }

  /** @param {number} at @param {number} count */
  doubles(at, count) {
    return new Float64Array(this.#exports.memory.buffer, at, count);
  }

  /** A block with these numbers in it. @param {Float64Array} numbers */
  give(numbers) {
    const at = this.allocate(numbers.byteLength);
    this.doubles(at, numbers.length).set(numbers);
    return at;
  }

  /** Opens a geometry; its bytes stay in the module. @param {Buffer} bytes */
  open(bytes) {
    const at = this.allocate(bytes.length);
    new Uint8Array(this.#exports.memory.buffer).set(bytes, at);
    const features = this.reopen(at, bytes.length);
    if (features === 0) throw new Error('no geometry');
    return {at, bytes: bytes.length, features};
  }

  reopen(at, bytes) {
    return this.#exports.probe_open(at, bytes);
  }

  /** The paths of all features. */
  paths() {
    this.#exports.probe_paths();
    return this.#text().trimEnd().split('\n');
  }

  /** @param {number} feature */
  path(feature) {
    this.#exports.probe_path(feature);
    return this.#text();
  }

  /** @param {number} feature */
  code(feature) {
    this.#exports.probe_code(feature);
    return this.#text();
  }

  // These are of pairs of numbers at addresses of the module; NaN is null.
  project(places, count, points) {
    this.#exports.probe_project(places, count, points);
  }

  unproject(points, count, places) {
    this.#exports.probe_unproject(points, count, places);
  }

  hit(points, count, features) {
    this.#exports.probe_hit(points, count, features);
  }

  /** @param {(from: number, count: number, to: number) => void} call @param {Float64Array} numbers */
  map(call, numbers) {
    const from = this.give(numbers);
    const to = this.allocate(numbers.byteLength);
    call(from, numbers.length / 2, to);
    const result = this.doubles(to, numbers.length).slice();
    this.release(from);
    this.release(to);
    return result;
  }

  /** The feature at each point, or -1. @param {Float64Array} numbers */
  hits(numbers) {
    const count = numbers.length / 2;
    const from = this.give(numbers);
    const to = this.allocate(4 * count);
    this.hit(from, count, to);
    const result = new Int32Array(this.#exports.memory.buffer, to, count).slice();
    this.release(from);
    this.release(to);
    return result;
  }

  build(points, count, {maxZoom, radius}) {
    this.#exports.probe_build(points, count, maxZoom, radius);
  }

  get clusterBytes() {
    return this.#exports.probe_cluster_bytes();
  }

  /** The clusters of a box as objects, as a page needs them. @param {number[]} box @param {number} out room for all */
  query(zoom, [left, top, right, bottom], out) {
    const count = this.#exports.probe_query(zoom, left, top, right, bottom, out);
    const view = this.#bytes();
    const clusters = new Array(count);
    for (let i = 0, at = out; i < count; ++i, at += CLUSTER_BYTES)
      clusters[i] = {
        x: view.getFloat64(at, true),
        y: view.getFloat64(at + 8, true),
        count: view.getUint32(at + 16, true),
        id: view.getUint32(at + 20, true),
      };
    return clusters;
  }

  // Taken anew only where the memory has grown, as making a view costs as much as a small query.
  #bytes() {
    const {buffer} = this.#exports.memory;
    if (this.#view?.buffer !== buffer) this.#view = new DataView(buffer);
    return this.#view;
  }

  #text() {
    const at = this.#exports.probe_result(0);
    return this.#decoder.decode(new Uint8Array(this.#exports.memory.buffer, at, this.#exports.probe_result(1)));
  }
}
