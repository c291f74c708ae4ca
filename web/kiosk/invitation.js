// The layers of a kiosk that nobody uses: the countdown before it forgets, and the invitation over its attract pages.
import {button, element} from './element.js';
import {Layer} from './layer.js';

// Screen readers are told these, not every second.
const SPOKEN = new Set([10, 5, 3]);

export class Countdown {
  #layer = new Layer('countdown', 'Are you still there?', 'alertdialog');
  #number = element('p', 'countdown-number');
  #spoken = element('p', 'visually-hidden');

  constructor() {
    this.#number.setAttribute('aria-hidden', 'true');
    this.#spoken.setAttribute('role', 'status');
    const text = element('p', 'countdown-text', 'This screen forgets what you did, and starts again. Touch it anywhere to stay.');
    text.id = 'countdown-text';
    this.#layer.dialog.setAttribute('aria-describedby', text.id);
    // The touch itself stops it, wherever it lands; the button is for keys and for those who look for one.
    this.#layer.dialog.append(element('h2', '', 'Are you still there?'), this.#number, text, button('I am still here', () => {}), this.#spoken);
  }

  /** @param {number} seconds */
  open(seconds) {
    this.#spoken.textContent = '';
    this.#layer.open();
    this.count(seconds);
  }

  /** @param {number} seconds */
  count(seconds) {
    this.#number.textContent = String(seconds);
    if (SPOKEN.has(seconds)) this.#spoken.textContent = `${seconds} seconds left`;
  }

  leave() {
    this.#layer.leave();
  }
}

export class Invitation {
  #layer = new Layer('invitation', 'Touch the screen to begin');
  #tagline = element('p', 'invitation-tagline');
  #name = element('p', 'invitation-name');

  constructor() {
    // As with the countdown: the touch is what counts.
    const panel = element('div', 'invitation-panel', this.#name, this.#tagline, button('Touch to begin', () => {}, 'invitation-button'));
    this.#layer.dialog.append(panel);
  }

  /** @param {string} name @param {string} tagline */
  open(name, tagline) {
    this.#name.textContent = name;
    this.#tagline.textContent = tagline;
    this.#layer.open();
  }

  /** Draws the next page behind a curtain, which lifts. @param {() => Promise<unknown>} draw */
  async turn(draw) {
    const {classList} = this.#layer.dialog;
    classList.add('turning');
    await new Promise((resolve) => setTimeout(resolve, matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : TURN_MS));
    await draw();
    classList.remove('turning');
  }

  leave() {
    this.#layer.leave();
  }
}

// As long as the curtain takes to close (style/kiosk_layers.css).
const TURN_MS = 500;
