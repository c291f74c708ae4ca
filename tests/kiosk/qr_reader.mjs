// Reads QR codes as a phone would: drawn as a picture, and read by zbar.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const SCALE = 4;  // pixels a module

/** A grey picture (PGM) of the SVG's bars. @param {{size: number, bars: string}} code */
function pictureOf({size, bars}) {
  const width = size * SCALE;
  const pixels = Buffer.alloc(width * width, 255);
  for (const [, x, y, run] of bars.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let line = 0; line < SCALE; ++line) {
      const begin = (Number(y) * SCALE + line) * width + Number(x) * SCALE;
      pixels.fill(0, begin, begin + Number(run) * SCALE);
    }
  return Buffer.concat([Buffer.from(`P5 ${width} ${width} 255\n`), pixels]);
}

/** What each code says, in their order. @param {{size: number, bars: string}[]} codes */
export function readCodes(codes) {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-qr-'));
  try {
    const names = codes.map((code, i) => join(folder, `${String(i).padStart(5, '0')}.pgm`));
    names.forEach((name, i) => writeFileSync(name, pictureOf(codes[i])));
    const lines = execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', ...names], {encoding: 'utf8', maxBuffer: 2 ** 26}).trimEnd().split('\n');
    assert.equal(lines.length, codes.length, 'each picture holds one code');
    return lines;
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** The code of the card that is open, for the page to run; null where it has none. */
export const codeOnCard = () => {
  const svg = document.querySelector('dialog.card[open]:not(.leaving) svg.qr');
  return svg && {size: svg.viewBox.baseVal.width, bars: svg.querySelector('path:last-of-type').getAttribute('d')};
};
