// The map in WASM against d3's own answers: projection both ways, null where d3 says null, which state a point lies in, and
// every state's shape; us-atlas is the common ground, and as our shapes are simplified, near borders nothing is compared. And
// its clusters against their rule.
import {geoAlbersUsa, geoContains, geoPath} from 'd3-geo';
import {feature} from 'topojson-client';

import {MapProbe, atlas, random, statesGeometry} from '../probe/map_probe.mjs';

const WIDTH = 975;
const HEIGHT = 610;
const project = geoAlbersUsa().scale(1300).translate([487.5, 305]);
// CODES[i] is the state whose number in the census (FIPS) is NUMBERS[i], as us-atlas's ids are.
const CODES = ('AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR ' +
  'PA RI SC SD TN TX UT VT VA WA WV WI WY').split(' ');
const NUMBERS = ('01 02 04 05 06 08 09 10 11 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 ' +
  '42 44 45 46 47 48 49 50 51 53 54 55 56').split(' ');

const result = {passed: 0, failed: 0};

/** One test: `compare` gives the number of comparisons, after telling of each fault. */
function test(what, compare) {
  const faults = [];
  const compared = compare((fault) => faults.push(fault));
  if (faults.length === 0 && compared > 0) return void ++result.passed;
  ++result.failed;
  console.log(`FAILED ${what}: ${faults.length} of ${compared}`);
  for (const fault of faults.slice(0, 5)) console.log(`    ${fault}`);
}

const pairs = (numbers) => Array.from({length: numbers.length / 2}, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);

/** `count` pairs, each of one of the boxes [left, right, top, bottom]. */
function scatter(seed, count, boxes) {
  const next = random(seed);
  const list = Array.from({length: count}, (_, i) => {
    const [left, right, top, bottom] = boxes[i % boxes.length];
    return [left + (right - left) * next(), top + (bottom - top) * next()];
  });
  return Float64Array.from(list.flat());
}

const probe = await MapProbe.load();
const geometry = probe.open(statesGeometry());
const features = Array.from({length: geometry.features}, (_, i) => ({code: probe.code(i), path: probe.path(i)}));
const codeOf = (state) => CODES[NUMBERS.indexOf(state.id)];
const statesOf = (name) => {
  const topology = atlas(name);
  return feature(topology, topology.objects.states).features.filter(codeOf);
};
const drawn = statesOf('states-albers-10m');
const onGlobe = statesOf('states-10m');

/** Places all over the globe, and closer where the map's parts have their edges. */
const GLOBE = [[-180, 180, -90, 90], [-400, 400, -90, 90]];
const PARTS = [[-130, -60, 20, 55], [-190, -125, 48, 75], [-165, -150, 15, 25]];

test('project: 40,000 places', (fault) => {
  const numbers = scatter(1, 40_000, [...GLOBE, ...PARTS]);
  const points = pairs(probe.map((...args) => probe.project(...args), numbers));
  pairs(numbers).forEach((place, i) => {
    const expected = project(place);
    const [x, y] = points[i];
    const good = expected ? Math.abs(x - expected[0]) < 1e-6 && Math.abs(y - expected[1]) < 1e-6 : Number.isNaN(x) && Number.isNaN(y);
    if (!good) fault(`${place}: d3 ${expected}, ours ${points[i]}`);
  });
  return points.length;
});

test('project: what is no place', (fault) => {
  const bad = [[NaN, 40], [-100, NaN], [Infinity, 40], [-100, Infinity], [-100, 91], [-100, -91]];
  const points = pairs(probe.map((...args) => probe.project(...args), Float64Array.from(bad.flat())));
  points.forEach(([x], i) => Number.isNaN(x) || fault(`${bad[i]}: ours ${x}`));
  return points.length;
});

test('unproject: 40,000 points', (fault) => {
  const numbers = scatter(2, 40_000, [[0, WIDTH, 0, HEIGHT], [-200, 1200, -200, 800], [0, 300, 400, 610]]);
  const places = pairs(probe.map((...args) => probe.unproject(...args), numbers));
  pairs(numbers).forEach((point, i) => {
    const expected = project.invert(point);
    const [longitude, latitude] = places[i];
    const known = expected && !Number.isNaN(expected[0]) && !Number.isNaN(expected[1]);
    const turn = known ? Math.abs(longitude - expected[0]) : 0;
    const good = known ? Math.min(turn, 360 - turn) < 1e-6 && Math.abs(latitude - expected[1]) < 1e-6 : Number.isNaN(longitude);
    if (!good) fault(`${point}: d3 ${expected}, ours ${places[i]}`);
  });
  return places.length;
});

