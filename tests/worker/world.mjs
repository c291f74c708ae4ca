// A world for the worker that fails where it is told to: host, store, record, pages, clock. A worker's life ends where the
// world says so, and what it was about to do is then never done.
import {createHash} from 'node:crypto';

import {Answerer} from '../../web/worker/answer.js';
import {Keeper} from '../../web/worker/keeper.js';
import {ROOT} from './site.mjs';

export const ABI = 1;
export const FATES = ['fail', 'full', 'die', 'die-after', 'truncate', 'corrupt', 'portal', 'publish', 'evict', 'wipe'];

// The real one answers at times of its own, and no failure would come twice.
Object.defineProperty(crypto.subtle, 'digest', {value: async (_, bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()).buffer});

const PORTAL = new Uint8Array(Buffer.from('<!doctype html><title>Welcome to our hotel</title><p>Accept the terms to go on.'));
const never = () => new Promise(() => {});

class QuotaExceededError extends Error {
  name = 'QuotaExceededError';
}

/** One worker, from its start to its death. */
class Life {
  dead = false;
  died;
  #die;

  constructor(world, abi) {
    this.abi = abi;
    this.died = new Promise((resolve) => (this.#die = resolve));
    this.keeper = new Keeper(world.surroundings(this));
    this.answerer = new Answerer(this.keeper, world.renderer(this), ROOT, abi);
  }

  die() {
    this.dead = true;
    this.#die();
  }
}

export class World {
  stored = new Map();
  record = undefined;
  now = 1_000_000_000;
  /** Clocks are set back, too. */
  latest = this.now;
  current = 0;
  /** id -> name of the version that the page is of; "" the host's own. */
  pages = new Map();
  /** What the browser took away. */
  evicted = new Set();
  /** What must never be. */
  violations = [];
  online = true;
  /** How many things fit into the store. */
  room = Infinity;
  /** What the browser does that is asked for a newer worker. */
  renew = () => {};
  #faults;
  #count = 0;
  #pageNumber = 0;
  #lock = Promise.resolve();

  /** @param versions As of site.mjs. @param faults List of {after, fate, seed}: each strikes so many operations after the one before. */
  constructor(versions, faults = []) {
    this.versions = versions;
    this.strike(faults);
    globalThis.fetch = async (request) => {
      if (!this.online) throw new TypeError('offline');
      const found = this.versions[this.current].files.get((request.url ?? String(request)).slice(ROOT.href.length));
      return found ? new Response(found) : new Response('', {status: 404});
    };
  }

  byName(name) {
    return this.versions.find((version) => version.name === name);
  }

  async begin(abi = ABI) {
    const life = new Life(this, abi);
    await this.during(life, life.keeper.recall().catch(() => {}));  // as in sw.js
    return life;
  }

  /** Waits for a promise, or for the death that keeps it for ever. */
  during(life, promise) {
    return Promise.race([promise, life.died]);
  }

  /** From now on these befall it, and none of those before. */
  strike(faults) {
    this.#faults = [...faults];
    this.#count = 0;
  }

  heal() {
    this.strike([]);
    this.online = true;
  }

  #fault() {
    const next = this.#faults[0];
    if (!next || this.#count++ < next.after) return null;
    this.#count = 0;
    return this.#faults.shift();
  }

  /** One operation, with whatever befalls it. `damage` gives what a broken network makes of an answer. */
  async #operate(life, act, damage = null) {
    if (life.dead) return never();
    const fault = this.#fault();
    await null;
    if (life.dead) return never();
    switch (fault?.fate) {
      case 'die':
        life.die();
        return never();
      case 'die-after':
        act();
        life.die();
        return never();
      case 'fail':
        throw new Error('fails');
      case 'full':
        throw new QuotaExceededError('full');
      case 'publish':
        this.publish();
        break;
      case 'evict':
        this.evict(fault.seed);
        break;
      case 'wipe':
        for (const sum of [...this.stored.keys()]) this.#lose(sum);
        break;
    }
    const result = act();
    if (damage && fault) {
      if (fault.fate === 'truncate') return result.slice(0, fault.seed % Math.max(1, result.length));
      if (fault.fate === 'corrupt') return result.map((byte, i) => (i === fault.seed % result.length ? byte ^ 1 << fault.seed % 8 : byte));
      if (fault.fate === 'portal') return PORTAL;
    }
    return result;
  }

  publish() {
    this.current = Math.min(this.current + 1, this.versions.length - 1);
  }

  wait(milliseconds) {
    this.now += milliseconds;
    this.latest = Math.max(this.latest, this.now);
  }

  evict(seed) {
    const sums = [...this.stored.keys()];
    if (sums.length > 0) this.#lose(sums[seed % sums.length]);
  }

  #lose(sum) {
    this.stored.delete(sum);
    this.evicted.add(sum);
  }

