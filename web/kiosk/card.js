// What cannot be opened here, to take along on a phone: a QR code, and the plain address in large letters.
import {EngineError} from '../app/abi.js';
import {fragmentOf} from '../app/fragment.js';
import {button, element} from './element.js';
import {Layer} from './layer.js';

/** @typedef {import('../app/engine.js').Loader} Loader */

/**
 * @typedef {object} Offer
 * @property {string} title "The film on your phone"
 * @property {string} text What it is; may be empty.
 * @property {string} address What the code says; empty where there is none, and `text` tells why.
 * @property {string} [plain] The address as people write it, where that differs.
 * @property {Record<string, () => unknown>} [actions] Labels, and what they do.
 */

const POINT_PHONE = 'Point the camera of your phone at this code.';
const TOO_LONG = 'This is too long for a code. Here it is in letters:';
const NO_CODE = 'This screen cannot draw a code now. Here is the address in letters:';

export class Cards {
  /** @type {Loader} */
  #loader;
  /** @type {Layer | null} */
  #layer = null;

  /** @param {Loader} loader */
  constructor(loader) {
    this.#loader = loader;
  }

  /** @param {Offer} offer */
  show(offer) {
    this.close();
    const layer = new Layer('card', offer.title);
    const {code, hint} = this.#codeOf(offer.address);
    const plain = element('p', 'card-address', offer.plain ?? offer.address);
    const close = button('Close', () => layer.leave(), 'button quiet');
    const actions = Object.entries(offer.actions ?? {}).map(([label, act]) => button(label, act));
    layer.dialog.append(element('h2', '', offer.title), ...(offer.text ? [element('p', '', offer.text)] : []),
      ...(code ? [code] : []), ...(offer.address ? [element('p', 'card-hint', hint), plain] : []),
      element('p', 'card-actions', ...actions, close));
    layer.dialog.addEventListener('click', ({target}) => target === layer.dialog && layer.leave());
    layer.open();
    close.focus();
    this.#layer = layer;
  }

  close() {
    this.#layer?.close();
    this.#layer = null;
  }

  /** The code where it can be drawn, and what to do with it. @param {string} address */
  #codeOf(address) {
    try {
      const svg = address && this.#loader.engine?.ask('/', 'qr_code', {text: address, label: `QR code: ${address}`});
      return svg ? {code: element('div', 'card-code', fragmentOf(svg)), hint: POINT_PHONE} : {code: null, hint: NO_CODE};
    } catch (error) {
      const isLong = error instanceof EngineError && error.diagnostic.code === 'qr-too-long';
      return {code: null, hint: isLong ? TOO_LONG : NO_CODE};
    }
  }
}
