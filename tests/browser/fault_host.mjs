// A plain host for one folder at a time, which counts what it sends and fails as it is told: it stops at the Nth request, or
// answers that one cut short, damaged, or as a captive portal would. Another folder can be published in place of the first.
import {existsSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join} from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json',
};
const PORTAL = '<!doctype html><title>Welcome to our hotel</title><p>Accept the terms to go on.';

export class FaultHost {
  /** Path and bytes of each answer. */
  sent = [];
  #server;
  #folder;
  #base;
  #fault = null;

  static async start(folder, base) {
    const host = new FaultHost();
    host.#folder = folder;
    host.#base = base;
    host.#server = createServer((request, response) => host.#answer(request, response));
    await new Promise((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  get address() {
    return `http://127.0.0.1:${this.#server.address().port}${this.#base}`;
  }

  publish(folder) {
    this.#folder = folder;
  }

  /**
   * From the request `at` on nothing is answered ("stop"), or each is "truncate", "cut", "corrupt", "portal". 1 is the next
   * request for the list of the site's files, with which the worker begins, or, where one fault follows another, any: of what
   * the worker began under the first nothing goes on as if all were well.
   */
  failAt(at, kind) {
    this.#fault = {left: at, kind, begun: this.#fault?.begun ?? false};
  }

  /** True once an answer has failed as it was told to. */
  get hasFailed() {
    return this.#fault !== null && this.#fault.left <= 0;
  }

  heal() {
    this.#fault = null;
  }

  /** Bytes sent for each path since the last call. */
  takeSent() {
    const sent = this.sent;
    this.sent = [];
    return sent;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const below = path.startsWith(this.#base) ? path.slice(this.#base.length) : null;
    const file = below === null ? '' : join(this.#folder, below === '' || below.endsWith('/') ? `${below}index.html` : below);
    const found = existsSync(file) && statSync(file).isFile();
    const body = found ? readFileSync(file) : readFileSync(join(this.#folder, '404.html'));
    const kind = this.#kindFor(below);
    this.#send(response, found ? 200 : 404, extname(file) in TYPES && found ? TYPES[extname(file)] : found ? 'application/octet-stream' : TYPES['.html'], body, kind);
    this.sent.push({path: below, bytes: kind === 'stop' ? 0 : body.length});
  }

  /** How the answer to this request fails. @param {string | null} path */
  #kindFor(path) {
    const fault = this.#fault;
    if (!fault) return '';
    fault.begun ||= path === 'offline.json';
    // The script of the worker itself is the browser's own affair.
    return fault.begun && path !== 'sw.js' && --fault.left <= 0 ? fault.kind : '';
  }

  #send(response, status, type, body, kind) {
    const half = body.subarray(0, body.length >> 1);
    const send = (bytes, length = bytes.length, as = type) => {
      response.writeHead(status, {'Content-Type': as, 'Content-Length': length, 'Cache-Control': 'no-cache'});
      response.end(bytes);
    };
    if (kind === 'stop') return response.destroy();
    if (kind === 'truncate') return send(half);
    if (kind === 'cut') {
      response.writeHead(status, {'Content-Type': type, 'Content-Length': body.length});
      return response.write(half, () => response.destroy());
    }
    if (kind === 'portal') return send(Buffer.from(PORTAL), PORTAL.length, TYPES['.html']);
    if (kind !== 'corrupt') return send(body);
    const damaged = Buffer.from(body);
    damaged[damaged.length >> 1] ^= 4;
    return send(damaged);
  }
}
