// Runs in the page, and so stands alone: compares a page's main content with that of the web build, addresses in one form.

/**
 * Goes to a page of the kiosk, and waits until it says what the prerendered document `html` of that route says. Gives nothing, or what
 * stands there instead. Undone is what scripts do to a page that stands; maps count by their names, as they are drawn for the screen.
 */
export const differenceAt = async (route, html) => {
  const inert = document.implementation.createHTMLDocument();
  const content = (page, isWeb) => {
    const main = inert.importNode(page.querySelector('main'), true);
    const folder = new URL(`http://site${isWeb ? route.replace(/\/?$/, '/') : '/'}`);
    const inOneForm = (address) => {
      if (address.startsWith('#/')) return address.slice(1).replace(/^([^?#]*[^/?#])(?=[?#]|$)/, '$1/');
      const url = address.startsWith('#') ? null : new URL(address, folder);
      return url?.host === 'site' ? url.pathname + url.search + url.hash : address;
    };
    const all = (selector) => [...main.querySelectorAll(selector)];
    all('button.sort').forEach((button) => button.replaceWith(...button.childNodes));
    all('.map-stage').forEach((stage) => stage.replaceChildren('a map'));
    all('.map-stage, .map-stage *, .map-controls *').forEach((part) =>
      ['role', 'tabindex', 'aria-label', 'aria-valuetext', 'aria-activedescendant', 'disabled'].forEach((name) => part.removeAttribute(name)));
    all('h1').forEach((title) => title.removeAttribute('tabindex'));  // where focus is after a visit
    for (const name of ['src', 'srcset', 'sizes']) all(`[${name}]`).forEach((part) => part.removeAttribute(name));
    for (const name of ['href', 'data-layer-address'])
      all(`:not(svg *)[${name}]`).forEach((part) => part.setAttribute(name, inOneForm(part.getAttribute(name))));
    return `${page.title}\n${main.innerHTML.replace(/>\s+/g, '>').replace(/\s+/g, ' ')}`;
  };
  const wanted = content(new DOMParser().parseFromString(html, 'text/html'), true);
  location.hash = `#${route}`;
  let found = '';
  for (const end = Date.now() + 5000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 5))) {
    found = content(document, false);
    if (found === wanted) return null;
  }
  const at = [...wanted].findIndex((sign, i) => sign !== found[i]);
  return `…${found.slice(Math.max(0, at - 80), at + 120)}…\n instead of …${wanted.slice(Math.max(0, at - 80), at + 120)}…`;
};
