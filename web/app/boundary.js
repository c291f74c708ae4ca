// The borders of views: what fails inside one is told there, and the rest of the page goes on.

/** Sent up from where it failed; `Views` takes it. */
export const FAILED = 'viewfailed';

/**
 * As addEventListener, for what a view listens to.
 * @template {keyof HTMLElementEventMap} K
 * @param {Element} part
 * @param {K} type
 * @param {(event: HTMLElementEventMap[K]) => unknown} act May give a promise.
 * @param {AddEventListenerOptions} [options]
 */
export function listen(part, type, act, options) {
  part.addEventListener(type, (event) => attempt(part, () => act(/** @type {HTMLElementEventMap[K]} */ (event))), options);
}

/**
 * Does what a view does; a failure, at once or later, is the view's.
 * @param {Element} part The view, or a part of it.
 * @param {() => unknown} act May give a promise.
 */
export function attempt(part, act) {
  try {
    const result = act();
    if (result instanceof Promise) result.catch((error) => fail(part, error));
  } catch (error) {
    fail(part, error);
  }
}

/** @param {Element} part @param {unknown} error */
function fail(part, error) {
  console.error(error);
  part.dispatchEvent(new CustomEvent(FAILED, {bubbles: true}));
}
