// Starts the site that this one file holds. Its first page stands already; all else comes out of the file.
import {prepareFragments} from '../app/fragment.js';
import {openSite} from '../app/site.js';
import {showMessage} from '../app/status.js';
import {Embedded} from './embedded.js';
import {HashAddresses} from './hash_addresses.js';
import {watchOutside} from './outside.js';
import {Pictures} from './pictures.js';
import {SafeLoader} from './rescue.js';
import {FIRST} from './text_renderer.js';

function watchRetries() {
  addEventListener('click', ({target}) => {
    if (target instanceof Element && target.closest('[data-retry]')) location.reload();
  });
}

async function start() {
  const source = new Embedded();
  const loader = new SafeLoader(source, (error) => console.warn(error));
  const addresses = new HashAddresses(new URL(location.href));
  const pictures = new Pictures(source, addresses);
  prepareFragments((fragment) => pictures.prepare(fragment));
  pictures.prepare(document.body);
  watchOutside(source, addresses);
  watchRetries();
  const {router, views} = openSite(loader, addresses, FIRST, () => pictures.release());
  await loader.load();
  views.enliven();
  await router.follow();
}

/** Only where the file itself is damaged. @param {unknown} error */
function tell(error) {
  console.warn(error);
  showMessage('This file is damaged: only its first page can be read.', {'Try again': () => location.reload()});
}

// The parts stand behind this script.
addEventListener('DOMContentLoaded', () => void start().catch(tell));
