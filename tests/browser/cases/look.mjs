// What must not be seen on any page, at any width.
import assert from 'node:assert/strict';

const WIDTHS = [375, 768, 1280];

/** Videos whose play button lies over their title. */
const coveredTitles = () => [...document.querySelectorAll('.video a')].filter((video) => {
  const button = getComputedStyle(video, '::before');
  const title = video.querySelector('.video-title').getBoundingClientRect();
  return parseFloat(button.top) + parseFloat(button.height) > title.top - video.getBoundingClientRect().top;
}).map((video) => video.textContent);

/** Tables of which a visitor sees a part only. */
const cutTables = () => [...document.querySelectorAll('.table')].filter((box) => box.scrollWidth > box.clientWidth)
  .map((box) => box.textContent.trim().slice(0, 40));

const nowhere = (name, question) => ({
  name,
  browsers: ['chromium'],
  folders: ['root'],
  async run(visit, {pages}) {
    const found = [];
    for (const width of WIDTHS) {
      await visit.page.setViewport({width, height: 800});
      for (const path of pages) {
        await visit.open(path);
        for (const what of await visit.ask(question)) found.push(`${path || '/'} at ${width}: ${what}`);
      }
    }
    assert.deepEqual(found, []);
  },
});

export default [nowhere('no play button covers its title', coveredTitles), nowhere('no table hides a column', cutTables)];
