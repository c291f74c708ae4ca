// What holds for every page: it says what the web build says, and nothing is asked for.
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {pagesOf} from '../../browser/site.mjs';
import {differenceAt} from '../content.mjs';

const isReady = () => document.querySelector('main h1') !== null && document.fonts.status === 'loaded';

const watchPolicy = () => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`));
};

const missingPictures = async () => {
  const all = [...document.querySelectorAll('main img')];
  for (const picture of all) picture.loading = 'eager';
  await Promise.all(all.map((picture) => picture.decode().catch(() => {})));
  return all.filter((picture) => !picture.src.startsWith('blob:') || picture.naturalWidth === 0).map((picture) => picture.outerHTML);
};

/** Without the style of the first view, which a page's policy would forbid in a document of the test's own. */
const prerendered = (dist, path) => readFileSync(join(dist, path, 'index.html'), 'utf8').replace(/<style>[^]*?<\/style>/, '');

/** Calls `act` with the address of a picture that can be had. */
async function withPicture(act) {
  const server = createServer((_, response) => response.setHeader('content-type', 'image/svg+xml').end('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await act(`http://127.0.0.1:${server.address().port}/a.svg`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

export default [
  {
    name: 'every page says what the web build says, with its pictures, and nothing is asked for',
    async run(screen, {dist, file}) {
      await screen.open(pathToFileURL(file).href);
      await screen.until(isReady);
      await screen.ask(watchPolicy);
      for (const path of pagesOf(dist)) {
        const route = `/${path.replace(/\/$/, '')}`;
        assert.equal(await screen.ask(differenceAt, route, prerendered(dist, path)), null, route);
        assert.deepEqual(await screen.ask(missingPictures), [], route);
      }
      assert.deepEqual(await screen.ask(() => window.violations), []);
      assert.deepEqual(await screen.asked(), []);
    },
  },
  {
    name: 'what a page asks for would be seen',
    run: (screen, {scratch}) => withPicture(async (picture) => {
      const file = join(scratch, `asking-${screen.name}.html`);
      writeFileSync(file, `<!doctype html><title>asks</title><img src="${picture}" alt="">`);
      await screen.open(pathToFileURL(file).href);
      assert.deepEqual([...new Set(await screen.asked())], [picture]);
    }),
  },
];
