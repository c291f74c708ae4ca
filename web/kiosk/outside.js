// Links that lead out of the file: nothing of them can be opened here, so their address is told; a download is handed over.
import {saveFile} from '../app/save.js';
import {showMessage} from '../app/status.js';
import {nameOf} from './pictures.js';

/** @typedef {import('../app/address.js').Addresses} Addresses */
/** @typedef {import('./embedded.js').Embedded} Embedded */

/** @param {Embedded} source @param {string} name Of a part: "files/list.csv". */
async function handOver(source, name) {
  try {
    saveFile(name.split('/').pop() ?? name, source.manifest.parts[name].type, await source.part(name));
  } catch {
    showMessage('This download is damaged in this file.', {});
  }
}

/** @param {Embedded} source @param {Addresses} addresses */
export function watchOutside(source, addresses) {
  const act = (/** @type {MouseEvent} */ event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
    const url = addresses.urlOf(link);
    if (addresses.routeOf(url) !== null || url.protocol === 'blob:') return;
    event.preventDefault();
    const name = nameOf(link.getAttribute('href') ?? '');
    if (source.has(name)) void handOver(source, name);
    else showMessage(`${link.textContent?.trim()}: ${url.href}`, {});
  };
  addEventListener('click', act);
  addEventListener('auxclick', act);
}
