// The map of the partner districts: moves and zooms, finds a district by name or place, lists what is seen.
import {attempt, listen} from './boundary.js';
import {fragmentOf} from './fragment.js';
import {announce, showMessage} from './status.js';
import {MapStage, Tip, labelOf} from './map_stage.js';
import {kept, moved, watchHands, wholeScale, MAP_HEIGHT, MAP_WIDTH} from './map_view.js';
import {moveFocus} from './swap.js';

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
// How far beside an arrow's direction a point still lies in it: as far as along it.
const A_QUARTER_TURN = 1;

export class DistrictMap {
  /** @type {HTMLElement} */
  #element;
  /** @type {Asker} */
  #asker;
  /** @type {MapStage} */
  #stage;
  /** @type {Tip} */
  #tip;
  /** What is drawn. @type {View} */
  #view = {x: MAP_WIDTH / 2, y: MAP_HEIGHT / 2, scale: 1};
  /** Where a flight is going to. */
  #target = this.#view;
  /** Of the stage; measured when it changes, as drawing must not wait for the layout. @type {import('./map_view.js').Size} */
  #size = {width: MAP_WIDTH, height: MAP_HEIGHT};
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
      first: () => this.#nearest(middleOf(stage)),
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
    this.#resized();
    this.#show(this.#fitted());
    this.#stage.enliven('Partner districts on the map. Plus and minus zoom.');
    this.#draw();  // at once: a list without options is none
    new ResizeObserver(() => attempt(this.#element, () => this.#resized())).observe(this.#stage.element);
  }

  follow() {}

  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  #part(selector) {
    return /** @type {T} */ (this.#element.querySelector(selector));
  }

  /** Shows the same part of the map in another size. */
  #resized() {
    const {width, height} = this.#stage.element.getBoundingClientRect();
    if (!width || !height) return;  // hidden
    const factor = wholeScale({width, height}) / wholeScale(this.#size);
    this.#size = {width, height};
    this.#show({...this.#target, scale: this.#target.scale * factor});
  }

  /** @param {HTMLElement} stage */
  #listen(stage) {
    watchHands(stage, () => this.#target, (view) => this.#show(view), () => this.#hint());
    listen(stage, 'click', (event) => this.#click(event));
    listen(stage, 'pointermove', (event) => this.#point(event));
    listen(this.#element, 'click', (event) => this.#press(event));
    listen(this.#part('[name=state]'), 'change', () => this.#whenReady(() => this.#fly(this.#fitted())));
    const specks = /** @type {HTMLInputElement} */ (this.#part('[name=specks]'));
    listen(specks, 'change', () => {
      const {checked} = specks;
      this.#whenReady(() => this.#showSpecks(specks, checked), () => (specks.checked = false));
    });
    listen(this.#element, 'focusin', ({target}) => {
      if (target instanceof Element && !target.closest('.search')) this.#showFound('');
    });
    const search = this.#part('[name=query]');
    listen(search, 'focus', () => this.#whenReady(() => this.#loadLayer()));
    listen(search, 'input', () => {
      clearTimeout(this.#typingTimer);
      this.#typingTimer = window.setTimeout(() => this.#whenReady(() => this.#search()), TYPING_MS);
    });
    listen(search, 'keydown', (event) => {
      if (event.key === 'Escape') this.#showFound('');
      if (event.key === 'Enter') this.#whenReady(() => this.#search().then(() => this.#part('.district-found button')?.click()));
    });
  }

  /** @param {() => unknown} act May give a promise. @param {() => void} [otherwise] Where the engine cannot be had. */
  #whenReady(act, otherwise = () => {}) {
    attempt(this.#element, async () => {
      const ready = await this.#asker.ready(() => this.#whenReady(act, otherwise));
      if (!ready) return otherwise();
      if (!this.#element.isConnected) return;
      this.enliven();
      await act();
    });
  }

  #arguments() {
    return {...this.#view, ...this.#size, id: this.#element.id, live: true, picked: this.#picked, specks: this.#specks,
            layer: this.#layerIsThere ? this.#element.dataset.layer : ''};
  }

  /** The view that shows the chosen state whole, or all of them. @returns {View} */
  #fitted() {
    const state = /** @type {HTMLSelectElement} */ (this.#part('[name=state]')).value;
    const answer = this.#asker.now('map_fit', {...this.#arguments(), state});
    if (!answer) return this.#target;
    const [x, y, scale] = answer.split(' ').map(Number);
    return {x, y, scale};
  }

  /** Shows a view at once, whatever flight is under way. @param {View} view */
  #show(view) {
    cancelAnimationFrame(this.#flight);
    this.#target = kept(view, this.#size);
    this.#see(this.#target);
  }

  /** Draws a view with the next frame. @param {View} view */
  #see(view) {
    this.#view = view;
    if (this.#stage.isLive) this.#frame ||= requestAnimationFrame(() => attempt(this.#element, () => this.#draw()));
  }

  #draw() {
    this.#frame = 0;
    const {x, y, scale} = this.#view;
    const {width, height} = this.#size;
    const svg = this.#part('.map-stage > svg');
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('role', 'none');
    svg.removeAttribute('aria-label');
    svg.querySelector('.land')?.setAttribute('transform', `translate(${width / 2 - x * scale} ${height / 2 - y * scale}) scale(${scale})`);
    const points = svg.querySelector('.points');
    if (points) points.innerHTML = this.#asker.now('district_points', this.#arguments()) ?? '';
    this.#stage.refresh();
    clearTimeout(this.#listTimer);
    this.#listTimer = window.setTimeout(() => attempt(this.#element, () => this.#listSeen()), TYPING_MS);
  }

  /** The list follows the view. All states together stand below anyway. */
  #listSeen() {
    const list = this.#part('.district-list');
    list.hidden = this.#view.scale < wholeScale(this.#size) * A_LITTLE_LARGER;
    if (!list.hidden) list.replaceChildren(fragmentOf(this.#asker.now('district_list', this.#arguments()) ?? ''));
  }

  /** Goes to another view in a short flight, or at once for who wants no motion. @param {View} view */
  #fly(view) {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.#show(view);
    cancelAnimationFrame(this.#flight);
    const from = this.#view;
    const to = this.#target = kept(view, this.#size);
    const began = performance.now();
    const step = () => {
      const t = Math.min(1, (performance.now() - began) / FLIGHT_MS);
      const eased = t * (2 - t);
      const scale = from.scale * (to.scale / from.scale) ** eased;
      // Moving in step with what the scale has reached keeps the flight straight on the screen.
      const share = from.scale === to.scale ? eased : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
      this.#see({x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, scale});
      if (t < 1) this.#flight = requestAnimationFrame(step);
    };
    step();
  }

  #options() {
    return [...this.#stage.element.querySelectorAll('.points [role=option]')];
  }

  /**
   * The option nearest to a place on the screen, among those whose way from it is wanted.
   * @param {{x: number, y: number}} from
   * @param {(x: number, y: number) => boolean} [wanted]
   */
  #nearest(from, wanted = () => true) {
    let best = null;
    let least = Infinity;
    for (const option of this.#options()) {
      const to = middleOf(option);
      const [x, y] = [to.x - from.x, to.y - from.y];
      if (!wanted(x, y) || Math.hypot(x, y) >= least) continue;
      [best, least] = [option, Math.hypot(x, y)];
    }
    return best;
  }

  /** The nearest point in the direction of an arrow key, brought into view; without one the map moves. @param {Element} from @param {string} key */
  #towards(from, key) {
    const [dx, dy] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1]}[key] ?? [0, 1];
    const next = this.#nearest(middleOf(from), (x, y) => {
      const along = x * dx + y * dy;
      return along > 0 && Math.abs(x * dy + y * dx) <= along * A_QUARTER_TURN;
    });
    const {width, height} = this.#size;
    if (!next) this.#show(moved(this.#target, this.#size, -dx * width * KEY_SHARE, -dy * width * KEY_SHARE));
    const place = next && this.#placeOf(next);
    if (place && !(place.left > 0 && place.left < width && place.top > 0 && place.top < height))
      this.#show({...this.#target, x: place.x, y: place.y});
    return next;
  }

  /** Where an option is, on the stage and on the map. @param {Element} option */
  #placeOf(option) {
    const box = this.#stage.element.getBoundingClientRect();
    const at = middleOf(option);
    const [left, top] = [at.x - box.left, at.y - box.top];
    const {x, y, scale} = this.#view;
    return {left, top, x: x + (left - this.#size.width / 2) / scale, y: y + (top - this.#size.height / 2) / scale};
  }

  /** @param {string} key */
  #zoomKey(key) {
    if (key === '+' || key === '=') this.#zoom(ZOOM_STEP);
    else if (key === '-') this.#zoom(1 / ZOOM_STEP);
    else if (key === '0') this.#showAll();
    else return false;
    return true;
  }

  /** By keys around the point that they have reached. @param {number} factor */
  #zoom(factor) {
    const active = document.activeElement === this.#stage.element ? this.#stage.active : null;
    const {x, y} = active ? this.#placeOf(active) : this.#target;
    this.#fly({x, y, scale: this.#target.scale * factor});
  }

