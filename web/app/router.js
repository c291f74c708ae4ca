// Opens in-site links, Back and Forward in the same document, rendered by the engine.
import {DOCUMENT} from './abi.js';
import {linkOf} from './address.js';
import {LoadError} from './engine.js';
import {Places} from './places.js';
import {announce, hideMessage, hideProgress, showMessage, showProgress} from './status.js';
import {moveFocus, readDocument, swapDocument, targetOf} from './swap.js';

/** @typedef {import('./address.js').Addresses} Addresses */
/** @typedef {import('./engine.js').Loader} Loader */

// Within this time a wait is not felt as one, and a bar would only flicker.
const UNNOTICED_MS = 150;

export class Router {
  /** @type {Loader} */
  #loader;
  /** @type {Addresses} */
  #addresses;
  /** Called for each page once it stands. @type {() => void} */
  #arrived;
  #places = new Places();
  /** The route that the document shows now. @type {string | null} */
  #route;
  /** The page of the link that is being pressed. @type {{route: string, next: import('./swap.js').Next | null} | null} */
  #ahead = null;
  #rehearsed = false;
  /** Counts the visits; one that was overtaken by another ends quietly. */
  #visits = 0;

  /**
   * @param {Loader} loader
   * @param {Addresses} addresses
   * @param {() => void} arrived
   * @param {string | null} standing The route of the page that stands.
   */
  constructor(loader, addresses, arrived, standing) {
    this.#loader = loader;
    this.#addresses = addresses;
    this.#arrived = arrived;
    this.#route = standing;
    addEventListener('click', (event) => this.#click(event));
    addEventListener('pointerdown', (event) => this.#renderAhead(event), {passive: true});
    addEventListener('popstate', () => this.#travel(this.#places.arrive()));
  }

  /** Draws what the address names: another page as if it were visited, the present one anew. */
  follow() {
    const isHere = this.#addresses.routeOf(new URL(location.href)) === this.#route;
    return isHere ? this.refresh() : this.#travel(undefined);
  }

  /**
   * Shows a page in the place of the present entry of the history, every part of it new, as for somebody who has just come.
   * @param {URL} url
   */
  async begin(url) {
    const next = await this.#prepare(url, () => void this.begin(url), () => location.reload());
    if (!next) return;
    history.replaceState(history.state, '', url);
    document.body.querySelectorAll(':scope > :not([data-app], link, script)').forEach((part) => part.remove());
    try {
      swapDocument(next, this.#addresses.root);
    } catch {
      return location.reload();  // as in #show
    }
    this.#route = this.#addresses.routeOf(url) ?? '/';
    this.#arrived();
    const target = targetOf(this.#addresses.anchorOf(url));
    if (target) target.scrollIntoView({behavior: 'instant'});
    else scrollTo({top: 0, left: 0, behavior: 'instant'});
  }

  /** Forgets where pages were left. */
  forget() {
    this.#places.forget();
  }

  /** A view has changed the address of the present page. @param {URL} url */
  enter(url) {
    this.#places.enter(url);
  }

  /** Draws the present page anew, as it was made on a day when others were shown. What cannot be had leaves it as it is. */
  async refresh() {
    const visit = this.#visits;
    await this.#loader.load().catch(() => {});
    const next = visit === this.#visits && this.#loader.engine && this.#route !== null ? this.#render(this.#route) : null;
    if (!next) return;
    swapDocument(next, this.#addresses.root);
    this.#arrived();
  }

  /** Renders the present page for nothing: browsers compile an engine's parts when they first run, which no click should wait for. */
  rehearse() {
    if (!this.#rehearsed && this.#route !== null) this.#render(this.#route);
    this.#rehearsed = true;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = linkOf(event);
    if (!link || this.#loader.refused) return;
    const url = this.#addresses.urlOf(link);
    const route = this.#addresses.routeOf(url);
    if (route === null) return;
    const isHere = route === this.#route && this.#addresses.anchorOf(url) !== '';
    if (isHere && this.#addresses.isNative) return this.#places.leaveByAnchor();  // the browser scrolls
    event.preventDefault();
    if (isHere) this.#goToAnchor(url);
    else this.#visit(this.#addresses.addressOf(route, url));
  }

  /** What browsers do for anchors of this page where their addresses are plain. @param {URL} url */
  #goToAnchor(url) {
    if (url.href !== location.href) this.#places.enter(url);
    this.#scrollToAnchor(url);
  }

  /** A press comes a tenth of a second before its click: time enough to have the page ready. @param {Event} event */
  #renderAhead(event) {
    const link = linkOf(event);
    const route = link && this.#loader.engine && !this.#loader.refused ? this.#addresses.routeOf(this.#addresses.urlOf(link)) : null;
    if (route !== null && route !== this.#route) this.#ahead = {route, next: this.#render(route)};
  }

  /** A link's way: a new entry in the history. @param {URL} url */
  async #visit(url) {
    const next = await this.#prepare(url, () => this.#visit(url), () => location.assign(url));
    if (!next) return;
    const same = url.href === location.href;
    if (!this.#show(url, next, () => same || this.#places.enter(url))) return location.assign(url);
    if (!this.#scrollToAnchor(url)) scrollTo({top: 0, behavior: 'instant'});
  }

  /** Back, Forward, or a fragment of this page: the address has already changed. @param {number | undefined} place */
  async #travel(place) {
    const url = new URL(location.href);
    if (this.#addresses.routeOf(url) !== this.#route) {
      const next = await this.#prepare(url, () => this.#travel(place), () => location.reload());
      if (!next) return;
      if (!this.#show(url, next, () => {})) return location.reload();
    }
    if (place !== undefined) scrollTo({top: place, behavior: 'instant'});
    else if (!this.#addresses.isNative) this.#scrollToAnchor(url);
  }

  /**
   * The page, ready to be put in place; null where another visit came between, or where `otherwise` has been done instead.
   * @param {URL} url
   * @param {() => void} again
   * @param {() => void} otherwise
   */
  async #prepare(url, again, otherwise) {
    const visit = ++this.#visits;
    const route = this.#addresses.routeOf(url) ?? '/';
    const ahead = this.#ahead?.route === route ? this.#ahead.next : null;
    this.#ahead = null;
    hideMessage();
    hideProgress();  // of a visit that this one overtakes
    if (ahead) return ahead;
    let share = 0;
    const timer = setTimeout(() => visit === this.#visits && showProgress(share), UNNOTICED_MS);
    this.#loader.onprogress = (now) => {
      share = now;
      if (document.querySelector('.loading-bar')) showProgress(share);
    };
    try {
      const {html} = await this.#loader.render(route);
      if (visit !== this.#visits) return null;
      const next = readDocument(html);
      if (!next) otherwise();
      return next;
    } catch (error) {
      if (visit === this.#visits) this.#tellFailure(error, again, otherwise);
      return null;
    } finally {
      clearTimeout(timer);
      if (visit === this.#visits) hideProgress();
    }
  }

  /** @param {unknown} error @param {() => void} again @param {() => void} otherwise */
  #tellFailure(error, again, otherwise) {
    // A host that answers will answer for the page itself too; without a network only trying again can help.
    if (error instanceof LoadError && error.reason === 'network')
      return showMessage('This page could not be loaded. Are you online?', {'Try again': again});
    if (!(error instanceof LoadError)) this.#loader.refused = true;  // it failed at the page, and is not asked again
    otherwise();
  }

  /**
   * Puts the page in place; false where that failed.
   * @param {URL} url
   * @param {import('./swap.js').Next} next
   * @param {() => void} enter Changes the address.
   */
  #show(url, next, enter) {
    enter();
    try {
      swapDocument(next, this.#addresses.root);
    } catch {
      return false;  // half a page must not stay
    }
    this.#route = this.#addresses.routeOf(url) ?? '/';
    this.#arrived();
    const main = document.querySelector('main') ?? document.body;
    moveFocus(main.querySelector('h1') ?? main);
    announce(document.title);
    return true;
  }

  /** What the engine that is there makes of a page, at once; null where it cannot. @param {string} route */
  #render(route) {
    try {
      const page = this.#loader.engine?.render(route, DOCUMENT);
      if (page?.complete) return readDocument(page.html);
      if (page) this.#loader.loadFull().catch(() => {});  // whoever waits for it tells
    } catch {
      this.#loader.refused = true;
    }
    return null;
  }

  /** @param {URL} url */
  #scrollToAnchor(url) {
    const target = targetOf(this.#addresses.anchorOf(url));
    if (!target) return false;
    target.scrollIntoView({behavior: 'instant'});
    moveFocus(target);
    return true;
  }
}
