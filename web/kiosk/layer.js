// What stands over the page: modal dialogs, so that browsers themselves keep focus, keys and screen readers off what is below.
import {element} from './element.js';

// A finger that has closed a layer still sends its click: what lies below must not get it.
const LINGER_MS = 350;

export class Layer {
  /** @type {HTMLDialogElement} */
  dialog;
  #leaving = 0;

  /** @param {string} className @param {string} label For those who do not see it. @param {'dialog' | 'alertdialog'} [role] */
  constructor(className, label, role = 'dialog') {
    this.dialog = element('dialog', `layer ${className}`);
    this.dialog.setAttribute('aria-label', label);
    this.dialog.setAttribute('role', role);
    this.dialog.dataset.app = '';
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.leave();
    });
  }

  get isOpen() {
    return this.dialog.open && this.#leaving === 0;
  }

  open() {
    this.#stopLeaving();
    if (!this.dialog.isConnected) document.body.append(this.dialog);
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Fades, and takes what is left of the touch with it. */
  leave() {
    if (!this.isOpen) return;
    this.dialog.classList.add('leaving');
    this.#leaving = window.setTimeout(() => this.close(), LINGER_MS);
  }

  close() {
    this.#stopLeaving();
    this.dialog.close();
    this.dialog.remove();
  }

  #stopLeaving() {
    clearTimeout(this.#leaving);
    this.#leaving = 0;
    this.dialog.classList.remove('leaving');
  }
}
