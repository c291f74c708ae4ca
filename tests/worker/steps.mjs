// Single steps of keeping a site, as they are meant to go.
import assert from 'node:assert/strict';

import {emptyMemory, pauseAfter, recalled, step, usable} from '../../web/worker/update.js';
import {makeVersion, versionsOf} from './site.mjs';
import {World} from './world.mjs';

const MINUTE = 60_000;

/** A world whose host counts what is asked of it, in a worker that has the first version. */
async function installed(versions = versionsOf(3)) {
  const world = new World(versions);
  const asked = [];
  const surroundings = world.surroundings.bind(world);
  world.surroundings = (life) => {
    const all = surroundings(life);
    const {get} = all.network;
    return {...all, network: {...all.network, get: (path, ...more) => {
      asked.push(path);
      return get(path, ...more);
    }}};
  };
  const life = await world.begin();
  await life.keeper.wake(true);
  return {world, life, asked};
}

const wake = (over) => ({kind: 'wake', now: 0, urgent: false, live: [], ...over});
const idle = (memory) => ({memory: {...emptyMemory(), ...memory}, doing: null});
const does = (state, event) => step(state, event, 1).effects.map((effect) => effect.do);

export default [
  {
    name: 'a first visit fetches every file once, and the bundle whole',
    async run() {
      const {world, asked} = await installed();
      const [first] = world.versions;
      assert.equal(world.record.active.version, first.name);
      assert.equal(new Set(asked).size, asked.length);
      assert.ok(asked.includes(first.rest.assets.bundle));
      assert.ok(!asked.some((path) => path.includes('/parts/') || path.includes('twice')));
    },
  },
  {
    name: 'an update fetches what changed and nothing else',
    async run() {
      const {world, life, asked} = await installed();
      asked.length = 0;
      world.publish();
      await life.keeper.wake(true);
      assert.equal(world.record.active.version, world.versions[1].name);
      assert.deepEqual(asked.map((path) => path.replace(/\/[0-9a-f]{16}/, '/')).sort(),
          ['assets/parts/.gz', 'assets/parts/.gz', 'images/chart.png', 'images/photo.png']);
    },
  },
  {
    name: 'an update that was cut goes on where it was',
    async run() {
      let place = 0;
      const cut = async () => {
        const site = await installed();
        const before = site.world.stored.size;
        site.world.publish();
        site.world.strike([{after: ++place, fate: 'die', seed: 0}]);
        await site.world.during(site.life, site.life.keeper.wake(true));
        return site.world.stored.size > before && site.world.stored.size < before + 4 ? site : cut();
      };
      const {world, asked} = await cut();
      asked.length = 0;
      const next = await world.begin();
      await next.keeper.wake(true);
      assert.equal(world.record.active.version, world.versions[1].name);
      assert.ok(asked.length > 0 && asked.length < 4, `${asked.length} of four files were fetched again`);
    },
  },
  {
    name: 'what is being fetched survives that an old version is thrown away',
    async run() {
      const {world, life} = await installed();
      world.pages.set('a', world.versions[0].name);
      world.publish();
      await life.keeper.wake(true);
      world.publish();
      life.keeper.wake(true);
      while (!world.record.next || world.stored.size < 18) await null;
      life.die();
      const staged = [...world.stored.keys()].filter((sum) => world.record.next.files.some(({sha256}) => sha256 === sum));
      world.pages.clear();
      world.online = false;
      const next = await world.begin();
      await next.keeper.wake(true);
      assert.deepEqual(world.record.older, []);
      for (const sum of staged) assert.ok(world.stored.has(sum));
    },
  },
  {
    name: 'on a full disk what was fetched gives its room back, and page loads do not try at once again',
    async run() {
      const {world, life} = await installed();
      const before = world.stored.size;
      world.publish();
      world.room = before + 2;
      await life.keeper.wake(true);
      assert.equal(world.record.full, true);
      assert.equal(world.record.next, null);
      assert.equal(world.stored.size, before);
      assert.equal(world.record.active.version, world.versions[0].name);
      world.room = Infinity;
      await life.keeper.wake(true);
      assert.equal(world.record.active.version, world.versions[0].name, 'not tried at once again');
      world.now += 61 * MINUTE;
      await life.keeper.wake(true);
      assert.equal(world.record.active.version, world.versions[1].name);
    },
  },
  {
    name: 'a version that does not open is not switched to',
    async run() {
      const world = new World(versionsOf(2));
      const renderer = world.renderer.bind(world);
      world.renderer = (life) => ({...renderer(life), open: async (version) => {
        if (version.version === world.versions[1].name) throw new WebAssembly.CompileError('no engine');
        return renderer(life).open(version);
      }});
      const life = await world.begin();
      await life.keeper.wake(true);
      world.publish();
      await life.keeper.wake(true);
      assert.equal(world.record.active.version, world.versions[0].name);
      assert.equal(world.record.failures, 1);
    },
  },
  {
    name: 'a list for another engine is left alone, and a newer worker is looked for',
    run() {
      const version = {version: 'b', abi: 2};
      const {state, effects} = step({memory: emptyMemory(), doing: 'listing'}, {kind: 'listed', now: 5, version}, 1);
      assert.deepEqual(effects, [{do: 'renew'}]);
      assert.equal(state.memory.next, null);
      assert.equal(state.memory.failures, 1);
    },
  },
  {
    name: 'a worker of another engine gives no page of the version that is there',
    run() {
      const [version] = [makeVersion({style: 's', app: 'a', engine: 'e', parts: ['p'], images: {}, abi: 1})];
      const memory = {...emptyMemory(), active: {version: version.name, abi: 1}};
      assert.equal(usable(memory, 1), memory.active);
      assert.equal(usable(memory, 2), null);
      assert.equal(usable(emptyMemory(), 1), null);
    },
  },
  {
    name: 'a page that opens always looks for a newer version, time that passes once an hour',
    run() {
      assert.deepEqual(does(idle({checkedAt: 0}), wake({now: MINUTE, urgent: true})), ['list']);
      assert.deepEqual(does(idle({checkedAt: 0}), wake({now: MINUTE})), []);
      assert.deepEqual(does(idle({checkedAt: 0}), wake({now: 60 * MINUTE})), ['list']);
    },
  },
  {
    name: 'after failures it waits longer each time, but a page that opens, or a clock set back, tries',
    run() {
      assert.deepEqual([1, 2, 3, 20].map(pauseAfter), [MINUTE, 2 * MINUTE, 4 * MINUTE, 60 * MINUTE]);
      const failed = idle({failures: 2, retryAt: 2 * MINUTE});
      assert.deepEqual(does(failed, wake({now: MINUTE})), []);
      assert.deepEqual(does(failed, wake({now: MINUTE, urgent: true})), ['list']);
      assert.deepEqual(does(failed, wake({now: 3 * MINUTE})), ['list']);
      assert.deepEqual(does(idle({failures: 2, retryAt: 200 * MINUTE}), wake({now: MINUTE})), ['list']);
    },
  },
  {
    name: 'failures in a row are counted, and forgotten at the first answer',
    run() {
      const once = step(idle({}), {kind: 'failed', now: 0, full: false}, 1).state;
      const twice = step(once, {kind: 'failed', now: 0, full: false}, 1).state;
      assert.equal(twice.memory.failures, 2);
      assert.equal(twice.memory.retryAt, 2 * MINUTE);
      const after = step({...twice, doing: 'listing'}, {kind: 'listed', now: 9, version: {version: 'b', abi: 1}}, 1).state;
      assert.equal(after.memory.failures, 0);
    },
  },
  {
    name: 'a record of another form counts as none',
    run() {
      for (const record of [undefined, null, {}, {format: 2}, 'x']) assert.deepEqual(recalled(record), emptyMemory());
    },
  },
];
