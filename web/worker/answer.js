// What the worker answers to a page's requests: pages rendered here, files from store, all else from the network.
import {folderAddress, routeBelow} from '../app/route.js';
import {usable} from './update.js';
import {fileAt, isHashed} from './version.js';

/** @typedef {import('./keeper.js').Keeper} Keeper */
/** @typedef {import('./renderer.js').Renderer} Renderer */
/** @typedef {import('./list.js').File} File */
/** @typedef {import('./list.js').Version} Version */
/** @typedef {import('./renderer.js').OpenVersion} OpenVersion */

const HTML = {'Content-Type': 'text/html; charset=utf-8'};

export class Answerer {
  /** @type {Keeper} */
  #keeper;
  /** @type {Renderer} */
  #renderer;
  /** @type {URL} */
  #root;
  /** @type {number} */
  #abi;

  /** @param {Keeper} keeper @param {Renderer} renderer @param {URL} root @param {number} abi */
  constructor(keeper, renderer, root, abi) {
    this.#keeper = keeper;
    this.#renderer = renderer;
    this.#root = root;
    this.#abi = abi;
  }

  /** True for requests that are ours to answer. @param {Request} request */
  takes({method, url, headers}) {
    return method === 'GET' && url.startsWith(this.#root.href) && !headers.has('Range');
  }

  /**
   * A new document.
   * @param {Request} request
   * @param {string} client The browser's id of the page to be.
   * @returns {Promise<Response>}
   */
  async page(request, client) {
    const url = new URL(request.url);
    const route = routeBelow(url, this.#root);
    if (route === null) return this.file(request, '');
    await this.#keeper.recall().catch(() => {});  // a newer worker may have switched beside us
    const version = usable(this.#keeper.memory, this.#abi);
    const open = version && (await this.#renderer.open(version).catch(() => null));
    const page = open && this.#render(open, route);
    if (!page) return this.#fromHost(request, client);
    if (page.found) {
      const own = folderAddress(page.route, url, this.#root);
      if (own.pathname !== url.pathname) return Response.redirect(own.href, 302);
    } else if (!open.knows(route)) {
      // Another site in a folder of this host, or a page that only the host knows yet.
      const hosts = await this.#fromHost(request, client).catch(() => null);
      if (hosts) return hosts;
    }
    if (client) await this.#note(client, open.version);
    return new Response(page.html, {status: page.found ? 200 : 404, headers: HTML});
  }

  /** Null where the engine fails at the page, and may be broken since: the next page gets a new one. @param {OpenVersion} open @param {string} route */
  #render(open, route) {
    try {
      return open.render(route);
    } catch {
      this.#renderer.drop();
      return null;
    }
  }

  /** The next worker, which may take over before the page stands, is to know of it. @param {string} client @param {Version} version */
  async #note(client, {version}) {
    this.#keeper.given.set(client, version);
    if (this.#keeper.memory.ready) await this.#keeper.give([client], version).catch(() => {});
  }

  /** @param {Request} request @param {string} client */
  async #fromHost(request, client) {
    const response = await fetch(request);
    if (client) await this.#keeper.give([client], '').catch(() => {});
    return response;
  }

  /**
   * A file that a page asks for: of the version that the page is of.
   * @param {Request} request
   * @param {string} client The browser's id of the page.
   * @returns {Promise<Response>}
   */
  async file(request, client) {
    const path = request.url.slice(this.#root.href.length);
    const {active, older} = this.#keeper.memory;
    const own = this.#keeper.versionOf(client);
    // A name with a hash means the same to every version.
    const versions = isHashed(path) ? [active, ...older] : [own];
    for (const version of versions) {
      const found = version && (await this.#stored(version, path));
      if (found) return found;
    }
    if (own || !active) return fetch(request);
    // A page of the host's own, whose version is not known: ours are better than none.
    return fetch(request).catch(async (/** @type {unknown} */ error) => {
      const found = await this.#stored(active, path);
      if (found) return found;
      throw error;
    });
  }

  /** @param {Version} version @param {string} path */
  async #stored(version, path) {
    if (path === version.assets.bundle) return response(await this.#keeper.readBundle(version), 'application/zip');
    const file = fileAt(version, path);
    if (!file) return null;
    if (!file.instead) return response(await this.#keeper.read(file), file.type);
    const larger = await this.#keeper.fetchLater(file);
    const stands = larger ? file : fileAt(version, file.instead);
    return stands ? response(larger ?? (await this.#keeper.read(stands)), stands.type) : null;
  }
}

/** @param {Uint8Array | null} bytes @param {string} type */
function response(bytes, type) {
  if (!bytes) return null;
  const headers = {'Content-Type': type, 'Content-Length': String(bytes.length)};
  return new Response(/** @type {BodyInit} */ (bytes), {headers});
}
