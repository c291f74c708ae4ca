// The map of the partner districts: moves and zooms, finds a district by name or place, lists what is seen.
import {announce, showMessage} from './status.js';
import {MapStage, Tip, labelOf} from './map_stage.js';
import {kept, moved, watchHands, wholeScale, zoomed, MAP_HEIGHT, MAP_WIDTH} from './map_view.js';

/** @typedef {import('./ask.js').Asker} Asker */
/** @typedef {import('./map_view.js').View} View */

const ZOOM_STEP = 2;
const DISTRICT_SCALE = 12;  // a district and its neighbours
const FLIGHT_MS = 350;
// Up to here a view counts as the whole map.
const A_LITTLE_LARGER = 1.05;
const TYPING_MS = 150;
const HINT_MS = 2500;
// How far an arrow key moves the map where no point lies in its direction, in parts of its width.
const KEY_SHARE = 1 / 4;
const MORE_THAN_A_QUARTER_TURN = 1;

export class DistrictMap {
  /** @type {HTMLElement} */
  #element;
  /** @type {Asker} */
  #asker;
  /** @type {MapStage} */
  #stage;
  /** @type {Tip} */
  #tip;
  /** @type {View} */
  #view = {x: MAP_WIDTH / 2, y: MAP_HEIGHT / 2, scale: 1};
  #picked = '';
  #specks = false;
  /** The layer of all districts, once it is asked for. @type {Promise<boolean> | null} */
  #layer = null;
  #layerIsThere = false;
  #frame = 0;
  #flight = 0;
  #listTimer = 0;
  #typingTimer = 0;
  #hintTimer = 0;