test('there and back: 40,000 places', (fault) => {
  const numbers = scatter(3, 40_000, PARTS);
  const points = probe.map((...args) => probe.project(...args), numbers);
  const back = pairs(probe.map((...args) => probe.unproject(...args), points));
  let compared = 0;
  pairs(numbers).forEach(([longitude, latitude], i) => {
    // Some sea off Mexico is drawn where the insets are, which d3 takes for Alaska on the way back.
    const point = project([longitude, latitude]);
    if (!point || Math.abs(project.invert(point)[0] - longitude) > 1e-6) return;
    ++compared;
    if (!(Math.abs(back[i][0] - longitude) < 1e-6 && Math.abs(back[i][1] - latitude) < 1e-6))
      fault(`${longitude},${latitude}: back at ${back[i]}`);
  });
  if (compared < 18_000) fault(`only ${compared} come back with d3`);
  return compared;
});

/** The rings of a drawn state. */
const ringsOf = ({geometry: {type, coordinates}}) => (type === 'Polygon' ? coordinates : coordinates.flat());
const allRings = drawn.flatMap(ringsOf).map((ring) => ({
  ring,
  left: Math.min(...ring.map((p) => p[0])), right: Math.max(...ring.map((p) => p[0])),
  top: Math.min(...ring.map((p) => p[1])), bottom: Math.max(...ring.map((p) => p[1])),
}));

/** Whether any border of us-atlas lies within `reach` pixels of the point. */
function isNearBorder([x, y], reach) {
  const near = (a, b) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const along = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(a[0] + along * dx - x, a[1] + along * dy - y) < reach;
  };
  return allRings.some(({ring, left, right, top, bottom}) =>
    x > left - reach && x < right + reach && y > top - reach && y < bottom + reach &&
    ring.some((b, i) => i > 0 && near(ring[i - 1], b)));
}

// As much as an arc may move: half a pixel of simplification, and the grid's twentieth.
const MOVED = 0.6;
const seen = new Set();

test('hit test: 4,000 points against d3.geoContains', (fault) => {
  const numbers = scatter(4, 4_000, [[0, WIDTH, 0, HEIGHT]]);
  const found = probe.hits(numbers);
  const boxes = new Map(drawn.map((state) => [codeOf(state), geoPath(null).bounds(state)]));
  let compared = 0;
  pairs(numbers).forEach((point, i) => {
    if (isNearBorder(point, MOVED)) return;
    ++compared;
    const place = project.invert(point);
    const inBox = ([[left, top], [right, bottom]]) => point[0] >= left && point[0] <= right && point[1] >= top && point[1] <= bottom;
    const state = onGlobe.find((s) => inBox(boxes.get(codeOf(s))) && geoContains(s, place));
    const expected = state ? codeOf(state) : null;
    const ours = features[found[i]]?.code ?? null;
    seen.add(ours);
    if (ours !== expected) fault(`${point}: d3 ${expected}, ours ${ours}`);
  });
  if (compared < 3_000) fault(`only ${compared} points are away from borders`);
  if (seen.size < 45) fault(`only ${seen.size} answers were given`);
  return compared;
});

/** The rings of a path of ours: m, l, h, v and z, relative. */
function ringsOfPath(text) {
  const rings = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of text.matchAll(/([mlhvz])([^mlhvz]*)/g)) {
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (command === 'z') [x, y] = rings.at(-1)[0];
    if (command === 'm') rings.push([]);
    const step = command === 'h' || command === 'v' ? 1 : 2;
    for (let i = 0; i < numbers.length; i += step) {
      if (command !== 'v') x += numbers[i];
      if (command === 'v') y += numbers[i];
      if (step === 2) y += numbers[i + 1];
      rings.at(-1).push([x, y]);
    }
  }
  return rings;
}

/** The area inside an odd number of rings, where none crosses another: holes turn the other way. */
const areaOf = (rings) => Math.abs(rings.reduce((sum, ring) => sum + ring.reduce((ringSum, [x, y], i) => {
  const [nextX, nextY] = ring[(i + 1) % ring.length];
  return ringSum + (x * nextY - nextX * y) / 2;
}, 0), 0));

