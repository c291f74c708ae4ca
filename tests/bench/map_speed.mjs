// The map: geometry to paths, projection, hit test and clusters in WASM, by d3-geo, topojson-client, flatbush and
// supercluster. Both sides end with what a page needs: strings, numbers, objects.
import { geoAlbersUsa, geoPath } from 'd3-geo';
import Flatbush from 'flatbush';
import Supercluster from 'supercluster';
import { feature } from 'topojson-client';
import { MapProbe, atlas, random, statesGeometry } from '../probe/map_probe.mjs';
import { median } from './workspace.mjs';

const ROUNDS = 7;
const WIDTH = 975;
const HEIGHT = 610;
const CLUSTERS = { radius: 40, maxZoom: 10 };

/** Milliseconds of one call, the median of seven rounds of `calls`, after a round to warm up. @param {() => void} call */
function milliseconds(call, calls = 1) {
  const rounds = [];
  for (let round = 0; round <= ROUNDS; ++round) {
    const begin = performance.now();
    for (let i = 0; i < calls; ++i) call();
    rounds.push((performance.now() - begin) / calls);
  }
  return median(rounds.slice(1));
}

/** @param {number} count @param {number} seed */
function pointsOfMap(count, seed) {
  const next = random(seed);
  return Float64Array.from({ length: 2 * count }, (_, i) => next() * (i % 2 ? HEIGHT : WIDTH));
}

/** @param {Float64Array} numbers @returns {number[][]} */
const pairs = (numbers) => Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);

function paths(probe, topology) {
  const { at, bytes } = probe.open(statesGeometry());
  const path = geoPath(null);
  return {
    ours: milliseconds(() => (probe.reopen(at, bytes), probe.paths()), 50),
    peer: milliseconds(() => feature(topology, topology.objects.states).features.map((f) => path(f)), 50),
  };
}

/** Nine of ten in the lower 48 states, the rest in Alaska and Hawaii; some at sea. */
function places(count) {
  const next = random(11);
  const within = (from, to) => from + (to - from) * next();
  const boxes = [[-170, -130, 55, 71], [-160, -155, 19, 22], [-124, -67, 25, 49]];
  return Float64Array.from(Array.from({ length: count }, () => {
    const [west, east, south, north] = boxes[Math.min(2, Math.floor(next() * 20))];
    return [within(west, east), within(south, north)];
  }).flat());
}

function projection(probe, count = 100_000) {
  const numbers = places(count);
  const listed = pairs(numbers);
  const project = geoAlbersUsa().scale(1300).translate([487.5, 305]);
  const [from, to] = [probe.give(numbers), probe.allocate(numbers.byteLength)];
  return {
    ours: milliseconds(() => {
      probe.doubles(from, numbers.length).set(numbers);
      probe.project(from, count, to);
    }, 3),
    peer: milliseconds(() => {
      for (let i = 0; i < count; ++i) project(listed[i]);
    }, 3),
  };
}

/** Every polygon in a flatbush, then even-odd on its rings. */
function peerHit(topology) {
  const polygons = feature(topology, topology.objects.states).features.flatMap((state, number) => {
    const { type, coordinates } = state.geometry;
    return (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => ({ number, rings }));
  });
  const index = new Flatbush(polygons.length);
  for (const { rings } of polygons) {
    const [xs, ys] = [0, 1].map((axis) => rings[0].map((p) => p[axis]));
    index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  index.finish();
  const holds = (rings, x, y) => {
    let inside = false;
    for (const ring of rings)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const a = ring[i];
        const b = ring[j];
        if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
      }
    return inside;
  };
  return (x, y) => {
    for (const i of index.search(x, y, x, y)) if (holds(polygons[i].rings, x, y)) return polygons[i].number;
    return -1;
  };
}

function hits(probe, topology, count = 100_000) {
  const numbers = pointsOfMap(count, 12);
  const hit = peerHit(topology);
  const micro = 1000 / count;
  return {
    ours: micro * milliseconds(() => probe.hits(numbers), 3),
    peer: micro * milliseconds(() => {
      for (let i = 0; i < count; ++i) hit(numbers[2 * i], numbers[2 * i + 1]);
    }, 3),
  };
}

// supercluster sees the same plane: the map's width is the world's, and its rows lie where Mercator puts them.
const longitude = (x) => (x / WIDTH) * 360 - 180;
const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WIDTH))) * 180) / Math.PI;

function held() {
  if (!globalThis.gc) throw new Error('run Node with --expose-gc');
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function peerClusters(numbers) {
  const features = pairs(numbers).map(([x, y]) => ({
    type: 'Feature', geometry: { type: 'Point', coordinates: [longitude(x), latitude(y)] }, properties: null,
  }));
  const load = () => new Supercluster({ ...CLUSTERS, minZoom: 0, extent: WIDTH }).load(features);
  const before = held();
  const index = load();
  const bytes = held() - before;
  return { index, bytes, time: milliseconds(load) };
}

/** In a module of its own, as memory is never given back. @param {Float64Array} numbers */
async function ourClusters(numbers) {
  const probe = await MapProbe.load();
  const count = numbers.length / 2;
  const points = probe.give(numbers);
  const before = probe.memoryBytes;
  probe.build(points, count, CLUSTERS);
  const bytes = probe.memoryBytes - before;  // with all that building takes
  return { probe, bytes, time: milliseconds(() => probe.build(points, count, CLUSTERS)) };
}

/** Views of one zoom, 975 x 610 pixels of the screen. @param {number} zoom @returns {number[][]} boxes of the map */
function views(zoom) {
  const next = random(13);
  const [width, height] = [WIDTH / 2 ** zoom, HEIGHT / 2 ** zoom];
  return Array.from({ length: 500 }, () => {
    const [left, top] = [next() * (WIDTH - width), next() * (HEIGHT - height)];
    return [left, top, left + width, top + height];
  });
}

function viewSpeed(ours, peer, count, zoom) {
  const boxes = views(zoom);
  const bounds = boxes.map(([l, t, r, b]) => [longitude(l), latitude(b), longitude(r), latitude(t)]);
  const out = ours.probe.allocate(24 * count);
  const micro = 1000 / boxes.length;
  let [found, peerFound] = [0, 0];
  const speed = {
    zoom,
    ours: micro * milliseconds(() => boxes.forEach((box) => (found += ours.probe.query(zoom, box, out).length))),
    peer: micro * milliseconds(() => bounds.forEach((box) => (peerFound += peer.index.getClusters(box, zoom).length))),
  };
  ours.probe.release(out);
  if (Math.abs(found / peerFound - 1) > 0.1) throw new Error(`zoom ${zoom}: ${found} clusters beside ${peerFound}`);
  return speed;
}

async function clusters(count, zooms) {
  const numbers = pointsOfMap(count, count);
  const peer = peerClusters(numbers);
  const ours = await ourClusters(numbers);
  return { count, time: { ours: ours.time, peer: peer.time }, bytes: { ours: ours.bytes, peer: peer.bytes },
           views: zooms.map((zoom) => viewSpeed(ours, peer, count, zoom)) };
}

export async function mapSpeed() {
  const probe = await MapProbe.load();
  const topology = atlas('states-albers-10m');
  return {
    paths: paths(probe, topology),
    projection: projection(probe),
    hits: hits(probe, topology),
    clusters: [await clusters(100_000, [0, 2, 4, 6]), await clusters(1_000_000, [0, 3, 6, 9])],
  };
}
