// WebKitGTK's MiniBrowser on a screen of its own, spoken to in plain WebDriver: the few commands that the cases need.
import {spawn} from 'node:child_process';
import {createServer} from 'node:net';

const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const {port} = server.address();
    server.close(() => resolve(port));
  });
});

/** Starts a screen that nobody sees; gives its process and its name, ":1". Xvfb looks for a free number itself. */
function startScreen() {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.once('exit', () => reject(new Error('Xvfb does not start')));
    xvfb.stdio[3].once('data', (number) => resolve({xvfb, name: `:${String(number).trim()}`}));
  });
}

export class WebKit {
  #processes = [];
  #port = 0;
  #session = '';

  static async start() {
    const browser = new WebKit();
    const {xvfb, name} = await startScreen();
    browser.#port = await freePort();
    const env = {...process.env, DISPLAY: name, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1'};
    const driver = spawn('WebKitWebDriver', [`--port=${browser.#port}`], {env, stdio: 'ignore'});
    browser.#processes = [driver, xvfb];
    await browser.#begin();
    return browser;
  }

  async #begin() {
    const capabilities = {alwaysMatch: {'webkitgtk:browserOptions': {binary: BROWSER, args: ['--automation']}}};
    for (let tries = 0; ; ++tries) {
      try {
        const {sessionId} = await this.#send('POST', '/session', {capabilities});
        this.#session = `/session/${sessionId}`;
        break;
      } catch (error) {
        if (tries === 100 || error.cause?.code !== 'ECONNREFUSED') throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));  // the driver is not there yet
      }
    }
    await this.#command('POST', '/timeouts', {script: 60_000, pageLoad: 60_000});
  }

  async #send(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {method, body: body && JSON.stringify(body)});
    const {value} = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  }

  #command(method, path, body) {
    return this.#send(method, this.#session + path, body);
  }

  goto(url) {
    return this.#command('POST', '/url', {url});
  }

  /** As puppeteer's `evaluate`: the question may be asynchronous. */
  async evaluate(question, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${question})(...[...arguments].slice(0, -1)))
        .then((value) => done({value}), (error) => done({error: String(error.stack ?? error)}));`;
    const {value, error} = await this.#command('POST', '/execute/async', {script, args});
    if (error) throw new Error(error);
    return value;
  }

  async click(x, y) {
    const move = {type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport'};
    const actions = [{type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'},
      actions: [move, {type: 'pointerDown', button: 0}, {type: 'pointerUp', button: 0}]}];
    await this.#command('POST', '/actions', {actions});
  }

  resize(width, height) {
    return this.#command('POST', '/window/rect', {x: 0, y: 0, width, height});
  }

  async close() {
    await this.#command('DELETE', '').catch(() => {});
    for (const process of this.#processes) process.kill('SIGTERM');
  }
}
