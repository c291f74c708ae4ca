// The idle reset as a state machine: by hand, and under random touches, sleeps and clocks that are set. In Node.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {begin, step} from '../../web/kiosk/idle.js';
import {pauseSeconds, troubleAfter} from '../../web/kiosk/pauses.js';

const MANNERS = {idle_seconds: 60, warn_seconds: 10, attract_seconds: 12, start: '/', attract: ['/a', '/b']};
const TICK = 250;

/** A kiosk whose two clocks are ours; notes what it does. */
class Kiosk {
  monotonic = 1000;
  wall = 1.7e12;
  effects = [];

  constructor() {
    this.state = begin(this.monotonic, this.wall);
  }

  happen(type) {
    const {state, effect} = step(this.state, {type, monotonic: this.monotonic, wall: this.wall}, MANNERS);
    this.state = state;
    if (effect) this.effects.push(effect.do === 'show' ? `show ${effect.page}` : effect.seconds === undefined ? effect.do : `${effect.do} ${effect.seconds}`);
    return effect;
  }

  wait(seconds) {
    for (let passed = 0; passed < seconds * 1000; passed += TICK) {
      this.monotonic += TICK;
      this.wall += TICK;
      this.happen('tick');
    }
    return this.effects.splice(0);
  }

  touch() {
    this.happen('touch');
    return this.effects.splice(0);
  }
}

test('where nobody has been, nobody is warned', () => {
  const kiosk = new Kiosk();
  assert.deepEqual(kiosk.wait(59), []);
  assert.deepEqual(kiosk.wait(1), ['reset']);
  assert.deepEqual(kiosk.wait(36), ['show 1', 'show 2', 'show 0']);
  assert.deepEqual(kiosk.touch(), ['welcome']);
  assert.equal(kiosk.state.phase, 'used');
});

test('a visitor who has left is counted down, one who is there is not', () => {
  const kiosk = new Kiosk();
  kiosk.touch();
  assert.deepEqual(kiosk.wait(59), []);
  assert.deepEqual(kiosk.touch(), []);
  assert.deepEqual(kiosk.wait(60), ['warn 10']);
  assert.deepEqual(kiosk.wait(3), ['count 9', 'count 8', 'count 7'].slice(0, 3));
  assert.deepEqual(kiosk.touch(), ['calm']);
  assert.deepEqual(kiosk.wait(59), []);
  assert.deepEqual(kiosk.wait(1), ['warn 10']);
  assert.deepEqual(kiosk.wait(10).filter((effect) => !effect.startsWith('count')), ['reset']);
  assert.deepEqual(kiosk.wait(11), []);
});

test('sleep is followed by a countdown, not by a storm', () => {
  for (const stops of [true, false]) {
    const kiosk = new Kiosk();
    kiosk.touch();
    kiosk.wait(5);
    kiosk.wall += 40 * 86_400_000;
    if (!stops) kiosk.monotonic += 40 * 86_400_000;
    assert.deepEqual(kiosk.wait(0.25), ['warn 10']);
    assert.equal(kiosk.wait(9.5).includes('reset'), false);
    assert.deepEqual(kiosk.touch(), ['calm']);
  }
});

test('sleep in the middle of a countdown lets it go on where it was', () => {
  const kiosk = new Kiosk();
  kiosk.touch();
  kiosk.wait(65);
  kiosk.wall += 86_400_000;
  kiosk.monotonic += 86_400_000;
  assert.equal(kiosk.wait(0.25).includes('reset'), false);
  assert.equal(kiosk.wait(6).includes('reset'), true);
});

test('a clock set backwards by days freezes nothing', () => {
  const kiosk = new Kiosk();
  kiosk.touch();
  kiosk.wait(30);
  kiosk.wall -= 100 * 86_400_000;
  assert.deepEqual(kiosk.wait(29), []);
  assert.deepEqual(kiosk.wait(1), ['warn 10']);
});

