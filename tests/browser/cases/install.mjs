// Installing the site as an app: what the browser makes of its manifest.
import assert from 'node:assert/strict';

const sizeOf = (url) => new Promise((resolve, reject) => {
  const picture = new Image();
  picture.onload = () => resolve(`${picture.naturalWidth}x${picture.naturalHeight}`);
  picture.onerror = () => reject(new Error(`${url} is no picture`));
  picture.src = url;
});

export default [
  {
    name: 'the manifest is found from every depth, and its icons are what it says',
    browsers: ['chromium'],
    async run(visit) {
      for (const path of ['', 'educate/districts/', 'no/such/page/']) {
        await visit.open(path);
        // The loader pins the address, which until then a page that is not there cannot know.
        await visit.until(() => /^http/.test(document.querySelector('link[rel=manifest]').getAttribute('href')));
        const session = await visit.page.createCDPSession();
        const {url, errors, data, manifest} = await session.send('Page.getAppManifest');
        assert.equal(url, visit.at('manifest.webmanifest'), path);
        assert.deepEqual(errors, [], path);
        assert.equal(manifest.startUrl, visit.base, path);
        assert.equal(manifest.scope, visit.base, path);
        for (const {src, sizes} of JSON.parse(data).icons) {
          const size = await visit.ask(sizeOf, visit.at(src));
          if (sizes !== 'any') assert.equal(size, sizes, src);
        }
      }
      visit.errors.length = 0;  // the console tells of the page that is not there, as it should
    },
  },
];
