// Starts the site that this one file holds. Its first page stands already; all else comes out of the file, or from newer content.
import {prepareFragments} from '../app/fragment.js';
import {openSite} from '../app/site.js';
import {showBar} from './bar.js';
import {Cards} from './card.js';
import {chooseContent} from './choice.js';
import {Diary} from './diary.js';
import {Embedded} from './embedded.js';
import {guardBrowser} from './guard.js';
import {HashAddresses} from './hash_addresses.js';
import {Manners} from './manners.js';
import {Outside} from './outside.js';
import {Past} from './past.js';
import {Pictures} from './pictures.js';
import {SafeLoader} from './rescue.js';
import {factsOf} from './settings.js';
import {Staff} from './staff.js';
import {isStaffKey, watchCorner} from './staff_door.js';
import {FIRST, TextRenderer} from './text_renderer.js';
import {endTrouble, tellTrouble} from './trouble.js';

const NO_ENGINE = 'This screen cannot show everything as it should be.';
const DAMAGED = 'The file of this screen is damaged: only its first page can be read.';

function watchRetries() {
  addEventListener('click', ({target}) => {
    if (target instanceof Element && target.closest('[data-retry]')) location.reload();
  });
}

/** @param {Diary} diary */
async function start(diary) {
  const embedded = new Embedded();
  const past = new Past();
  const {source, name: stick} = await chooseContent(embedded, (error) => diary.fail(error));
  const facts = factsOf(await source.part('bundle').catch(() => new Uint8Array()));
  const loader = new SafeLoader(source, (error) => {
    diary.fail(error);
    console.warn(error);
  });
  const addresses = new HashAddresses(new URL(location.href));
  if (!location.hash) history.replaceState(history.state, '', new URL(`#${facts.manners.start}`, location.href));
  const pictures = new Pictures(source, addresses);
  prepareFragments((fragment) => pictures.prepare(fragment));
  pictures.prepare(document.body);
  const cards = new Cards(loader);
  const outside = new Outside(source, addresses, cards, facts.url);
  const staff = new Staff({embedded, source, stick, loader, diary, web: facts.url});
  outside.watch();
  watchRetries();
  /** @type {Manners | null} */
  let manners = null;
  guardBrowser((event) => {
    const wasOurs = manners?.key() ?? false;
    if (isStaffKey(event)) staff.open();
    return wasOurs || isStaffKey(event);
  });
  const {router, views} = openSite(loader, addresses, FIRST, () => {
    pictures.release();
    if (loader.engine instanceof TextRenderer) tellTrouble(NO_ENGINE);
    else endTrouble();
    if (manners?.isUsed) diary.visit(addresses.routeOf(new URL(location.href)) ?? '');
  });
  await loader.load();
  views.enliven();
  await router.follow();
  manners = new Manners({facts, addresses, router, past, cards, diary, staff});
  manners.start();
  watchCorner(() => staff.open());
  showBar({startAgain: () => manners?.startAgain(), takeAlong: facts.url ? () => outside.takeAlong() : null});
}

const diary = new Diary();
diary.watch();
// The parts stand behind this script.
addEventListener('DOMContentLoaded', () => void start(diary).catch((error) => {
  diary.fail(error);
  console.warn(error);
  tellTrouble(DAMAGED);
}));
