// One page in one browser, as a case sees it: what it may ask and wait for, and what went wrong meanwhile.
import assert from 'node:assert/strict';

const PATIENCE = 20_000;

// Notes what the page's policy forbade, from the first element on.
const watchPolicy = () => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.violations.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`));
};

// As a browser that keeps nothing.
const withoutWorker = () => Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined});

// What Firefox tells when a page is left while something is on its way to it through the worker: the body cannot be copied to a
// request that is not there any more. A worker that refuses or throws is told of in other words.
const LEFT_BEHIND = 'A ServiceWorker intercepted the request and encountered an unexpected error.';

export class Visit {
  /** Errors of the page and its console. */
  errors = [];
  /** Addresses asked for from hosts other than ours. */
  outside = [];

  constructor(page, base, host) {
    this.page = page;
    this.base = base;
    this.host = host;
    page.on('pageerror', (error) => {
      if (!String(error).endsWith(LEFT_BEHIND)) this.errors.push(String(error));
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} ${message.location()?.url ?? ''}`);
    });
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && new URL(request.url()).hostname !== '127.0.0.1') this.outside.push(request.url());
    });
  }

  /** `worker`: the site may be kept for offline use, as visitors have it. */
  static async begin(browser, base, host, worker = false) {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(watchPolicy);
    if (!worker) await page.evaluateOnNewDocument(withoutWorker);
    return new Visit(page, base, host);
  }

  /** An address of the site from its root: "educate/districts/". */
  at(path) {
    return new URL(path, this.base).href;
  }

  async open(path = '', waitUntil = 'load') {
    await this.page.goto(this.at(path), {waitUntil});
  }

  /** Waits until the page agrees. */
  until(condition, ...args) {
    return this.untilWithin(PATIENCE, condition, ...args);
  }

  /** The same, where a browser may take its time; `timeout` in milliseconds. */
  async untilWithin(timeout, condition, ...args) {
    try {
      await this.page.waitForFunction(condition, {timeout, polling: 50}, ...args);
    } catch (error) {
      throw new Error(`waited in vain for ${condition} ${JSON.stringify(args)} at ${this.page.url()}`, {cause: error});
    }
  }

  ask(question, ...args) {
    return this.page.evaluate(question, ...args);
  }

  /** Leaves a mark on the document that a new document would not bear. */
  mark() {
    return this.ask(() => void (window.marked = true));
  }

  isMarked() {
    return this.ask(() => window.marked === true);
  }

  /** Clicks the first visible link that leads to the address, as a visitor's finger would. */
  async follow(path) {
    const place = await this.#restingPlace(path);
    await this.page.mouse.click(place.x, place.y);
  }

  /** Where the link stands once it stands still and nothing covers it: fonts and pictures move a page while it loads. */
  async #restingPlace(path) {
    let before = null;
    for (let tries = 0; tries < 100; ++tries) {
      const place = await this.ask((url) => {
        const link = [...document.links].find((a) => a.href === url && a.checkVisibility());
        link?.scrollIntoView({block: 'center', behavior: 'instant'});
        const box = link?.getClientRects()[0];
        if (!box) return null;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        return document.elementFromPoint(x, y)?.closest('a') === link ? {x, y} : null;
      }, this.at(path));
      if (place && before && place.x === before.x && place.y === before.y) return place;
      before = place;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return assert.fail(`no link to ${path} to click on ${this.page.url()}`);
  }

  /** Waits until the page of that address is drawn. */
  async arrives(path) {
    const [, title] = (await (await fetch(this.at(path))).text()).match(/<title>(.*?)<\/title>/s);
    await this.until((url, expected) => {
      const plain = new DOMParser().parseFromString(expected, 'text/html').body.textContent;
      return location.href === url && document.readyState === 'complete' && document.title === plain;
    }, this.at(path), title);
  }

  /** The prerendered document of an address: its title and metadata, and the text of its main content. */
  prerendered(path) {
    return this.ask(async (url) => {
      const page = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
      return window.snapshot(page);
    }, this.at(path));
  }

  /** The same of the page as it stands. */
  async standing() {
    await this.ask(() => {
      window.snapshot = (page) => ({
        title: page.title,
        lang: page.documentElement.lang,
        dir: page.documentElement.dir,
        meta: [...page.querySelectorAll('meta[name=description], meta[property], meta[name=robots], link[rel=canonical]')]
          .map((tag) => tag.outerHTML),
        text: page.body.textContent.replace(/\s+/g, ' ').trim(),
        links: [...page.body.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')),
      });
    });
    return this.ask(() => {
      const copy = document.cloneNode(true);
      copy.querySelectorAll('[data-app]').forEach((part) => part.remove());
      return window.snapshot(copy);
    });
  }

  violations() {
    return this.ask(() => window.violations);
  }

  /** Another page beside it, in the same browser. */
  async another() {
    return Visit.begin(this.page.browserContext(), this.base, this.host, true);
  }

  end() {
    return this.page.close();
  }
}
