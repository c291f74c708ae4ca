// Moving about inside the site: what the engine takes over from the browser, and must do as well as it.
import assert from 'node:assert/strict';

const LONG = 'educate/districts/';
const OTHER = 'educate/districtterms/';

/** Presses a link without scrolling to it first. */
const press = (visit, path) => visit.ask((url) => {
  const link = [...document.links].find((a) => a.href === url);
  if (!link) throw new Error(`no link to ${url}`);
  link.click();
}, visit.at(path));

/** Puts a link into the page, as an author might have. */
const writeLink = (visit, path, attributes = {}) => visit.ask((url, more) => {
  const link = Object.assign(document.createElement('a'), {href: url, textContent: 'written by the test', ...more});
  document.querySelector('main').prepend(link);
}, path.startsWith('http') ? path : visit.at(path), attributes);

const scrollTo = async (visit, y) => {
  await visit.ask((top) => scrollTo({top, behavior: 'instant'}), y);
  await visit.until((top) => Math.abs(scrollY - top) < 2, y);
};

const documentRequests = (visit) => visit.host.log().filter(({dest}) => dest === 'document').length;

export default [
  {
    name: 'a link opens its page without a request for a document',
    async run(visit) {
      await visit.open('');
      await visit.mark();
      const before = documentRequests(visit);
      await visit.follow('advocacy/');
      await visit.arrives('advocacy/');
      const page = await visit.standing();
      assert.deepEqual(page, await visit.prerendered('advocacy/'), 'the page is the prerendered one');
      assert.ok(page.meta.some((tag) => tag.includes('og:title')), 'Open Graph tags are those of the page');
      assert.ok(await visit.isMarked(), 'the document stayed');
      // The comparison above fetches the page ("empty"); a navigation would be a "document".
      assert.equal(documentRequests(visit), before);
      assert.equal(await visit.ask(() => scrollY), 0);
      assert.equal(await visit.ask(() => document.activeElement.matches('main h1')), true, 'focus is on the heading');
      assert.equal(await visit.ask(() => document.querySelector('[role=status]').textContent === document.title), true);
    },
  },
  {
    name: 'Back and Forward return to the page and the place in it',
    async run(visit) {
      await visit.open(LONG);
      await visit.mark();
      await scrollTo(visit, 900);
      await press(visit, OTHER);
      await visit.arrives(OTHER);
      await visit.until(() => scrollY === 0);
      await scrollTo(visit, 400);
      await visit.ask(() => history.back());
      await visit.arrives(LONG);
      await visit.until(() => Math.abs(scrollY - 900) < 2);
      assert.deepEqual(await visit.standing(), await visit.prerendered(LONG));
      await visit.ask(() => history.forward());
      await visit.arrives(OTHER);
      await visit.until(() => Math.abs(scrollY - 400) < 2);
      assert.ok(await visit.isMarked());
    },
  },
  {
    name: 'an anchor of the same page scrolls, and Back returns',
    async run(visit) {
      await visit.open('');
      await press(visit, 'advocacy/');
      await visit.arrives('advocacy/');
      await press(visit, LONG).catch(() => writeLink(visit, LONG).then(() => press(visit, LONG)));
      await visit.arrives(LONG);
      const id = await visit.ask(() => [...document.querySelectorAll('main h2[id]')].at(-1).id);
      await writeLink(visit, `${LONG}#${id}`);
      await scrollTo(visit, 300);
      await press(visit, `${LONG}#${id}`);
      await visit.until((to) => location.hash === `#${to}` && document.getElementById(to).getBoundingClientRect().top < innerHeight &&
        scrollY > 300, id);
      await visit.ask(() => history.back());
      await visit.until(() => location.hash === '' && Math.abs(scrollY - 300) < 2);
    },
  },
  {
    name: 'an anchor of another page is shown after that page is drawn',
    async run(visit) {
      await visit.open(LONG);
      const id = await visit.ask(() => [...document.querySelectorAll('main h2[id]')].at(-1).id);
      await visit.open('');
      await visit.mark();
      await writeLink(visit, `${LONG}#${id}`);
      await press(visit, `${LONG}#${id}`);
      await visit.until((url) => location.href === url, visit.at(`${LONG}#${id}`));
      await visit.until((to) => {
        const {top} = document.getElementById(to).getBoundingClientRect();
        return top >= 0 && top < innerHeight && scrollY > 0;
      }, id);
      assert.ok(await visit.isMarked());
      assert.equal(await visit.ask(() => document.activeElement.id), id, 'focus is on the heading that was named');
    },
  },
  {
    name: 'a deep link and a refresh load the prerendered page, refresh at the same place',
    async run(visit) {
      await visit.open(LONG);
      await press(visit, OTHER);
      await visit.arrives(OTHER);
      await scrollTo(visit, 350);
      const response = await visit.page.reload({waitUntil: 'load'});
      // Over BiDi a reload may report no response of its own.
      if (response) assert.equal(response.status(), 200);
      await visit.arrives(OTHER);
      await visit.until(() => Math.abs(scrollY - 350) < 2);
      await visit.ask(() => history.back());
      await visit.arrives(LONG);
      assert.deepEqual(await visit.standing(), await visit.prerendered(LONG));
    },
  },
  {
    name: 'what is not for the engine is left to the browser',
    async run(visit) {
      await visit.open('');
      const ways = [
        ['advocacy/', {}, {ctrlKey: true}],
        ['advocacy/', {}, {metaKey: true}],
        ['advocacy/', {}, {shiftKey: true}],
        ['advocacy/', {}, {altKey: true}],
        ['advocacy/', {}, {button: 1}],
        ['advocacy/', {target: '_blank'}, {}],
        ['advocacy/', {download: 'page'}, {}],
        ['files/some.xlsx', {}, {}],
        ['images/icon.svg', {}, {}],
        ['sitemap.xml', {}, {}],
        ['http://example.org/advocacy/', {}, {}],
      ];
      for (const [path, attributes, event] of ways) {
        await writeLink(visit, path, attributes);
        const taken = await visit.ask((how) => {
          let prevented = null;
          // Runs after the router's own listener, and keeps the browser from going anywhere.
          addEventListener('click', (click) => {
            prevented = click.defaultPrevented;
            click.preventDefault();
          }, {once: true});
          document.querySelector('main > a').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, ...how}));
          return prevented;
        }, event);
        assert.equal(taken, false, `${path} ${JSON.stringify(attributes)} ${JSON.stringify(event)}`);
      }
    },
  },
  {
    name: 'a missing page says so, at any depth, and leads on',
    async run(visit) {
      for (const path of ['nothing', 'nothing/here/', 'educate/no/such/page']) {
        const response = await visit.page.goto(visit.at(path), {waitUntil: 'load'});
        assert.equal(response.status(), 404, path);
        await visit.until(() => [...document.styleSheets].some((sheet) => sheet.href && sheet.cssRules.length > 5));
        await visit.until((root) => [...document.links].some((a) => a.href === root), visit.at(''));
        assert.ok(await visit.ask(() => document.querySelector('main h1').textContent.length > 3));
        await visit.follow('advocacy/');
        await visit.arrives('advocacy/');
      }
      visit.errors.length = 0;  // the missing document itself, and the folders that the page tried
    },
  },
  {
    name: 'a link to a missing page draws the page that says so',
    async run(visit) {
      await visit.open('educate/districts/');
      await visit.mark();
      await writeLink(visit, 'no/such/page/');
      await press(visit, 'no/such/page/');
      await visit.until((url) => location.href === url && document.querySelector('.lost, main') !== null, visit.at('no/such/page/'));
      assert.ok(await visit.isMarked());
      await visit.follow('advocacy/');
      await visit.arrives('advocacy/');
      assert.ok(await visit.isMarked());
      assert.deepEqual(await visit.standing(), await visit.prerendered('advocacy/'));
      await visit.ask(() => history.back());
      await visit.arrives('no/such/page/');
      await visit.ask(() => history.back());
      await visit.arrives('educate/districts/');
      assert.deepEqual(await visit.standing(), await visit.prerendered('educate/districts/'));
    },
  },
];
