// Videos load nothing from outside until the visitor asks: a press on the poster puts the player in its place.

/** @param {HTMLElement} video `<div class="video" data-src data-title>` */
function play(video) {
  const player = document.createElement('iframe');
  player.src = video.dataset.src ?? '';
  player.title = video.dataset.title || 'Video';
  player.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture';
  player.allowFullscreen = true;
  video.replaceChildren(player);
  player.focus();
}

/** @param {HTMLElement} video */
function sayOffline(video) {
  if (video.querySelector('[role=alert]')) return;
  const note = document.createElement('p');
  note.className = 'video-note';
  note.setAttribute('role', 'alert');
  note.textContent = 'You are offline. This video plays once you are connected again.';
  video.append(note);
}

export function watchVideos() {
  addEventListener('click', (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const control = event.target instanceof Element ? event.target.closest('.video[data-src] :is(a, button)') : null;
    const video = control?.closest('.video');
    if (!(video instanceof HTMLElement)) return;
    event.preventDefault();
    if (navigator.onLine) play(video);
    else sayOffline(video);
  });
}
