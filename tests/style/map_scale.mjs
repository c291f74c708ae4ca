// The map's colours in both schemes: one hue, even steps of lightness that stay apart for the three colour-vision deficiencies,
// and letters that can be read on each (WCAG AA). Reads web/style/tokens.css.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const STEPS = 6;
const LEAST_STEP = 0.08;      // of OKLab's lightness, 0 to 1
const MOST_UNEVEN = 0.015;
const MOST_HUE_SPREAD = 12;   // degrees
const AA = 4.5;
// Which letters stand on which step: state_drawing's classes, as maps.css colours them.
const LETTERS = ['light', 'light', 'mid', 'dark', 'dark', 'dark'];

// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes 2009, severity 1, on linear RGB.
const DEFICIENCIES = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const times = (matrix, v) => matrix.map((row) => row.reduce((sum, m, i) => sum + m * v[i], 0));
const linear = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));

/** B. Ottosson's OKLab, 2020. */
function oklab(rgb) {
  const lms = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                     [0.0883024619, 0.2817188376, 0.6299787005]], rgb.map((c) => Math.max(0, c))).map(Math.cbrt);
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.808675766]], lms);
}

const luminance = (hex) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0];
function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const result = {passed: 0, failed: 0};
function check(what, holds) {
  ++result[holds ? 'passed' : 'failed'];
  if (!holds) console.log(`FAILED ${what}`);
}

const css = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../web/style/tokens.css'), 'utf8');
const dark = css.indexOf('prefers-color-scheme: dark');
for (const [scheme, text] of [['light', css.slice(0, dark)], ['dark', css.slice(dark)]]) {
  const token = (name) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(text)?.[1] ?? '';
  const steps = Array.from({length: STEPS}, (_, i) => token(`map-${i}`));
  check(`${scheme}: six steps`, steps.every(Boolean));
  for (const [deficiency, matrix] of Object.entries(DEFICIENCIES)) {
    const lightness = steps.map((hex) => oklab(times(matrix, linear(hex)))[0]);
    const gaps = lightness.slice(1).map((l, i) => Math.abs(l - lightness[i]));
    check(`${scheme}, ${deficiency}: each step can be told from the next (${gaps.map((g) => g.toFixed(3))})`, Math.min(...gaps) >= LEAST_STEP);
    check(`${scheme}, ${deficiency}: one direction`, lightness.every((l, i) => i === 0 || (l < lightness[i - 1]) === (lightness[1] < lightness[0])));
    if (deficiency === 'none')
      check(`${scheme}: even steps (${gaps.map((g) => g.toFixed(3))})`, Math.max(...gaps) - Math.min(...gaps) <= MOST_UNEVEN);
  }
  const hues = steps.map((hex) => oklab(linear(hex))).map(([, a, b]) => Math.atan2(b, a) * 180 / Math.PI);
  check(`${scheme}: one hue (${hues.map((h) => h.toFixed(0))})`, Math.max(...hues) - Math.min(...hues) <= MOST_HUE_SPREAD);
  steps.forEach((hex, i) => {
    const ratio = contrast(hex, token(`on-map-${LETTERS[i]}`));
    check(`${scheme}: letters on step ${i} (${ratio.toFixed(2)})`, ratio >= AA);
  });
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 || result.passed === 0 ? 1 : 0);
