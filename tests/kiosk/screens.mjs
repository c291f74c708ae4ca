// A kiosk's screen in each browser, as a case sees it: what it may ask and press, and what the browser says it asked for.
import {launch} from '../browser/browsers.mjs';
import {WebKit} from './webkit.mjs';

export const BROWSERS = ['chromium', 'firefox', 'webkit'];
const PORTRAIT = {width: 1080, height: 1920};
const WAIT_MS = 10_000;

// Where an element stands to be pressed: in view, still, and not covered. In the page.
const restingPlace = (selector) => {
  const part = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
  part?.scrollIntoView({block: 'center', behavior: 'instant'});
  const box = part?.getClientRects()[0];
  if (!box) return null;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hit = document.elementFromPoint(x, y);
  return hit === part || part.contains(hit) || hit?.contains(part) ? {x, y} : null;
};

/** What Firefox and WebKit tell afterwards: their own record of what the page loaded. Blobs and data are in the file. */
const loaded = () => performance.getEntriesByType('resource').map(({name}) => name).filter((name) => !/^(blob|data):/.test(name));

// Lets cases turn the page's clocks on: `advance` both of them, `setClock` the one on the wall. In the page.
const takeClocks = () => {
  let passed = 0;
  let set = 0;
  const {now} = Date;
  const monotonic = performance.now.bind(performance);
  performance.now = () => monotonic() + passed;
  const changed = () => new Promise((resolve) => {
    Date.now = () => {
      setTimeout(resolve);
      return now() + passed + set;
    };
  });
  void changed();
  // Both end when the page has looked at its clocks again.
  window.advance = (ms) => (passed += ms, changed());
  window.setClock = (ms) => (set += ms, changed());
};

class Screen {
  /** Errors of the page and its console, as far as the browser hands them out. */
  errors = [];
  /** Addresses that the browser asked for, beside the file's own. */
  requests = [];

  constructor(page) {
    this.page = page;
  }

  ask(question, ...args) {
    return this.page.evaluate(question, ...args);
  }

  async open(url) {
    this.url = url;
    await this.page.goto('about:blank');
    this.requests.length = 0;
    await this.page.goto(url);
  }

  async until(condition, ...args) {
    for (const end = Date.now() + WAIT_MS; Date.now() < end;) {
      if (await this.ask(condition, ...args).catch(() => false)) return;  // the page may be going just now
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`waited in vain for ${condition} ${JSON.stringify(args)} at ${await this.ask(() => location.href)}`);
  }

  /** Presses the first visible element of that kind, once it stands still. */
  async press(selector) {
    let before = null;
    for (let tries = 0; tries < 100; ++tries) {
      const place = await this.ask(restingPlace, selector);
      if (place && before && place.x === before.x && place.y === before.y) return this.pressAt(place);
      before = place;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`there is no ${selector} to press at ${await this.ask(() => location.href)}`);
  }

  /** Everything that the page has asked for since it was opened. */
  async asked() {
    return [...this.requests, ...(await this.ask(loaded))];
  }
}

class PuppeteerScreen extends Screen {
  static async start(name, more) {
    const browser = await launch(name, true, more);
    const screen = new PuppeteerScreen(await browser.newPage());
    screen.browser = browser;
    await screen.page.setViewport(PORTRAIT);
    await screen.page.evaluateOnNewDocument(takeClocks);
    screen.#watch();
    return screen;
  }

  #watch() {
    this.page.on('pageerror', (error) => this.errors.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    this.page.on('request', (request) => {
      const url = request.url();
      if (!/^(blob|data|about):/.test(url) && url.split('#')[0] !== this.url?.split('#')[0]) this.requests.push(url);
    });
  }

  pressAt({x, y}) {
    return this.page.mouse.click(x, y);
  }

  resize(size) {
    return this.page.setViewport(size);
  }

  close() {
    return this.browser.close();
  }
}

class WebKitScreen extends Screen {
  static async start() {
    const screen = new WebKitScreen(await WebKit.start());
    await screen.resize(PORTRAIT);
    return screen;
  }

  pressAt({x, y}) {
    return this.page.click(x, y);
  }

  resize({width, height}) {
    return this.page.resize(width, height);
  }

  close() {
    return this.page.close();
  }
}

/** @param {string} name @param {string[]} [more] Arguments for Chromium. */
export async function startScreen(name, more = []) {
  const screen = name === 'webkit' ? await WebKitScreen.start() : await PuppeteerScreen.start(name, more);
  screen.name = name;
  return screen;
}
