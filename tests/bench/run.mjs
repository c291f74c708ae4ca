// scripts/bench: runs every benchmark beside its peer and prints PRODUCT.md's table of ratios. Never a test: it exits 0.
import { buildSpeed } from './build_speed.mjs';
import { calcSpeed } from './calc_speed.mjs';
import { kioskFile } from './kiosk.mjs';
import { loading } from './loading.mjs';
import { mapFrames } from './map_frames.mjs';
import { mapSpeed } from './map_speed.mjs';
import { renderSpeed } from './render_speed.mjs';
import { sizes } from './sizes.mjs';
import { updateBytes } from './update_bytes.mjs';

const only = process.argv.slice(2);
const wanted = (/** @type {string} */ name) => only.length === 0 || only.includes(name);
/** @type {string[][]} */
const rows = [];
/** @param {string} what @param {string} ours @param {string} peer @param {string} ratio @param {string} bar @param {boolean} met */
const row = (what, ours, peer, ratio, bar, met) => rows.push([what, ours, peer, ratio, bar, met ? 'met' : 'NOT met']);
const times = (/** @type {number} */ n) => `${n.toFixed(2)}x`;

if (wanted('render')) {
  const r = await renderSpeed();
  const mbs = (/** @type {number} */ n) => `${n.toFixed(0)} MB/s`;
  row('seeds in WASM, beside marked', mbs(r.wasm), mbs(r.marked), times(r.wasm / r.marked), '5x', r.wasm >= 5 * r.marked);
  row('seeds in WASM, beside markdown-wasm', mbs(r.wasm), mbs(r.markdownWasm), times(r.wasm / r.markdownWasm), '1x', r.wasm >= r.markdownWasm);
  row('WASM against native', mbs(r.wasm), mbs(r.native), times(r.native / r.wasm), 'within 1.6x', r.native <= 1.6 * r.wasm);
  row('slowest seed page in WASM', `${r.worstPage.toFixed(3)} ms`, '-', '-', 'under 2 ms', r.worstPage < 2);
}
if (wanted('build')) {
  const { satchel, hugo } = buildSpeed();
  row('10,000 pages, time', `${satchel.seconds.toFixed(2)} s`, `${hugo.seconds.toFixed(2)} s`, times(hugo.seconds / satchel.seconds), '4x', hugo.seconds >= 4 * satchel.seconds);
  row('10,000 pages, memory', `${satchel.megabytes.toFixed(0)} MB`, `${hugo.megabytes.toFixed(0)} MB`, times(hugo.megabytes / satchel.megabytes), '5x', hugo.megabytes >= 5 * satchel.megabytes);
}
if (wanted('loading')) {
  const { first, next } = await loading();
  const ms = (/** @type {number} */ n) => `${n.toFixed(0)} ms`;
  row('first content, beside plain HTML', ms(first.ours), ms(first.plain), times(first.ours / first.plain), 'within 1.15x', first.ours <= 1.15 * first.plain);
  row('first content, beside docsify', ms(first.ours), ms(first.docsify), times(first.docsify / first.ours), '-', true);
  row('next page, 4x slower CPU', ms(next.ours), `docsify ${ms(next.docsify)}`, times(next.docsify / next.ours), '16 ms', next.ours <= 16);
}
if (wanted('map')) {
  const m = await mapSpeed();
  const beside = (/** @type {string} */ what, /** @type {{ours: number, peer: number}} */ { ours, peer }, /** @type {string} */ unit, /** @type {number} */ bar, digits = 2) =>
    row(what, `${ours.toFixed(digits)} ${unit}`, `${peer.toFixed(digits)} ${unit}`, times(peer / ours), `${bar}x`, peer >= bar * ours);
  beside('paths of 51 states, beside topojson and d3-geo', m.paths, 'ms', 3);
  beside('project 100,000 points, beside d3-geo', m.projection, 'ms', 1.5);
  beside('hit test, beside flatbush', m.hits, 'us', 1);
  for (const { count, time, bytes, views } of m.clusters) {
    const points = `${count.toLocaleString('en')} points`;
    const megabytes = { ours: bytes.ours / 1e6, peer: bytes.peer / 1e6 };
    beside(`cluster ${points}, beside supercluster`, time, 'ms', 4, 0);
    beside(`cluster ${points}, memory`, megabytes, 'MB', 4, 1);
    for (const view of views) beside(`clusters of a view, ${points}, zoom ${view.zoom}`, view, 'us', 1, 1);
  }
}
if (wanted('frames')) {
  const { pan, zoom } = await mapFrames();
  const both = (/** @type {{ median: number, p95: number }} */ t) => `${t.median.toFixed(1)} ms, ${t.p95.toFixed(1)} ms at 95 %`;
  row('frame of a pan, all districts', both(pan), '-', '-', '16 ms at 95 %', pan.p95 <= 16);
  row('frame of a zoom, all districts', both(zoom), '-', '-', '16 ms at 95 %', zoom.p95 <= 16);
}
if (wanted('calc')) {
  const { speed, share } = await calcSpeed();
  const rate = (/** @type {number} */ n) => `${Math.round(n / 1000).toLocaleString('en-US')} k/s`;
  const names = { hyperFormula: 'HyperFormula', fastFormulaParser: 'fast-formula-parser', ironCalc: 'IronCalc' };
  for (const [peer, name] of Object.entries(names)) {
    const bar = peer === 'hyperFormula' ? 5 : 1;
    row(`recalculations, beside ${name}`, rate(speed.ours), rate(speed[peer]), times(speed.ours / speed[peer]), `${bar}x`, speed.ours >= bar * speed[peer]);
    row(`formula vectors, beside ${name}`, `${share.ours.passed} of ${share.ours.of}`, `${share[peer].passed}`, '-', 'all', share.ours.passed === share.ours.of);
  }
}
if (wanted('kiosk')) {
  const { bytes, first } = await kioskFile();
  const mb = (/** @type {number} */ n) => `${(n / 1e6).toFixed(2)} MB`;
  const ms = (/** @type {number} */ n) => `${n.toFixed(0)} ms`;
  row('kiosk.html, our pages inside', mb(bytes.ours), `TiddlyWiki, empty ${mb(bytes.peer)}`, times(bytes.peer / bytes.ours), 'smaller', bytes.ours < bytes.peer);
  row('first content of it, 4x slower CPU', ms(first.ours), `TiddlyWiki ${ms(first.peer)}`, times(first.peer / first.ours), 'under 1 s', first.ours < 1000);
}
if (wanted('update')) {
  const { update, full } = updateBytes();
  const kb = (/** @type {number} */ n) => `${(n / 1024).toFixed(1)} KB`;
  row('one word of 200 pages changed', kb(update), `the whole site ${kb(full)}`, `${(100 * update / full).toFixed(1)} %`, 'at most 5 %', update * 20 <= full);
}
if (wanted('sizes')) {
  const s = sizes();
  const kb = (/** @type {number} */ n) => `${(n / 1024).toFixed(1)} KB`;
  row('engine: WASM + JS, gzip', `${kb(s.wasm)} + ${kb(s.js)}`, `docsify ${kb(s.docsify)}`, times(s.docsify / s.ours), '104 KB with map', s.ours <= 104 * 1024);
  row('the full engine adds, for calculators', kb(s.full - s.wasm), 'HyperFormula 181 KB', times((181 * 1024) / (s.full - s.wasm)), '20 KB', s.full - s.wasm <= 20 * 1024);
  row('style, gzip', kb(s.style), '-', '-', '-', true);
}

const head = ['what', 'here', 'peer', 'ratio', 'bar', ''];
const widths = head.map((title, i) => Math.max(title.length, ...rows.map((r) => r[i].length)));
for (const line of [head, ...rows]) console.log(line.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd());