  #showAll() {
    /** @type {HTMLSelectElement} */ (this.#part('[name=state]')).value = '';
    this.#fly(this.#fitted());
  }

  /** @param {Element} option A point or a cluster. */
  #open(option) {
    const {point, scale, cluster} = /** @type {SVGElement} */ (option).dataset;
    if (point) return this.#pick(point);
    if (!scale) {
      this.#fillPanel(this.#asker.now('district_cluster', {cluster: Number(cluster)}) ?? '');
      return announce(`${labelOf(option)}. More below the map.`);
    }
    const {x, y} = this.#placeOf(option);
    // A little more than where it falls apart, so that its parts stand clear of each other.
    this.#fly({x, y, scale: Number(scale) * 1.2});
    announce(`${labelOf(option)}, seen closer`);
  }

  /** @param {string} key Of a district. @param {boolean} [goThere] */
  #pick(key, goThere = false) {
    const panel = this.#asker.now('district_panel', {...this.#arguments(), district: key});
    if (panel === null) return;
    this.#picked = key;
    this.#fillPanel(panel);
    const {x, y} = /** @type {HTMLElement} */ (this.#part('.map-panel').firstElementChild).dataset;
    const to = x && y ? {x: Number(x), y: Number(y), scale: Math.max(this.#target.scale, DISTRICT_SCALE)} : this.#target;
    if (goThere) this.#fly(to);
    else this.#see(this.#view);
    announce(`${this.#part('.map-panel h3')?.textContent}. More below the map.`);
  }

  /** @param {string} html */
  #fillPanel(html) {
    this.#part('.map-panel').replaceChildren(fragmentOf(html));
  }

  #leave() {
    const had = this.#part('.map-panel').firstElementChild !== null;
    this.#picked = '';
    this.#fillPanel('');
    this.#see(this.#view);
    return had;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const option = event.target instanceof Element ? event.target.closest('[data-point], [data-cluster]') : null;
    this.#whenReady(() => {
      this.#stage.activate(option);
      if (option) return this.#open(option);
      const key = this.#districtAt(event);
      if (key) this.#pick(key);
    });
  }

  /** The layer's district under the pointer; empty where it is not shown. @param {MouseEvent} event */
  #districtAt(event) {
    if (!this.#specks) return '';
    const {left, top} = this.#stage.element.getBoundingClientRect();
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
    if (!('unpick' in button.dataset)) return;
    this.#leave();
    this.#stage.element.focus({preventScroll: true});  // the button goes
  }

  /** A district of a list, which may go with its button: reading goes on where it is told of. @param {string} key */
  #choose(key) {
    clearTimeout(this.#typingTimer);
    this.#showFound('');
    this.#pick(key, true);
    moveFocus(this.#part('.map-panel h3'));
  }

  /** @param {HTMLInputElement} box @param {boolean} wanted */
  async #showSpecks(box, wanted) {
    box.checked = wanted;
    const there = wanted && (await this.#loadLayer());
    this.#specks = box.checked &&= there;
    this.#see(this.#view);
  }

  async #search() {
    clearTimeout(this.#typingTimer);
    await this.#layer;
    if (!this.#element.isConnected) return;
    const query = /** @type {HTMLInputElement} */ (this.#part('[name=query]')).value.trim();
    const html = query ? this.#asker.now('district_search', {...this.#arguments(), query}) ?? '' : '';
    this.#showFound(html);
    const found = this.#element.querySelectorAll('.district-found button').length;
    if (query) announce(found === 0 ? 'Nothing found' : `${found} found`);
  }

  /** @param {string} html */
  #showFound(html) {
    const found = this.#part('.district-found');
    found.replaceChildren(fragmentOf(html));
    found.hidden = html === '';
  }

  /** Fetches all districts, once. False where they cannot be had: partners alone are then shown and found. */
  #loadLayer() {
    const {layer = '', layerAddress = ''} = this.#element.dataset;
    if (!layerAddress) return Promise.resolve(false);
    this.#layer ??= this.#asker.attach(layer, layerAddress).then((there) => {
      this.#layerIsThere = there;
      if (!there) this.#layer = null;
      if (!there && this.#element.isConnected) showMessage('The list of all school districts could not be loaded. Partner districts are found without it.', {});
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
