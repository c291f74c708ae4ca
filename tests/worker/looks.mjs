// Who may look for a newer version at what time: workers wait for each other, and never for ever.
import assert from 'node:assert/strict';

import {ROOT, versionsOf} from './site.mjs';
import {ABI, World} from './world.mjs';

/** Fails where a promise is not kept, long after it should be. */
function soon(promise) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error('it waits for ever')), 2000)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A world in which the old worker gives version 1, after 0, of which a page "a" is still open, and the next one waits with version 2. */
async function handingOver() {
  const world = new World(versionsOf(3, (i) => (i < 2 ? ABI : ABI + 1)));
  const old = await world.begin();
  await old.keeper.wake(true);
  world.pages.set('a', world.versions[0].name);
  world.publish();
  await old.keeper.wake(true);
  world.publish();
  const next = await world.begin(ABI + 1);
  assert.ok(await next.keeper.install());
  return {world, old, next};
}

export default [
  {
    name: 'a newer worker is installed while the one that asked for it goes on',
    async run() {
      const world = new World(versionsOf(2, (i) => ABI + i));
      const old = await world.begin();
      await old.keeper.wake(true);
      world.publish();
      let installed;
      // Firefox keeps the promise that `update` gives until the new worker is installed.
      world.renew = () => (installed = world.begin(ABI + 1).then(async (next) => [next, await next.keeper.install()]));
      await soon(old.keeper.wake(true));
      const [next, isReady] = await soon(installed);
      assert.ok(isReady);
      assert.equal(world.record.active.abi, ABI, 'the old one goes on');
      await next.keeper.takeOver();
      assert.equal(world.record.active.abi, ABI + 1);
      world.check();
      assert.deepEqual(world.violations, []);
    },
  },
  {
    name: 'what the next worker waits with is kept while the old one goes on',
    async run() {
      const {world, old, next} = await handingOver();
      world.pages.delete('a');  // what it was of is thrown away
      await old.keeper.wake(true);
      old.die();
      await next.keeper.takeOver();
      world.check();
      assert.deepEqual(world.violations, []);
      assert.equal(world.record.active.version, world.versions[2].name);
    },
  },
  {
    name: 'a page on its way while the next worker takes over stays of its version',
    async run() {
      const {world, old, next} = await handingOver();
      const page = await old.answerer.page({url: ROOT.href}, 'c');
      assert.equal(await page.text(), world.versions[1].name);
      world.pages.clear();
      await next.keeper.takeOver();
      await old.keeper.wake(false);  // with which each page that is opened comes
      old.die();
      world.pages.set('c', world.versions[1].name);
      await world.look(next, 'c');
      world.check();
      assert.deepEqual(world.violations, []);
    },
  },
  {
    name: 'a page that opens looks at once, though the worker is just finding that it is not time to',
    async run() {
      const world = new World(versionsOf(2));
      const life = await world.begin();
      await life.keeper.wake(true);
      world.online = false;
      await life.keeper.wake(true);
      assert.equal(world.record.failures, 1);
      world.online = true;
      world.publish();
      const asking = life.keeper.wake(false);
      await life.keeper.wake(true);
      await asking;
      assert.equal(world.record.active.version, world.versions[1].name);
    },
  },
];
