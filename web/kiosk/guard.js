// Takes from visitors what a browser offers and a kiosk must not: menus, zoom, new windows, the browser's own keys. A page can
// do only so much of it; docs/kiosk.md says what the browser must be started with for the rest.

// Keys with Ctrl that type, select, copy or move; all others are the browser's.
const HARMLESS_WITH_CTRL = /^(?:[acvxyz]|Arrow.*|Home|End|Backspace|Delete|Control|Shift|Alt)$/;

/** @param {Event} event */
const prevent = (event) => event.preventDefault();

/** @param {KeyboardEvent} event */
function isBrowsers(event) {
  if (event.getModifierState('AltGraph')) return false;  // a letter, on keyboards that have more of them than keys
  if (/^F\d+$/.test(event.key) || event.key.startsWith('Browser') || event.key === 'ContextMenu') return true;
  if (event.ctrlKey || event.metaKey) return !HARMLESS_WITH_CTRL.test(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  return event.altKey && /^(?:Arrow(?:Left|Right)|Home|Enter|[dfe])$/i.test(event.key);
}

/** A link pressed with a key or another button opens here as any other. @param {MouseEvent} event */
function pressPlainly(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || isPlain) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === 'click') /** @type {HTMLElement} */ (link).click();
}

/**
 * To be called before anybody else listens.
 * @param {(event: KeyboardEvent) => boolean} isOurs A key of the kiosk's own; it is handled by then.
 */
export function guardBrowser(isOurs) {
  const options = {capture: true, passive: false};
  // A file that is dropped would be opened in the place of the kiosk.
  for (const type of ['contextmenu', 'dragstart', 'dragover', 'drop', 'gesturestart', 'gesturechange', 'submit'])
    addEventListener(type, prevent, options);
  for (const type of ['click', 'auxclick']) addEventListener(type, (event) => pressPlainly(/** @type {MouseEvent} */ (event)), options);
  addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), options);
  addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), options);
  addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), options);
  addEventListener('keydown', (event) => (isOurs(event) || isBrowsers(event)) && event.preventDefault(), options);
  window.open = () => null;
  window.print = () => {};
}
