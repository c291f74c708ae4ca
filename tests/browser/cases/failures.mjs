// What happens where something is missing: scripts, WebAssembly, the network, the files, speed.
import assert from 'node:assert/strict';

const isReadable = () => {
  const main = document.querySelector('main');
  return main.checkVisibility() && main.innerText.trim().length > 40 && main.querySelector('h1')?.innerText.trim().length > 2;
};

// A device that has no memory left for the site.
const refuseMemory = () => {
  const {instantiate} = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    return {...made, instance: {exports: {...made.instance.exports, satchel_allocate: () => 0}}};
  };
};

/** A link is followed, and the host gives the page, as the engine cannot. */
async function loadsPages(visit) {
  await visit.open('');
  await visit.mark();
  await visit.follow('advocacy/');
  await visit.arrives('advocacy/');
  await visit.until(() => !window.marked);
  assert.ok(await visit.ask(isReadable));
}

const cases = [
  {
    name: 'the first page is read before the engine has come',
    async run(visit) {
      visit.host.fault('slow', true);
      await visit.open('advocacy/', 'domcontentloaded');
      assert.ok(await visit.ask(isReadable));
      assert.ok(!visit.host.log().some(({path}) => path.includes('.wasm.gz')), 'the engine has not been delivered yet');
    },
  },
  {
    name: 'without scripts every page reads and links load pages',
    scripts: false,
    async run(visit, {pages}) {
      for (const path of pages) {
        const response = await visit.page.goto(visit.at(path), {waitUntil: 'load'});
        assert.equal(response.status(), 200, path);
        assert.ok(await visit.ask(isReadable), path);
      }
      await visit.open('');
      await Promise.all([visit.page.waitForNavigation({waitUntil: 'load'}), visit.follow('advocacy/')]);
      assert.equal(visit.page.url(), visit.at('advocacy/'));
      assert.ok(await visit.ask(isReadable));
      assert.ok(!visit.host.log().some(({dest}) => dest === 'script'), 'no script was asked for');
    },
  },
  {
    name: 'where WebAssembly is refused links load pages',
    host: 'refusing',
    async run(visit) {
      await loadsPages(visit);
      // The page of an earlier case, on its way out, may still ask its own host.
      const {port} = new URL(visit.at(''));
      assert.ok(!visit.host.log().some((asked) => asked.port === port && asked.path.includes('.wasm.gz')),
          'nothing is fetched that cannot run');
      visit.errors.length = 0;  // the refusal itself is told in the console
    },
  },
  {
    name: 'a slow engine shows a bar, then the page',
    async run(visit) {
      visit.host.fault('slow', true);
      await visit.open('', 'domcontentloaded');
      await visit.mark();
      await visit.follow('advocacy/');
      await visit.until(() => document.querySelector('progress.loading-bar') !== null);
      await visit.until(() => document.querySelector('progress.loading-bar')?.value > 0.2);
      await visit.arrives('advocacy/');
      assert.ok(await visit.isMarked());
      assert.ok(await visit.ask(() => document.querySelector('.loading-bar') === null));
    },
  },
  {
    name: 'where the network is cut a message offers to try again, and that works',
    async run(visit) {
      visit.host.fault('cut', true);
      await visit.open('');
      await visit.mark();
      await visit.follow('advocacy/');
      await visit.until(() => document.querySelector('[role=alert]')?.checkVisibility());
      assert.equal(visit.page.url(), visit.at(''), 'the page stays');
      visit.host.clearFaults();
      await visit.ask(() => [...document.querySelectorAll('[role=alert] button')].find((b) => b.textContent === 'Try again').click());
      await visit.arrives('advocacy/');
      assert.ok(await visit.isMarked());
      assert.ok(await visit.ask(() => document.querySelector('[role=alert]') === null));
      visit.errors.length = 0;  // the cut requests
    },
  },
  {
    name: 'where the engine is missing links load pages',
    async run(visit) {
      visit.host.fault('missing', true);
      await loadsPages(visit);
      visit.errors.length = 0;  // the missing files
    },
  },
  {
    name: 'where engine and bundle are not what they should be links load pages',
    async run(visit) {
      visit.host.fault('corrupt', true);
      await loadsPages(visit);
    },
  },
  {
    name: 'where memory is refused links load pages',
    async run(visit) {
      await visit.page.evaluateOnNewDocument(refuseMemory);
      await loadsPages(visit);
    },
  },
  {
    name: 'a host that unpacks .gz on the way is understood',
    host: 'unpacking',
    async run(visit) {
      await visit.open('');
      await visit.mark();
      await visit.follow('advocacy/');
      await visit.arrives('advocacy/');
      assert.ok(await visit.isMarked());
    },
  },
];

export default cases.map((test) => ({...test, once: true}));
