// What the visitor is told while a page is on its way: a bar, a message with buttons, a line for screen readers.
// These elements are marked data-app; they stay when the page around them is replaced.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className
 * @param {string} [text]
 */
function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** @param {HTMLElement} part */
function place(part) {
  part.dataset.app = '';
  document.body.append(part);
  return part;
}

/** @type {HTMLElement | undefined} */
let line;

/** Says something to screen readers only. @param {string} text */
export function announce(text) {
  line ??= place(element('p', 'visually-hidden'));
  line.setAttribute('role', 'status');
  line.textContent = text;
}

/** @type {HTMLProgressElement | undefined} */
let bar;

/** The bar along the top edge. @param {number} share From 0 to 1. */
export function showProgress(share) {
  if (!bar) {
    bar = element('progress', 'loading-bar');
    bar.setAttribute('aria-label', 'Loading the page');
    place(bar);
    announce('Loading');
  }
  bar.value = share;
}

export function hideProgress() {
  bar?.remove();
  bar = undefined;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {Record<string, () => void>} actions Label of each button, and what it does; any of them ends the message.
 */
function box(className, text, actions) {
  const made = element('div', className);
  made.append(element('p', '', text));
  for (const [label, act] of Object.entries(actions)) {
    const button = element('button', '', label);
    button.type = 'button';
    button.addEventListener('click', () => {
      made.remove();
      act();
    });
    made.append(button);
  }
  return made;
}

/** @type {HTMLElement | undefined} */
let message;

/**
 * A message that stays until one of its buttons is pressed or the next page comes.
 * @param {string} text
 * @param {Record<string, () => void>} actions Label of each button, and what it does.
 */
export function showMessage(text, actions) {
  hideMessage();
  message = box('message', text, {...actions, Close: () => {}});
  message.setAttribute('role', 'alert');
  place(message);
}

/** @type {HTMLElement | undefined} */
let notice;

/**
 * A quiet word that waits, page after page, until one of its buttons is pressed.
 * @param {string} text
 * @param {Record<string, () => void>} actions
 */
export function showNotice(text, actions) {
  notice?.remove();
  notice = box('message', text, actions);
  notice.setAttribute('role', 'status');
  place(notice);
}

export function hideMessage() {
  message?.remove();
  message = undefined;
}
