// Debian's Chromium and Firefox, driven by puppeteer, each with a profile of its own that is thrown away. They ask for less
// motion, so that no case waits for a flight that it does not test.
import puppeteer from 'puppeteer-core';

const QUIET = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--hide-scrollbars', '--force-prefers-reduced-motion'];

export const BROWSERS = ['chromium', 'firefox'];

/**
 * @param {string} name
 * @param {boolean} scripts False: pages' own scripts do not run; questions of a test still do.
 * @param {string[]} more Arguments for Chromium.
 */
export function launch(name, scripts = true, more = []) {
  const options = {headless: true, defaultViewport: {width: 1280, height: 800}};
  if (name === 'firefox')
    return puppeteer.launch({...options, browser: 'firefox', executablePath: '/usr/bin/firefox-esr',
      extraPrefsFirefox: {'ui.prefersReducedMotion': 1, ...(scripts ? {} : {'javascript.enabled': false})}});
  return puppeteer.launch({...options, browser: 'chrome', executablePath: '/usr/bin/chromium',
    args: [...QUIET, ...more, ...(scripts ? [] : ['--blink-settings=scriptEnabled=false'])]});
}
