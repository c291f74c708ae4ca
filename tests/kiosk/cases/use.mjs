// A visitor at the screen: links, anchors and Back, maps and calculators with their state behind the #, links that lead out.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

import {pagesOf} from '../../browser/site.mjs';

const LANDSCAPE = {width: 1920, height: 1080};
const PORTRAIT = {width: 1080, height: 1920};
const LEAST_TARGET = 48;
// Pages with each kind of thing to press, and what their titles hold.
const VARIED = [['/', 'Chalkline'], ['/educate/districts', 'District'], ['/educate/travel-calculator', 'Travel'], ['/states', 'States'],
  ['/educate/partner-districts', 'Partner'], ['/educate/inspire', 'Films']];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const at = ({file}, place) => pathToFileURL(file).href + place;

/** Opens the file at a page, and waits until that page stands and answers. */
async function openAt(screen, site, place, title) {
  await screen.open(at(site, place));
  await screen.until((wanted) => document.title.includes(wanted), title);
}

const titleIs = (wanted) => document.querySelector('main h1')?.textContent.trim() === wanted;

const choose = (name, value) => {
  const field = document.querySelector(`[name="${name}"]`);
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
};

// Counts the blobs that are alive from now on.
const countBlobs = () => {
  window.blobs = new Set();
  const {createObjectURL, revokeObjectURL} = URL;
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    window.blobs.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    window.blobs.delete(address);
    revokeObjectURL.call(URL, address);
  };
};

// What can be pressed and is smaller than a finger; links inside text are as high as its lines.
const smallTargets = (least) => {
  const isWithinText = (part) => part.localName === 'a' && part.closest('p, li, td, dd, figcaption, small')?.textContent.trim() !== part.textContent.trim();
  return [...document.querySelectorAll('a[href], button, summary, select, input, [role=option]')]
  .filter((part) => part.checkVisibility() && !part.closest('.map-stage, .skip') && !part.matches(':disabled') && !isWithinText(part))
  .filter((part) => (part.closest('label') ?? part).getBoundingClientRect().height < least - 0.5)
  .map((part) => `${part.outerHTML.slice(0, 90)} ${Math.round(part.getBoundingClientRect().height)}`);
};

/** Goes to a page of this file, and waits until it stands. In the page. */
const draw = async (route) => {
  const before = document.querySelector('main');
  if (location.hash === `#${route}`) return;
  location.hash = `#${route}`;
  while (document.querySelector('main') === before) await new Promise((resolve) => setTimeout(resolve, 5));
};

