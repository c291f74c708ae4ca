// What the worker answers to requests for pages and files.
import assert from 'node:assert/strict';

import {Answerer} from '../../web/worker/answer.js';
import {ROOT, versionsOf} from './site.mjs';
import {ABI, World} from './world.mjs';

const at = (path) => new Request(ROOT.href + path);

/** A worker with a version whose pages are "/", "/a" (which "/old" leads to) and "/hidden", which is not shown today. */
async function worker(versions = versionsOf(2)) {
  const world = new World(versions);
  const life = await world.begin();
  await life.keeper.wake(true);
  const engine = {
    version: versions[0].rest && {version: versions[0].name},
    render: (route) => ({html: `page ${route}`, found: ['/', '/a', '/old', '/ü'].includes(route), route: route === '/old' ? '/a' : route}),
    knows: (route) => route === '/hidden',
  };
  const renderer = {open: async () => engine, drop() {}};
  return {world, life, engine, renderer, answerer: new Answerer(life.keeper, renderer, ROOT, ABI)};
}

export default [
  {
    name: 'pages are rendered, at the one address that each has',
    async run() {
      const {answerer} = await worker();
      const page = await answerer.page(at('a/?x=1'), 'c');
      assert.equal(page.status, 200);
      assert.equal(await page.text(), 'page /a');
      for (const [path, to] of [['a?x=1', 'a/?x=1'], ['a/index.html', 'a/'], ['old/', 'a/'], ['index.html', ''], ['%C3%BC', '%C3%BC/']]) {
        const redirect = await answerer.page(at(path), 'c');
        assert.equal(redirect.status, 302, path);
        assert.equal(redirect.headers.get('Location'), ROOT.href + to);
      }
    },
  },
  {
    name: 'what the site does not know comes from the host, else it is the page that says so',
    async run() {
      const {world, life, answerer} = await worker();
      world.versions[0].files.set('elsewhere/', Buffer.from('another site'));
      assert.equal(await (await answerer.page(at('elsewhere/'), 'c')).text(), 'another site');
      assert.equal(life.keeper.memory.clients.c, '', 'that page is the host\'s own');
      world.online = false;
      const lost = await answerer.page(at('elsewhere/'), 'd');
      assert.equal(lost.status, 404);
      assert.equal(await lost.text(), 'page /elsewhere');
    },
  },
  {
    name: 'a page that is not shown today is not asked of the host, which may still have it',
    async run() {
      const {world, answerer} = await worker();
      world.versions[0].files.set('hidden/', Buffer.from('of last week'));
      const page = await answerer.page(at('hidden/'), 'c');
      assert.equal(page.status, 404);
      assert.equal(await page.text(), 'page /hidden');
    },
  },
  {
    name: 'while the next worker waits, what a page is of is written down for it',
    async run() {
      const {world, life, answerer} = await worker();
      await answerer.page(at('a/'), 'c');
      assert.deepEqual(world.record.clients, {});
      world.record.ready = {...world.record.active, version: 'next', abi: ABI + 1};
      await answerer.page(at('a/'), 'd');
      assert.deepEqual(world.record.clients, {d: world.versions[0].name});
      life.die();
    },
  },
  {
    name: 'where the engine is refused, or fails at a page, the host gives it',
    async run() {
      for (const fault of ['open', 'render']) {
        const {world, engine, renderer, answerer} = await worker();
        if (fault === 'open') renderer.open = () => Promise.reject(new Error('refused'));
        else engine.render = () => assert.fail('the engine gives up');
        world.versions[0].files.set('a/', Buffer.from('prerendered'));
        assert.equal(await (await answerer.page(at('a/'), 'c')).text(), 'prerendered', fault);
      }
    },
  },
  {
    name: 'a larger picture is fetched when asked for, and the plain one stands in where it is not to be had',
    async run() {
      const {world, answerer} = await worker();
      const text = async () => (await answerer.file(at('images/twice/photo.png'), 'c')).text();
      world.online = false;
      assert.equal(await text(), 'photo 0');
      world.online = true;
      world.publish();  // the host has another by now
      assert.equal(await text(), 'photo 0');
      world.current = 0;
      assert.equal(await text(), 'large photo 0');
      world.online = false;
      assert.equal(await text(), 'large photo 0');
    },
  },
  {
    name: 'files have their type and length, and the bundle is whole',
    async run() {
      const {world, answerer} = await worker();
      const {assets} = world.versions[0].rest;
      world.online = false;
      const style = await answerer.file(at(assets.style), 'c');
      assert.equal(style.headers.get('Content-Type'), 'text/plain; charset=utf-8');
      assert.equal(style.headers.get('Content-Length'), '7');
      assert.equal(await (await answerer.file(at(assets.bundle), 'c')).text(),
          'part apart b 0part c, which is a long onepart d 0directory 0');
    },
  },
  {
    name: 'a page of the host\'s own gets the host\'s files, and ours where the host is silent',
    async run() {
      const {world, life, answerer} = await worker();
      await life.keeper.give(['guest'], '');
      world.publish();
      assert.equal(await (await answerer.file(at('images/photo.png'), 'guest')).text(), 'photo 1');
      world.online = false;
      assert.equal(await (await answerer.file(at('images/photo.png'), 'guest')).text(), 'photo 0');
      await assert.rejects(answerer.file(at('files/not-kept.pdf'), 'guest'));
    },
  },
  {
    name: 'other requests are not ours',
    async run() {
      const {answerer} = await worker();
      assert.equal(answerer.takes(at('a/')), true);
      assert.equal(answerer.takes(new Request(ROOT.href, {method: 'POST'})), false);
      assert.equal(answerer.takes(new Request('https://example.org/some/')), false);
      assert.equal(answerer.takes(new Request('https://other.example/some/where/')), false);
      assert.equal(answerer.takes(new Request(ROOT.href, {headers: {Range: 'bytes=0-1'}})), false);
    },
  },
];