const lengthOf = (rings) => rings.reduce((sum, ring) => sum + ring.reduce((ringSum, [x, y], i) => {
  const [nextX, nextY] = ring[(i + 1) % ring.length];
  return ringSum + Math.hypot(nextX - x, nextY - y);
}, 0), 0);

/** The bounds of what is more than a small island, half a square pixel, as the tool leaves those out. */
function boundsOf({geometry: {type, coordinates}}) {
  const path = geoPath(null);
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => ({type: 'Polygon', coordinates: rings}));
  const coordinatesOf = polygons.filter((polygon) => path.area(polygon) >= 0.5).map((polygon) => polygon.coordinates);
  return path.bounds({type: 'MultiPolygon', coordinates: coordinatesOf}).flat();
}

for (const state of drawn) {
  const code = codeOf(state);
  const rings = ringsOfPath(features.find((f) => f.code === code)?.path ?? '');
  test(`shape of ${code}`, (fault) => {
    // Simplifying moves borders to both sides; a tenth of a pixel along all of the outline is far more than it adds up to.
    const [area, expected] = [areaOf(rings), geoPath(null).area(state)];
    if (!(Math.abs(area - expected) < 0.1 * lengthOf(rings))) fault(`area ${area}, d3 ${expected}`);
    const edge = (axis, pick) => pick(...rings.flat().map((p) => p[axis]));
    const bounds = [edge(0, Math.min), edge(1, Math.min), edge(0, Math.max), edge(1, Math.max)];
    const expectedBounds = boundsOf(state);
    if (!bounds.every((value, i) => Math.abs(value - expectedBounds[i]) < MOVED)) fault(`bounds ${bounds}, d3 ${expectedBounds}`);
    return 5;
  });
}

test('the states are those of us-atlas', (fault) => {
  const codes = drawn.map(codeOf).sort();
  if (codes.join() !== features.map((f) => f.code).join()) fault(`${features.map((f) => f.code)}`);
  return codes.length;
});

/** The next lower zoom, by the rule of wasm/map/clusters.h done naively, as the unit tests have it for the native side. */
function joinNaively(items, radius) {
  const gone = new Set();
  return items.flatMap((first, i) => {
    if (gone.has(first)) return [];
    const near = items.filter((item, j) => j > i && !gone.has(item) && (item.x - first.x) ** 2 + (item.y - first.y) ** 2 <= radius ** 2);
    if (near.length === 0) return [first];
    const all = [first, ...near];
    all.forEach((item) => gone.add(item));
    const count = all.reduce((sum, item) => sum + item.count, 0);
    const mean = (axis) => Math.floor(all.reduce((sum, item) => sum + item[axis] * item.count, 0) / count);
    return [{x: mean('x'), y: mean('y'), count}];
  });
}

test('clusters in WASM: 3,000 points, every zoom', (fault) => {
  const [units, reach, maxZoom] = [2 ** 18, 4096, 10];
  const next = random(5);
  const middles = scatter(6, 40, [[0, WIDTH, 0, HEIGHT]]);
  const numbers = Float64Array.from({length: 6_000}, (_, i) => {
    const middle = middles[2 * Math.floor(i / 150) + (i % 2)];
    return middle + (next() - 0.5) * 10 ** (3 * next() - 1);
  });
  const square = (item) => Math.floor(item.y / (64 * units)) * 1000 + Math.floor(item.x / (64 * units));
  let items = pairs(numbers).map(([x, y]) => ({x: Math.floor((x + reach) * units), y: Math.floor((y + reach) * units), count: 1}));
  items.sort((a, b) => square(a) - square(b));

  const points = probe.give(numbers);
  probe.build(points, items.length, {maxZoom, radius: 40});
  const room = probe.allocate(24 * items.length);
  const sorted = (list) => list.map(({x, y, count}) => [x, y, count].join()).sort();
  let compared = 0;
  for (let zoom = maxZoom + 1; zoom >= 0; --zoom) {
    if (zoom <= maxZoom) items = joinNaively(items, Math.floor((40 * units) / 2 ** zoom));
    const expected = sorted(items.map(({x, y, count}) => ({x: x / units - reach, y: y / units - reach, count})));
    const ours = sorted(probe.query(zoom, [-reach, -reach, reach, reach], room));
    compared += expected.length;
    if (ours.join(' ') !== expected.join(' ')) fault(`zoom ${zoom}: ${ours.length} clusters, by the rule ${expected.length}`);
  }
  return compared;
});

console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 ? 1 : 0);
