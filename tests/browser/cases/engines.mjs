// The two engines: most visits need the smaller one, and a page with a calculator brings the full one.
import assert from 'node:assert/strict';

const DISTRICTS = 'educate/districts/';
const TRAVEL = 'educate/travel-calculator/';
const READING = /\/satchel\.[^/]*\.wasm\.gz$/;
const FULL = /\/satchel-full\.[^/]*\.wasm\.gz$/;
const BUNDLE = /\/site\.[^/]*\.satchel\.gz$/;

const total = () => document.querySelector('.calculator-main output').textContent;
const fetched = (visit, file) => visit.host.log().filter(({path}) => file.test(path)).length;

/** Once the server has written down that it has delivered the file. */
async function delivered(visit, file) {
  for (let tries = 0; fetched(visit, file) === 0; ++tries) {
    assert.ok(tries < 200, `${file} was not asked for`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Types into the first field of the travel calculator, and waits for another total. */
async function reckon(visit, teachers) {
  const before = await visit.ask(total);
  await visit.ask(() => document.querySelector('[name=teachers]').select());
  await visit.page.keyboard.type(teachers);
  await visit.until((old) => document.querySelector('.calculator-main output').textContent !== old, before);
}

async function goTo(visit, path) {
  await visit.follow(path);
  await visit.arrives(path);
}

async function goBack(visit, path) {
  await visit.ask(() => history.back());
  await visit.arrives(path);
}

const cases = [
  {
    name: 'a visit that comes to a calculator goes over to the full engine, and fetches nothing twice',
    async run(visit) {
      await visit.open('');
      await visit.mark();
      await goTo(visit, DISTRICTS);
      await delivered(visit, READING);
      assert.equal(fetched(visit, FULL), 0, 'nobody needs the full engine yet');
      await goTo(visit, TRAVEL);
      const before = await visit.standing();
      assert.deepEqual(before, await visit.prerendered(TRAVEL));
      await reckon(visit, '31');
      await goBack(visit, DISTRICTS);
      assert.deepEqual((await visit.standing()).text, (await visit.prerendered(DISTRICTS)).text);
      await goTo(visit, TRAVEL);
      await reckon(visit, '32');
      await goTo(visit, '');
      assert.ok(await visit.isMarked(), 'the same document all the way');
      assert.deepEqual([READING, FULL, BUNDLE].map((file) => fetched(visit, file)), [1, 1, 1]);
    },
  },
  {
    name: 'a visit that begins with a calculator needs the full engine alone',
    async run(visit) {
      await visit.open(TRAVEL);
      await visit.mark();
      await reckon(visit, '31');
      await goTo(visit, DISTRICTS);
      assert.ok(await visit.isMarked());
      assert.deepEqual([READING, FULL, BUNDLE].map((file) => fetched(visit, file)), [0, 1, 1]);
    },
  },
  {
    name: 'where the full engine is missing a calculator is a page of its own',
    async run(visit) {
      await visit.open(DISTRICTS);
      await visit.mark();
      await delivered(visit, READING);
      await delivered(visit, BUNDLE);
      await goTo(visit, '');
      await goTo(visit, DISTRICTS);
      assert.ok(await visit.isMarked());
      visit.host.fault('missing', true);
      await goTo(visit, TRAVEL);
      await visit.until(() => !window.marked);
      assert.match(await visit.ask(total), /^\$/);
      visit.errors.length = 0;  // the missing files
    },
  },
  {
    name: 'while the full engine is on its way the other one serves',
    async run(visit) {
      await visit.open('');
      await visit.mark();
      await goTo(visit, DISTRICTS);
      visit.host.fault('slow', true);
      await visit.follow(TRAVEL);
      await visit.until(() => document.querySelector('progress.loading-bar') !== null);
      await goTo(visit, 'advocacy/');
      assert.ok(await visit.isMarked());
      assert.ok(await visit.ask(() => document.querySelector('.loading-bar') === null));
    },
  },
];

export default cases.map((test) => ({once: true, ...test}));
