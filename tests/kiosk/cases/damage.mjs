// Files that are damaged, and browsers that refuse the engine: a page is never empty.
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

/** A copy of the file with one thing changed, opened at a page. */
async function openChanged(screen, {file, scratch}, change, place) {
  const changed = join(scratch, `damaged-${screen.name}.html`);
  const html = readFileSync(file, 'utf8');
  const text = change(html);
  assert.notEqual(text, html, 'the file was changed');
  writeFileSync(changed, text);
  await screen.open(pathToFileURL(changed).href + place);
}

/** Puts other letters in the middle of a part's text. */
const spoil = (name, share) => (html) => {
  const begin = html.indexOf(`data-part="${name}">`) + `data-part="${name}">`.length;
  const end = html.indexOf('</script>', begin);
  const at = Math.floor(begin + (end - begin) * share);
  return html.slice(0, at) + 'AAAAAAAAAAAAAAAA' + html.slice(at + 16);
};

const firstPageStands = () => document.querySelector('main h1')?.textContent.includes('Computer science belongs') ?? false;

async function assertText(screen) {
  await screen.until(() => document.querySelector('main [data-retry]') !== null);
  const text = await screen.ask(() => document.querySelector('main').innerText);
  assert.match(text, /Questions and answers/);
  assert.ok(text.length > 1500, `the text of the page, and not only ${text.length} letters`);
  assert.doesNotMatch(text, /<%|<\/|\]\(|\*\*/, 'no signs of Markdown');
  // The menu still leads on.
  await screen.press('.site-header a[href="#/about"]');
  await screen.until(() => document.title.includes('About') && document.querySelector('main').innerText.length > 500);
  // And a retry begins anew.
  await screen.ask(() => void (window.marked = true));
  await screen.press('[data-retry]');
  await screen.until(() => !window.marked && document.querySelector('main') !== null);
}

const text = (name, change) => ({
  name,
  mayTell: true,
  async run(screen, site) {
    await openChanged(screen, site, change, '#/faq');
    await assertText(screen);
    await openChanged(screen, site, change, '');
    await screen.until(firstPageStands);
  },
});

// An engine that breaks while `window.broken` is set. Runs before the page's own script.
const makeBreakable = () => {
  const {instantiate} = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const {exports} = (await instantiate.apply(WebAssembly, args)).instance;
    const satchel_render = (...question) => {
      if (window.broken) throw new WebAssembly.RuntimeError('unreachable');
      return exports.satchel_render(...question);
    };
    return {instance: {exports: {...exports, satchel_render}}};
  };
};

export default [
  {
    name: 'where the engine breaks at a page its text is shown, and the next page has a new engine',
    browsers: ['chromium', 'firefox'],
    mayTell: true,
    async run(screen, {file}) {
      const {identifier} = await screen.page.evaluateOnNewDocument(makeBreakable);
      await screen.open(pathToFileURL(file).href);
      await screen.until(() => document.querySelector('main a[href="#/faq"]') !== null);
      await screen.ask(() => {
        window.broken = true;
        location.hash = '#/faq';
      });
      await screen.until(() => document.title.startsWith('Questions') && document.querySelector('main [data-retry]') !== null);
      await screen.ask(() => {
        window.broken = false;
        location.hash = '#/about/values';
      });
      await screen.until(() => document.title.startsWith('Our values') && document.querySelector('main [data-retry]') === null);
      await screen.page.removeScriptToEvaluateOnNewDocument(identifier);
    },
  },
  text('where WebAssembly is refused pages are shown as text', (html) => html.replace("'wasm-unsafe-eval'", '')),
  text('where the engine is damaged pages are shown as text', spoil('engine', 0.5)),
  text('where the engine is missing pages are shown as text', (html) => html.replace('data-part="engine"', 'data-part="another"')),
  {
    name: 'where the bundle is damaged what stands before is shown as text',
    mayTell: true,
    async run(screen, site) {
      await openChanged(screen, site, spoil('bundle', 0.97), '#/faq');
      await assertText(screen);
    },
  },
  {
    name: 'where nothing of the bundle is left that is told, with a retry',
    mayTell: true,
    async run(screen, site) {
      await openChanged(screen, site, spoil('bundle', 0), '#/faq');
      await screen.until(() => document.querySelector('main [data-retry]')?.checkVisibility() && document.querySelector('main').innerText.includes('damaged'));
    },
  },
  {
    name: 'where the list of parts is damaged the first page stands, and that is told',
    mayTell: true,
    async run(screen, site) {
      await openChanged(screen, site, (html) => html.replace('data-manifest>{', 'data-manifest>'), '');
      await screen.until(() => document.querySelector('[role=alert]')?.textContent.includes('damaged'));
      assert.ok(await screen.ask(firstPageStands));
    },
  },
];
