// Ten thousand pages, prerendered: `satchel build` beside Hugo, each with a plain layout, wall time and peak memory.
import { join, median, scratch, seedContent, seeds, timed, write, SATCHEL } from './workspace.mjs';

const COPIES = 2000;
const ROUNDS = 3;

const HUGO_LAYOUT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width"></head><body><main>{{ .Content }}</main></body></html>
`;

/** A Hugo site of the same pages. */
function hugoSite() {
  const site = scratch('hugo');
  for (let i = 0; i < COPIES; ++i)
    for (const { route, text } of seeds()) write(join(site, 'content', `section-${i}`, `${route}.md`), text);
  write(join(site, 'config.toml'),
    'baseURL = "https://bench.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "section"]\n[markup.goldmark.renderer]\nunsafe = true\n');
  write(join(site, 'layouts/_default/single.html'), HUGO_LAYOUT);
  write(join(site, 'layouts/index.html'), HUGO_LAYOUT);
  return site;
}

/** @param {() => {seconds: number, megabytes: number}} run */
function medianRun(run) {
  const runs = Array.from({ length: ROUNDS }, run);
  return { seconds: median(runs.map((r) => r.seconds)), megabytes: median(runs.map((r) => r.megabytes)) };
}

export function buildSpeed() {
  const content = seedContent(COPIES);
  const out = join(scratch('dist'), 'dist');
  const site = hugoSite();
  return {
    satchel: medianRun(() => timed([SATCHEL, 'build', '--content', content, '--out', out])),
    hugo: medianRun(() => timed(['hugo', '--quiet', '--source', site, '--destination', scratch('hugo-out')])),
  };
}

