// Which addresses are pages of this site, and how one is spelt in full.

/**
 * The route that an address leads to, such as "/educate/districts"; null where the browser should go there itself.
 * @param {URL} url
 * @param {URL} root The site's root, ending in "/".
 */
export function routeOf(url, root) {
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const path = url.pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
  // A dot in the last part is a file: kiosk.html, feed.xml, a picture.
  if (/^(files|images|assets)\//.test(path) || /\.[^/]*$/.test(path)) return null;
  try {
    return '/' + decodeURIComponent(path).replace(/\/+$/, '');
  } catch {
    return null;
  }
}

/**
 * The address under which hosts serve a route: as a folder, so that relative links of the page hold.
 * @param {string} route
 * @param {URL} like Gives query and fragment.
 * @param {URL} root
 */
export function addressOf(route, like, root) {
  const path = route.split('/').filter(Boolean).map(encodeURIComponent).map((part) => part + '/').join('');
  return new URL(path + like.search + like.hash, root);
}

/**
 * The page link that an event went to, if it is one that the browser would open here.
 * @param {Event} event
 */
export function linkOf(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute('download')) return null;
  return link.target === '' || link.target === '_self' ? link : null;
}
