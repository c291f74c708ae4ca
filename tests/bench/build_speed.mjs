// Ten thousand pages, prerendered: `satchel build` beside Hugo, each with a plain layout, wall time and peak memory.
import { join, median, roomForManyFiles, scratch, seedContent, seeds, timed, write, SATCHEL } from './workspace.mjs';

const COPIES = 2000;
const ROUNDS = 3;

const HUGO_LAYOUT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width"></head><body><main>{{ .Content }}</main></body></html>
`;

/** A Hugo site of the same pages. @param {string} root */
function hugoSite(root) {
  const site = scratch('hugo', root);
  for (let i = 0; i < COPIES; ++i)
    for (const { route, text } of seeds()) write(join(site, 'content', `section-${i}`, `${route}.md`), text);
  write(join(site, 'config.toml'),
    'baseURL = "https://bench.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "section"]\n[markup.goldmark.renderer]\nunsafe = true\n');
  write(join(site, 'layouts/_default/single.html'), HUGO_LAYOUT);
  write(join(site, 'layouts/index.html'), HUGO_LAYOUT);
  return site;
}

/** @param {{seconds: number, cpu: number, megabytes: number}[]} runs */
function medians(runs) {
  const middle = (key) => median(runs.map((run) => run[key]));
  return { seconds: middle('seconds'), cpu: middle('cpu'), megabytes: middle('megabytes') };
}

/** Both write into a new folder each time, in turns, so that what else the machine does meets both. */
export function buildSpeed() {
  const root = roomForManyFiles();
  const content = seedContent(COPIES, root);
  const site = hugoSite(root);
  const runs = { satchel: [], hugo: [] };
  for (let round = 0; round < ROUNDS; ++round) {
    runs.satchel.push(timed([SATCHEL, 'build', '--content', content, '--out', join(scratch('out', root), 'dist')]));
    runs.hugo.push(timed(['hugo', '--quiet', '--source', site, '--destination', scratch('hugo-out', root)]));
  }
  const result = { satchel: medians(runs.satchel), hugo: medians(runs.hugo) };
  for (const [name, { seconds, cpu }] of Object.entries(result))
    console.error(`${name}: ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of all cores`);
  return result;
}
