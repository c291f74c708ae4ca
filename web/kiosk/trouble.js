// A kiosk that cannot work says so, and tries again by itself after pauses that grow.
import {button, element} from './element.js';
import {pauseSeconds, troubleAfter} from './pauses.js';

const KEY = 'satchel-kiosk-trouble';

/** Counts this failure; gives the seconds until the next attempt. */
function nextPause() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    // As if it were the first.
  }
  const trouble = troubleAfter(kept, Date.now());
  try {
    localStorage.setItem(KEY, JSON.stringify(trouble));
  } catch {
    // Nothing is kept here: then the pause stays the first one.
  }
  return pauseSeconds(trouble.failures - 1);
}

let end = () => {};

/** Takes the message away: an engine works again. */
export function endTrouble() {
  end();
}

/** @param {number} seconds */
const inWords = (seconds) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

/**
 * Shows what is wrong at the foot of the screen, and counts down to another attempt.
 * @param {string} text
 */
export function tellTrouble(text) {
  if (document.querySelector('.trouble')) return;
  const until = performance.now() + nextPause() * 1000;
  const time = element('p', 'trouble-time');
  const box = element('aside', 'trouble', element('p', '', text), time, button('Try now', () => location.reload()));
  box.setAttribute('role', 'alert');
  time.setAttribute('aria-live', 'off');
  box.dataset.app = '';
  document.body.append(box);
  const count = () => {
    const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    time.textContent = `This screen tries again in ${inWords(seconds)}.`;
    if (seconds > 0) return;
    clearInterval(timer);
    location.reload();
  };
  const timer = setInterval(count, 1000);
  end = () => {
    clearInterval(timer);
    box.remove();
  };
  count();
}
