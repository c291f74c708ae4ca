// The bar at the foot of the screen, where everybody reaches it: a kiosk has no browser's buttons.
import {button, element} from './element.js';

/** @typedef {{startAgain: () => unknown, takeAlong: (() => unknown) | null}} Deeds */

/** @param {Deeds} deeds `takeAlong` is null where the site's address on the web is not known. */
export function showBar({startAgain, takeAlong}) {
  const back = button('Back', () => history.state?.depth > 0 && history.back(), 'button quiet');
  const bar = element('nav', 'kiosk-bar', button('Start again', startAgain, 'button quiet'), back);
  bar.setAttribute('aria-label', 'This screen');
  if (takeAlong) bar.append(button('Take this page along', takeAlong));
  bar.dataset.app = '';
  document.body.append(bar);
}
