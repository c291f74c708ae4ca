// Share buttons: the device's own sheet where there is one, else the address is copied. Hidden while this script is away.

/** @param {ParentNode} page */
export function showShares(page) {
  for (const button of page.querySelectorAll('button[data-share][hidden]')) {
    if (typeof navigator.share === 'function') button.textContent = 'Share';
    button.removeAttribute('hidden');
  }
}

/** @param {HTMLElement} button */
async function share(button) {
  const url = location.href;
  if (typeof navigator.share === 'function') {
    await navigator.share({title: document.title, url}).catch(() => {});  // the visitor thought better of it
    return;
  }
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(url);
    button.textContent = 'Address copied';
  } catch {
    button.textContent = 'Copy the address from the browser’s bar';
  }
  setTimeout(() => (button.textContent = label), 3000);
}

export function watchShares() {
  addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-share]') : null;
    if (button instanceof HTMLElement) void share(button);
  });
}
