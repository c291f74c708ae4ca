// Renders pages in the worker with the engine that pages use themselves: a page that is given is wholly of one version, and
// shows what the device's date allows.
import {DOCUMENT, instantiate} from '../app/abi.js';
import {deviceTime} from '../app/clock.js';

/** @typedef {import('../app/abi.js').Engine} Engine */
/** @typedef {import('./list.js').Version} Version */
/** @typedef {import('./keeper.js').Keeper} Keeper */

/**
 * @typedef {object} Rendered
 * @property {string} html
 * @property {boolean} found
 * @property {string} route The page's own, where an old address led to it.
 */

/** The asset that is the engine to render with: the one that knows most. @param {Version} version */
const engineOf = ({assets}) => assets.full_engine ?? assets.engine;

/** A version whose engine is open. */
export class OpenVersion {
  /** @type {Version} */
  version;
  /** @type {Engine} */
  #engine;
  /** The names of the bundle's entries, among other bytes. */
  #directory;

  /** @param {Version} version @param {Engine} engine @param {Uint8Array} bundle */
  constructor(version, engine, bundle) {
    this.version = version;
    this.#engine = engine;
    const {bytes} = version.bundle.parts.at(-1) ?? {bytes: 0};
    this.#directory = new TextDecoder().decode(bundle.subarray(bundle.length - bytes));
    engine.open(bundle, {assets: version.assets, links: 'folders'});
  }

  /** @param {string} route @returns {Rendered} */
  render(route) {
    const {html, found} = this.#engine.render(route, DOCUMENT);
    const own = /<script [^>]*data-route="([^"]*)"/.exec(html)?.[1] ?? route;
    return {html, found, route: own.replaceAll('&amp;', '&')};
  }

  /** True where the bundle has the page, though it may not be shown today. @param {string} route */
  knows(route) {
    const stem = `pages${route === '/' ? '' : route}`;
    return this.#directory.includes(`${stem}.md`) || this.#directory.includes(`${stem}/index.md`);
  }
}

export class Renderer {
  /** @type {Keeper} */
  #keeper;
  /** @type {{name: string, opening: Promise<OpenVersion>} | null} */
  #open = null;

  /** @param {Keeper} keeper */
  constructor(keeper) {
    this.#keeper = keeper;
  }

  /** Opens a version, once; rejects where something of it is missing, or this browser refuses it. @param {Version} version */
  open(version) {
    if (this.#open?.name !== version.version) {
      const opening = this.#attempt(version);
      const mine = this.#open = {name: version.version, opening};
      opening.catch(() => {
        if (this.#open === mine) this.#open = null;
      });
    }
    return this.#open.opening;
  }

  /** Opens a version and renders a page; rejects where that fails. @param {Version} version */
  async prove(version) {
    (await this.open(version)).render('/');
  }

  /** Forgets an engine that has broken. */
  drop() {
    this.#open = null;
  }

  /** @param {Version} version */
  async #attempt(version) {
    const file = version.files.find(({path}) => path === engineOf(version));
    const [wasm, bundle] = await Promise.all([file ? this.#keeper.read(file) : null, this.#keeper.readBundle(version)]);
    if (!wasm || !bundle) throw new Error('something of this version is missing');
    return new OpenVersion(version, await instantiate(wasm, deviceTime), bundle);
  }
}