/** A generator of numbers from 0 to 1 that gives the same ones each time. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const DAY = 86_400_000;

/** Lets up to two seconds pass, and sometimes a sleep, or somebody who sets a clock. */
function live(kiosk, random) {
  const dice = random();
  if (dice < 0.03) kiosk.monotonic += random() * 90 * DAY, kiosk.wall += random() * 90 * DAY;
  else if (dice < 0.06) kiosk.wall += random() * 90 * DAY;
  else if (dice < 0.09) kiosk.wall -= random() * 90 * DAY;
  else if (dice < 0.1) kiosk.monotonic -= random() * DAY;
  const passed = random() * 2000;
  kiosk.monotonic += passed;
  kiosk.wall += passed;
}

test('whatever its clocks do, it warns before it forgets, in order, and comes to rest', () => {
  for (let seed = 1; seed <= 400; ++seed) {
    const random = randomOf(seed);
    const kiosk = new Kiosk();
    let shown = null;  // the countdown's number
    let awake = 0;  // the most that the countdown may have come down by, in milliseconds
    let wasUsed = false;
    for (let i = 0; i < 500; ++i) {
      live(kiosk, random);
      const before = kiosk.state.phase;
      const touch = random() < 0.02;
      const effect = kiosk.happen(touch ? 'touch' : 'tick');
      if (touch) wasUsed = true;
      if (before === 'warning') awake += 1500;
      switch (effect?.do) {
        case 'warn':
          assert.equal(shown, null);
          [shown, awake] = [effect.seconds, 0];
          break;
        case 'count':
          assert.ok(effect.seconds < shown && effect.seconds > 0);
          shown = effect.seconds;
          break;
        case 'calm':
          assert.ok(touch && shown !== null);
          shown = null;
          break;
        case 'reset':
          assert.ok(!touch);
          if (wasUsed) assert.ok(shown !== null && awake >= MANNERS.warn_seconds * 1000, `seed ${seed}: forgot without a warning`);
          [shown, wasUsed] = [null, false];
          break;
        case 'show':
          assert.ok(before === 'attract' && effect.page >= 0 && effect.page <= 2);
          break;
        case 'welcome':
          assert.ok(touch && before === 'attract');
          break;
        case undefined:
          break;
      }
      assert.equal(kiosk.state.phase === 'warning', shown !== null);
      assert.ok(kiosk.state.since >= 0);
      if (touch) assert.deepEqual([kiosk.state.phase, kiosk.state.since], ['used', 0]);
    }
    kiosk.effects.length = 0;
    kiosk.wait(75);
    assert.equal(kiosk.state.phase, 'attract', `seed ${seed}: never came to rest`);
  }
});

test('who touches often enough is never warned, whatever the wall clock does by less than half a minute', () => {
  const random = randomOf(7);
  const kiosk = new Kiosk();
  kiosk.touch();
  for (let i = 0; i < 2000; ++i) {
    kiosk.wall += (random() - 0.5) * 50_000;
    assert.deepEqual(kiosk.wait(random() * 30), []);
    assert.deepEqual(kiosk.touch(), []);
  }
});

test('pauses grow to an hour and no further, and begin anew after good work', () => {
  assert.deepEqual([0, 1, 2, 8, 9, 1000].map(pauseSeconds), [10, 20, 40, 2560, 3600, 3600]);
  let trouble = troubleAfter(null, 1000);
  assert.deepEqual(trouble, {failures: 1, at: 1000});
  trouble = troubleAfter(trouble, 12_000);
  assert.equal(trouble.failures, 2);
  assert.equal(troubleAfter(trouble, trouble.at + 11 * 60_000).failures, 1);
  assert.equal(troubleAfter(trouble, 0).failures, 3);
  for (const kept of [undefined, 3, 'x', {}, {failures: 'many', at: 1}, {failures: -5, at: 1}])
    assert.equal(troubleAfter(kept, 5).failures, 1);
  assert.ok(troubleAfter({failures: 1e9, at: 5}, 6).failures <= 1000);
});
