// Whatever fails, in whatever order, a site is wholly of one version, and in the end of the newest.
import assert from 'node:assert/strict';

import fc from 'fast-check';

import {versionsOf} from './site.mjs';
import {FATES, World} from './world.mjs';

const HOUR = 3_600_000;

const fault = fc.record({after: fc.nat(25), fate: fc.constantFrom(...FATES), seed: fc.nat(1000)});
const command = fc.oneof(
  {weight: 6, arbitrary: fc.record({kind: fc.constant('wake'), urgent: fc.boolean(), other: fc.boolean()})},
  {weight: 3, arbitrary: fc.record({kind: fc.constant('open'), late: fc.boolean()})},
  {weight: 2, arbitrary: fc.record({kind: fc.constant('close'), seed: fc.nat(10)})},
  {weight: 3, arbitrary: fc.record({kind: fc.constant('publish')})},
  {weight: 2, arbitrary: fc.record({kind: fc.constant('restart')})},
  {weight: 1, arbitrary: fc.record({kind: fc.constant('both')})},
  {weight: 2, arbitrary: fc.record({kind: fc.constant('wait'), hours: fc.integer({min: -3, max: 3})})},
);

/** Two workers share the site, as while one takes over from the other; each lives until it dies, and then begins anew. */
async function play(world, commands) {
  let lives = [await world.begin(), await world.begin()];
  for (const {kind, urgent, other, late, seed, hours} of commands) {
    lives = await Promise.all(lives.map((life) => (life.dead ? world.begin() : life)));
    const life = lives[other ? 1 : 0];
    if (kind === 'wake') await world.during(life, life.keeper.wake(urgent));
    if (kind === 'both') await Promise.all(lives.map((each) => world.during(each, each.keeper.wake(true))));
    if (kind === 'open') await world.during(life, world.openPage(life, late));
    if (kind === 'close') world.pages.delete([...world.pages.keys()][seed % Math.max(1, world.pages.size)]);
    if (kind === 'publish') world.publish();
    if (kind === 'restart') lives.forEach((each) => each.die());
    if (kind === 'wait') world.wait(hours * HOUR);
    world.check();
    // The browser asks the first of the two alone.
    const [first] = lives;
    for (const page of world.pages.keys()) if (!first.dead) await world.during(first, world.look(first, page));
    if (world.violations.length > 0) break;
  }
  lives.forEach((life) => life.die());
}

/** Nothing fails any more: a worker that begins now ends with the newest version, and with nothing else. */
async function settle(world) {
  world.heal();
  world.pages.clear();
  world.now = world.latest + 3 * HOUR;
  const life = await world.begin();
  await life.keeper.wake(true);
  if (world.evicted.size > 0) {  // what the browser took away shows when it is looked for
    await world.openPage(life);
    world.pages.clear();
    await life.keeper.wake(true);
    await life.keeper.wake(true);
    world.evicted.clear();
  }
  world.check();
  assert.deepEqual(world.violations, []);
  const newest = world.versions[world.current];
  assert.equal(world.record.active.version, newest.name, 'the newest version is active');
  assert.equal(world.record.next, null);
  assert.deepEqual(world.record.older, []);
  const meant = new Set([...newest.rest.files.map(({sha256}) => sha256), ...newest.rest.bundle.parts.map(([, sum]) => sum)]);
  assert.deepEqual([...world.stored.keys()].filter((sum) => !meant.has(sum)), [], 'nothing else is left in store');
}

const whole = fc.asyncProperty(fc.array(fault, {maxLength: 8}), fc.array(command, {maxLength: 25}), async (faults, commands) => {
  const world = new World(versionsOf(5), faults);
  await play(world, commands);
  assert.deepEqual(world.violations, []);
  await settle(world);
});

/** The host stops, or the worker dies, at each operation of an update in turn. */
async function updateCutAt(place, fate) {
  const world = new World(versionsOf(3), []);
  let life = await world.begin();
  await life.keeper.wake(true);
  const cut = new World(world.versions, [{after: place, fate, seed: place}]);
  Object.assign(cut, {stored: world.stored, record: world.record, current: 1});
  life = await cut.begin();
  await cut.during(life, life.keeper.wake(true));
  cut.check();
  assert.deepEqual(cut.violations, []);
  const name = cut.record.active.version;
  const reached = cut.struck;
  await settle(cut);
  return {name, reached};
}

export default [
  {
    name: 'any order of failures ends wholly old or wholly new, and then new',
    run: () => fc.assert(whole, {numRuns: Number(process.env.WORKER_RUNS ?? 400), seed: Number(process.env.WORKER_SEED ?? 1),
      endOnFailure: 'WORKER_FAST' in process.env}),
  },
  ...['fail', 'full', 'die', 'die-after', 'truncate', 'corrupt', 'portal', 'publish', 'wipe'].map((fate) => ({
    name: `an update that meets "${fate}" at any of its operations`,
    async run() {
      let place = 0;
      for (let unreached = false; !unreached; ++place) unreached = (await updateCutAt(place, fate)).reached;
      assert.ok(place > 20, `an update has more than twenty operations, not ${place}`);
    },
  })),
];