  surroundings(life) {
    const operate = (act, damage) => this.#operate(life, act, damage);
    return {
      root: ROOT,
      abi: life.abi,
      store: {
        sums: () => operate(() => [...this.stored.keys()]),
        get: (sum) => operate(() => this.stored.get(sum) ?? null),
        put: (sum, bytes) => operate(() => {
          if (this.stored.size >= this.room) throw new QuotaExceededError('full');
          this.stored.set(sum, bytes.slice());
          this.evicted.delete(sum);
        }),
        drop: (sum) => operate(() => void this.stored.delete(sum)),
      },
      record: {
        change: (next) => operate(() => {
          // As a database does, what goes in and out is a copy.
          const value = next(structuredClone(this.record));
          if (value !== undefined) this.record = structuredClone(value);
        }),
      },
      network: {
        list: () => operate(() => this.#ask('offline.json'), true),
        get: (path, bytes, packed) => {
          if (typeof packed !== 'boolean') this.violations.push(`${path} is asked for as neither packed nor plain`);
          return operate(() => this.#ask(path).slice(0, bytes + 1), true);
        },
      },
      prove: (version) => this.renderer(life).open(version),
      pages: () => operate(() => [...this.pages.keys()]),
      announce: () => operate(() => {}),
      renew: () => this.renew(),
      alone: (act) => this.#alone(life, act),
      now: () => this.now,
    };
  }

  /** The dead hold no locks. */
  async #alone(life, act) {
    const before = this.#lock;
    const mine = before.then(() => (life.dead ? null : Promise.race([act(), life.died])));
    this.#lock = mine;
    return life.dead ? never() : mine.then(() => (life.dead ? never() : undefined));
  }

  #ask(path) {
    const found = this.online && this.versions[this.current].files.get(path);
    if (!found) throw new TypeError('no answer');
    return found;
  }

  /** Stands for the engine: "renders" the name of the version, of bundle and engine as they come out of the store. */
  renderer(life) {
    return {
      open: async (version) => {
        const engine = await life.keeper.read(version.files.find(({path}) => path === version.assets.engine));
        const bundle = await life.keeper.readBundle(version);
        if (!engine || !bundle) throw new Error('something is missing');
        const meant = this.byName(version.version);
        if (!same(engine, meant?.files.get(version.assets.engine)) || !same(bundle, meant?.files.get(version.assets.bundle)))
          this.violations.push('an engine was opened with what was not meant for it');
        return {version, render: (route) => ({html: version.version, found: true, route}), knows: () => true};
      },
    };
  }

  /** A visitor opens a page, which then asks for the pictures that it shows. `late`: a new version comes before it stands. */
  async openPage(life, late = false) {
    const id = `page ${++this.#pageNumber}`;
    const response = await life.answerer.page({url: ROOT.href}, id).catch(() => null);
    if (!response) return;
    const text = await response.text();
    if (late) await life.keeper.wake(true);
    // The host's own pages have no body here.
    this.pages.set(id, this.byName(text) ? text : '');
    await this.look(life, id);
  }

  /** Every picture of a page is of the page's own version, unless the browser has thrown it away. */
  async look(life, id) {
    const name = this.pages.get(id);
    const version = this.byName(name);
    if (!version) return;
    const {files} = version.rest;
    for (const {path, sha256, instead} of files) {
      const mayFail = this.struck;
      const response = await life.answerer.file({url: ROOT.href + path}, id).catch(() => null);
      const bytes = response?.ok && new Uint8Array(await response.arrayBuffer());
      if (!bytes && mayFail) continue;
      const right = bytes && (same(bytes, version.files.get(path)) || (instead && same(bytes, version.files.get(instead))));
      // What was taken away comes from the host, as it is there now.
      const gone = [sha256, files.find((file) => file.path === instead)?.sha256].some((sum) => this.evicted.has(sum));
      if (!right && !gone) this.violations.push(`${path} is not that of the page's version`);
    }
  }

  /** True while faults are still to come: reading may fail, and pages may then go without. */
  get struck() {
    return this.#faults.length > 0;
  }

  /** What must hold at every moment, whatever happens. */
  check() {
    const {active = null, older = []} = this.record ?? {};
    if (!active) return;
    for (const version of [active, ...older]) {
      const meant = this.byName(version.version);
      if (!meant) this.violations.push('a version that never was');
      for (const {sha256, instead} of [...version.files, ...version.bundle.parts]) {
        if (instead) continue;
        const bytes = this.stored.get(sha256);
        if (!bytes && !this.evicted.has(sha256)) this.violations.push(`version ${version.version.slice(0, 6)} is not whole`);
        if (bytes && createHash('sha256').update(bytes).digest('hex') !== sha256) this.violations.push('a stored file is not what it says');
      }
    }
    const known = new Set([active, ...older].map(({version}) => version));
    for (const name of this.pages.values()) if (name && !known.has(name)) this.violations.push('the version of an open page is gone');
  }
}

const same = (a, b) => Boolean(a && b) && Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
