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

/** One command to a worker of the site. */
async function obey(world, life, {kind, urgent, late, seed, hours}) {
  if (kind === 'wake') await world.during(life, life.keeper.wake(urgent));
  if (kind === 'open') await world.during(life, world.openPage(life, late));
  if (kind === 'close') world.pages.delete([...world.pages.keys()][seed % Math.max(1, world.pages.size)]);
  if (kind === 'publish') world.publish();
  if (kind === 'wait') world.wait(hours * HOUR);
}

/** Every page that is open is shown right by the worker that the browser asks. */
async function lookAtAll(world, life) {
  world.check();
  for (const page of world.pages.keys()) if (!life.dead) await world.during(life, world.look(life, page));
}

/** Two workers share the site, as while one takes over from the other; each lives until it dies, and then begins anew. */
async function play(world, commands) {
  let lives = [await world.begin(), await world.begin()];
  for (const command of commands) {
    lives = await Promise.all(lives.map((life) => (life.dead ? world.begin() : life)));
    if (command.kind === 'both') await Promise.all(lives.map((each) => world.during(each, each.keeper.wake(true))));
    else if (command.kind === 'restart') lives.forEach((each) => each.die());
    else await obey(world, lives[command.other ? 1 : 0], command);
    // The browser asks the first of the two alone.
    await lookAtAll(world, lives[0]);
    if (world.violations.length > 0) break;
  }
  lives.forEach((life) => life.die());
}

/**
 * A worker of another engine takes over: it is installed while the old one goes on, and waits; then the old one ends, and the pages
 * that it gave are the new one's to serve. Where it cannot be installed, the old one stays.
 */
async function handOver(world, before, during, after) {
  let old = await world.begin(1);
  const alive = async () => (old.dead ? (old = await world.begin(1)) : old);
  for (const command of before) {
    await obey(world, await alive(), command);
    await lookAtAll(world, old);
  }
  world.current = Math.max(world.current, FIRST_OF_NEXT);
  const next = await world.begin(2);
  const installing = world.during(next, next.keeper.install().catch(() => false));
  for (const [i, command] of during.entries()) {
    if (i === during.length >> 1) await installing;
    await obey(world, await alive(), command);
    await lookAtAll(world, old);
  }
  const isInstalled = await installing;
  old.die();
  if (isInstalled !== true) return;
  let life = await world.begin(2);  // the browser may have stopped it meanwhile
  await world.during(life, life.keeper.takeOver().catch(() => {}));
  for (const command of after) {
    if (life.dead) life = await world.begin(2);
    await obey(world, life, command);
    await lookAtAll(world, life);
  }
  life.die();
}

/** Nothing fails any more: a worker that begins now ends with the newest version, and with nothing else. */
async function settle(world, abi) {
  world.heal();
  world.pages.clear();
  world.now = world.latest + 3 * HOUR;
  const life = await world.begin(abi);
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

const FIRST_OF_NEXT = 2;
const few = fc.array(command, {maxLength: 8});

const handed = fc.asyncProperty(fc.array(fault, {maxLength: 6}), few, few, few, async (faults, before, during, after) => {
  const world = new World(versionsOf(5, (i) => (i < FIRST_OF_NEXT ? 1 : 2)), faults);
  await handOver(world, before, during, after);
  assert.deepEqual(world.violations, []);
  await settle(world, 2);
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

const check = (property) => fc.assert(property, {numRuns: Number(process.env.WORKER_RUNS ?? 400), seed: Number(process.env.WORKER_SEED ?? 1),
  endOnFailure: 'WORKER_FAST' in process.env});

export default [
  {
    name: 'any order of failures ends wholly old or wholly new, and then new',
    run: () => check(whole),
  },
  {
    name: 'a worker of another engine takes over, and each page stays wholly of its version, whatever fails',
    run: () => check(handed),
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