export default [
  {
    name: 'links open pages in this file, Back returns to the place that was left',
    async run(screen, site) {
      await openAt(screen, site, '', 'Chalkline');
      await screen.press('main a[href="#/educate"], .site-header a[href="#/educate"]');
      await screen.until(titleIs, 'For districts and schools');
      assert.equal(await screen.ask(() => location.hash), '#/educate');
      await screen.ask(() => scrollTo(0, 200));
      await screen.ask(() => document.querySelector('.site-header .wordmark').click());
      await screen.until(() => location.hash === '#/');
      assert.equal(await screen.ask(() => scrollY), 0);
      await screen.ask(() => history.back());
      await screen.until(titleIs, 'For districts and schools');
      await screen.until(() => scrollY === 200 || scrollY === document.documentElement.scrollHeight - innerHeight);
    },
  },
  {
    name: 'an address of no page tells so',
    async run(screen, site) {
      await openAt(screen, site, '#/nothing/here', 'not found');
      await screen.press('main a[href^="#/"]');
      await screen.until(() => location.hash !== '#/nothing/here' && !document.title.includes('not found'));
    },
  },
  {
    name: 'an anchor scrolls, and its address leads there',
    async run(screen, site) {
      await screen.resize(LANDSCAPE);
      await openAt(screen, site, '#/educate/districts', 'District');
      await screen.press('.contents li:last-child a');
      await screen.until(() => scrollY > 300);
      const address = await screen.ask(() => location.hash);
      assert.match(address, /^#\/educate\/districts#./);
      await screen.open('about:blank');
      await openAt(screen, site, address, 'District');
      await screen.until(() => {
        const {top} = document.getElementById(location.hash.split('#')[2]).getBoundingClientRect();
        return scrollY > 300 && top >= 0 && top < innerHeight;
      });
      await screen.resize(PORTRAIT);
    },
  },
  {
    name: 'a map keeps its state in the address',
    async run(screen, site) {
      await openAt(screen, site, '#/advocacy', 'State policy');
      await screen.until(() => document.querySelector('.map-stage [role=option]') !== null);
      await screen.ask(choose, 'state', 'WA');
      await screen.until(() => document.querySelector('.state-panel h3')?.textContent === 'Washington');
      assert.match(await screen.ask(() => location.hash), /^#\/advocacy\?state=WA/);
      await openAt(screen, site, '#/advocacy?state=NV', 'State policy');
      await screen.until(() => document.querySelector('.state-panel h3')?.textContent === 'Nevada');
    },
  },
  {
    name: 'a calculator computes, and keeps what was typed in the address',
    async run(screen, site) {
      await openAt(screen, site, '#/educate/travel-calculator', 'ravel');
      const before = await screen.ask(() => document.querySelector('.calculator-main output').textContent);
      const name = await screen.ask(() => document.querySelector('.entry input').name);
      await screen.ask(choose, name, '37');
      await screen.until((old) => document.querySelector('.calculator-main output').textContent !== old, before);
      const after = await screen.ask(() => document.querySelector('.calculator-main output').textContent);
      assert.match(await screen.ask(() => location.hash), new RegExp(`\\?.*${name}=37`));
      await openAt(screen, site, await screen.ask(() => location.hash), 'ravel');
      await screen.until((wanted) => document.querySelector('.calculator-main output').textContent === wanted, after);
    },
  },
  {
    name: 'the map of districts finds those of the layer, too',
    async run(screen, site) {
      await openAt(screen, site, '#/educate/partner-districts', 'artner');
      await screen.until(() => document.querySelector('.map-stage [role=option]') !== null);
      await screen.ask(() => document.querySelector('[name=query]').focus());
      await screen.ask(choose, 'query', 'spokane');
      await screen.until(() => [...document.querySelectorAll('.district-found button')].some((button) => button.dataset.district.startsWith('d')));
    },
  },
  {
    name: 'a link that leads out tells its address and opens nothing',
    async run(screen, site) {
      await openAt(screen, site, '#/advocacy', 'State policy');
      const address = await screen.ask(() => document.querySelector('main a[href^="https:"]').href);
      await screen.press(`main a[href="${address}"]`);
      await screen.until((wanted) => document.querySelector('dialog.card[open] .card-address')?.textContent === wanted, address);
      assert.equal(await screen.ask(() => location.href), at(site, '#/advocacy'));
    },
  },
  {
    name: 'pictures are let go after their pages',
    async run(screen, site) {
      await openAt(screen, site, '#/educate', 'For districts');
      await screen.until(() => document.querySelector('main h1')?.textContent === 'For districts and schools');
      await screen.ask(countBlobs);
      for (let round = 0; round < 3; ++round) {
        for (const [route, title] of [['/policy-forum', 'orum'], ['/curriculum/algebra', 'lgebra'], ['/faq', 'uestions'], ['/privacy', 'rivacy']]) {
          await screen.ask((to) => void (location.hash = to), `#${route}`);
          await screen.until((wanted) => document.querySelector('main h1')?.textContent.includes(wanted), title);
        }
        assert.equal(await screen.ask(() => window.blobs.size - document.querySelectorAll('main img').length), 0);
      }
    },
  },
  {
    name: 'larger letters and targets bring no accessibility violation',
    browsers: ['chromium'],
    async run(screen, site) {
      await openAt(screen, site, '', 'Chalkline');
      await screen.ask(axe);
      for (const [route, title] of VARIED) {
        await screen.ask((to) => void (location.hash = to), `#${route}`);
        await screen.until((wanted) => document.title.includes(wanted), title);
        const {violations} = await screen.ask(() => window.axe.run(document, {resultTypes: ['violations']}));
        assert.deepEqual(violations.map(({help, nodes}) => `${help}: ${nodes[0].target.join(' ')}`), [], route);
      }
    },
  },
  {
    name: "a calculator's main result stays in sight while one types, above the bar at the foot",
    async run(screen, site) {
      await screen.resize(PORTRAIT);
      await openAt(screen, site, '#/educate/travel-calculator', 'Travel');
      await screen.until(() => document.querySelector('.kiosk-bar') !== null);
      const {result, bar} = await screen.ask(() => ({
        result: document.querySelector('.calculator-main').getBoundingClientRect().bottom,
        bar: document.querySelector('.kiosk-bar').getBoundingClientRect().top,
      }));
      assert.ok(result <= bar + 1 && result > bar / 2, `${result} px, and the bar begins at ${bar} px`);
    },
  },
  {
    name: 'nothing to press on any page is smaller than 48 pixels',
    browsers: ['chromium'],
    async run(screen, site) {
      const found = [];
      for (const size of [PORTRAIT, LANDSCAPE]) {
        await screen.resize(size);
        await openAt(screen, site, '#/states', 'States');
        for (const path of pagesOf(site.dist)) {
          const route = `/${path.replace(/\/$/, '')}`;
          await screen.ask(draw, route);
          found.push(...(await screen.ask(smallTargets, LEAST_TARGET)).map((each) => `${route}, ${size.width}: ${each}`));
        }
      }
      await screen.resize(PORTRAIT);
      assert.deepEqual(found, []);
    },
  },
];