  /** @param {HTMLElement} element @param {Asker} asker */
  constructor(element, asker) {
    this.#element = element;
    this.#asker = asker;
    const stage = this.#part('.map-stage');
    this.#stage = new MapStage(stage, {
      options: () => this.#options(),
      first: () => this.#options()[0] ?? null,
      towards: (option, key) => this.#towards(option, key),
      pick: (option) => this.#open(option),
      leave: () => this.#leave(),
      also: (key) => this.#zoomKey(key),
    });
    this.#tip = new Tip(stage);
    this.#listen(stage);
  }

  /** Begins, once the engine is there: the drawing gets the size that it has on this screen. */
  enliven() {
    if (this.#stage.isLive) return;
    this.#stage.enliven('Partner districts on the map. Plus and minus zoom.');
    new ResizeObserver(() => this.#fit()).observe(this.#stage.element);
    this.#fit(true);
  }

  follow() {}

  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  #part(selector) {
    return /** @type {T} */ (this.#element.querySelector(selector));
  }

  #box() {
    return this.#stage.element.getBoundingClientRect();
  }

  /** @param {HTMLElement} stage */
  #listen(stage) {
    watchHands(stage, () => this.#view, (view) => this.#show(view), () => this.#hint());
    stage.addEventListener('click', (event) => void this.#click(event));
    stage.addEventListener('pointermove', (event) => this.#point(event));
    this.#element.addEventListener('click', (event) => this.#press(event));
    this.#part('[name=state]').addEventListener('change', () => this.#whenReady(() => this.#fit(true)));
    this.#part('[name=specks]').addEventListener('change', () => this.#whenReady(() => this.#toggleSpecks()));
    const search = this.#part('[name=query]');
    search.addEventListener('focus', () => this.#whenReady(() => void this.#loadLayer()));
    search.addEventListener('input', () => {
      clearTimeout(this.#typingTimer);
      this.#typingTimer = window.setTimeout(() => this.#whenReady(() => void this.#search()), TYPING_MS);
    });
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#showFound('');
      if (event.key === 'Enter') this.#part('.district-found button')?.click();
    });
  }

  /** @param {() => void} act */
  #whenReady(act) {
    void this.#asker.ready(() => this.#whenReady(act)).then((ready) => {
      if (!ready) return;
      this.enliven();
      act();
    });
  }

  #arguments() {
    const {width, height} = this.#box();
    return {...this.#view, width, height, id: this.#element.id, live: true, picked: this.#picked, specks: this.#specks,
            layer: this.#layerIsThere ? this.#element.dataset.layer : ''};
  }

  /** Shows the chosen state whole, or all of them; without `anew` only what the size of the stage changes. @param {boolean} [anew] */
  #fit(anew = false) {
    if (!anew && this.#view.scale > wholeScale(this.#box()) * A_LITTLE_LARGER) return this.#show(this.#view);
    const state = /** @type {HTMLSelectElement} */ (this.#part('[name=state]')).value;
    const answer = this.#asker.now('map_fit', {...this.#arguments(), state});
    if (!answer) return;
    const [x, y, scale] = answer.split(' ').map(Number);
    if (anew && state) this.#fly({x, y, scale});
    else this.#show({x, y, scale});
  }

  /** Draws a view with the next frame. @param {View} view */
  #show(view) {
    if (!this.#stage.isLive) return;
    this.#view = kept(view, this.#box());
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#frame = 0;
    const {x, y, scale} = this.#view;
    const {width, height} = this.#box();
    const svg = this.#part('.map-stage > svg');
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('role', 'none');
    svg.removeAttribute('aria-label');
    svg.querySelector('.land')?.setAttribute('transform', `translate(${width / 2 - x * scale} ${height / 2 - y * scale}) scale(${scale})`);
    const points = svg.querySelector('.points');
    if (points) points.innerHTML = this.#asker.now('district_points', this.#arguments()) ?? '';
    this.#stage.refresh();
    clearTimeout(this.#listTimer);
    this.#listTimer = window.setTimeout(() => this.#listSeen(), TYPING_MS);
  }

  /** The list follows the view. All states together stand below anyway. */
  #listSeen() {
    const list = this.#part('.district-list');
    list.hidden = this.#view.scale < wholeScale(this.#box()) * A_LITTLE_LARGER;
    if (!list.hidden) list.innerHTML = this.#asker.now('district_list', this.#arguments()) ?? '';
  }

  /** Goes to another view in a short flight, or at once for who wants no motion. @param {View} to */
  #fly(to) {
    cancelAnimationFrame(this.#flight);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.#show(to);
    const from = this.#view;
    const began = performance.now();
    const step = () => {
      const t = Math.min(1, (performance.now() - began) / FLIGHT_MS);
      const eased = t * (2 - t);
      const scale = from.scale * (to.scale / from.scale) ** eased;
      // Moving in step with what the scale has reached keeps the flight straight on the screen.
      const share = from.scale === to.scale ? eased : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
      this.#show({x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, scale});
      if (t < 1) this.#flight = requestAnimationFrame(step);
    };
    step();
  }

  #options() {
    return [...this.#stage.element.querySelectorAll('.points [role=option]')];
  }

  /** The nearest point in the direction of an arrow key; without one the map moves. @param {Element} from @param {string} key */
  #towards(from, key) {
    const [dx, dy] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1]}[key] ?? [0, 1];
    const here = middleOf(from);
    let best = null;
    let least = Infinity;
    for (const option of this.#options()) {
      const {x, y} = middleOf(option);
      const along = (x - here.x) * dx + (y - here.y) * dy;
      const across = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
      const distance = Math.hypot(x - here.x, y - here.y);
      if (option === from || along <= 0 || across > along * MORE_THAN_A_QUARTER_TURN || distance >= least) continue;
      [best, least] = [option, distance];
    }
    const {width} = this.#box();
    if (!best) this.#show(moved(this.#view, this.#box(), -dx * width * KEY_SHARE, -dy * width * KEY_SHARE));
    return best;
  }

  /** @param {string} key */
  #zoomKey(key) {
    if (key === '+' || key === '=') this.#zoom(ZOOM_STEP);
    else if (key === '-') this.#zoom(1 / ZOOM_STEP);
    else if (key === '0') this.#showAll();
    else return false;
    return true;
  }

  /** @param {number} factor */
  #zoom(factor) {
    this.#fly(zoomed(this.#view, this.#box(), factor));
  }

  #showAll() {
    /** @type {HTMLSelectElement} */ (this.#part('[name=state]')).value = '';
    this.#fly({x: MAP_WIDTH / 2, y: MAP_HEIGHT / 2, scale: wholeScale(this.#box())});
  }

  /** @param {Element} option A point or a cluster. */
  #open(option) {
    const {point, scale, cluster} = /** @type {SVGElement} */ (option).dataset;
    if (point) return this.#pick(point);
    if (!scale) return this.#fillPanel(this.#asker.now('district_cluster', {cluster: Number(cluster)}) ?? '');
    const {left, top, width, height} = this.#box();
    const {x, y} = middleOf(option);
    const at = {x: this.#view.x + (x - left - width / 2) / this.#view.scale, y: this.#view.y + (y - top - height / 2) / this.#view.scale};
    // A little more than where it falls apart, so that its parts stand clear of each other.
    this.#fly(kept({...at, scale: Number(scale) * 1.2}, this.#box()));
    announce(`${labelOf(option)}, seen closer`);
  }

  /** @param {string} key Of a district. @param {boolean} [goThere] */
  #pick(key, goThere = false) {
    const panel = this.#asker.now('district_panel', {...this.#arguments(), district: key});
    if (panel === null) return;
    this.#picked = key;
    this.#fillPanel(panel);
    const {x, y} = /** @type {HTMLElement} */ (this.#part('.map-panel').firstElementChild).dataset;
    const to = x && y ? {x: Number(x), y: Number(y), scale: Math.max(this.#view.scale, DISTRICT_SCALE)} : this.#view;
    if (goThere) this.#fly(to);
    else this.#show(this.#view);
    announce(`${this.#part('.map-panel h3')?.textContent}. More below the map.`);
  }

  /** @param {string} html */
  #fillPanel(html) {
    this.#part('.map-panel').innerHTML = html;
  }

  #leave() {
    const had = this.#part('.map-panel').firstElementChild !== null;
    this.#picked = '';
    this.#fillPanel('');
    this.#show(this.#view);
    return had;
  }

  /** @param {MouseEvent} event */
  async #click(event) {
    if (!(event.target instanceof Element) || event.target.closest('button')) return;
    const option = event.target.closest('[data-point], [data-cluster]');
    if (!(await this.#asker.ready(() => {}))) return;
    this.enliven();
    if (option) {
      this.#stage.activate(option);
      return this.#open(option);
    }
    const key = this.#districtAt(event);
    if (key) this.#pick(key);
  }

  /** The layer's district under the pointer; empty where it is not shown. @param {MouseEvent} event */
  #districtAt(event) {
    if (!this.#specks) return '';
    const {left, top} = this.#box();
    return this.#asker.now('district_at', {...this.#arguments(), left: event.clientX - left, top: event.clientY - top}) ?? '';
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    this.#tip.show(event, option ? labelOf(option) : '');
  }

  /** Buttons beside the map and in what it told. @param {MouseEvent} event */
  #press(event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    const {zoom, district} = button.dataset;
    if (zoom) this.#whenReady(() => (zoom === 'all' ? this.#showAll() : this.#zoom(zoom === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP)));
    if (district) this.#whenReady(() => this.#choose(district));
    if ('unpick' in button.dataset) this.#leave();
  }

  /** A district of a list. @param {string} key */
  #choose(key) {
    this.#showFound('');
    this.#pick(key, true);
  }

  async #toggleSpecks() {
    const box = /** @type {HTMLInputElement} */ (this.#part('[name=specks]'));
    this.#specks = box.checked && (await this.#loadLayer());
    box.checked = this.#specks;
    this.#show(this.#view);
  }

  async #search() {
    await this.#loadLayer();
    const query = /** @type {HTMLInputElement} */ (this.#part('[name=query]')).value.trim();
    const html = query ? this.#asker.now('district_search', {...this.#arguments(), query}) ?? '' : '';
    this.#showFound(html);
    const found = this.#element.querySelectorAll('.district-found button').length;
    if (query) announce(found === 0 ? 'Nothing found' : `${found} found`);
  }

  /** @param {string} html */
  #showFound(html) {
    const found = this.#part('.district-found');
    found.innerHTML = html;
    found.hidden = html === '';
  }

  /** Fetches all districts, once. False where they cannot be had: partners alone are then shown and found. */
  #loadLayer() {
    const {layer = '', layerAddress = ''} = this.#element.dataset;
    if (!layerAddress) return Promise.resolve(false);
    this.#layer ??= this.#asker.attach(layer, new URL(layerAddress, location.href)).then((there) => {
      this.#layerIsThere = there;
      if (!there) this.#layer = null;
      if (!there) showMessage('The list of all school districts could not be loaded. Partner districts are found without it.', {});
      return there;
    });
    return this.#layer;
  }

  /** Says how to zoom, where a wheel has just scrolled the page over the map. */
  #hint() {
    this.#stage.element.dataset.hint = 'Hold Ctrl to zoom the map';
    clearTimeout(this.#hintTimer);
    this.#hintTimer = window.setTimeout(() => delete this.#stage.element.dataset.hint, HINT_MS);
  }
}

/** @param {Element} option */
function middleOf(option) {
  const {left, top, width, height} = option.getBoundingClientRect();
  return {x: left + width / 2, y: top + height / 2};
}
