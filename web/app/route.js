// Which addresses are pages of a site, and how hosts spell them; for pages and for the service worker.

/**
 * The route of an address below the site's root; null for files and for what is not the site's.
 * @param {URL} url
 * @param {URL} root Ends in "/".
 */
export function routeBelow(url, root) {
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
 * Hosts serve a route as a folder, so that relative links of the page hold.
 * @param {string} route
 * @param {URL} like Gives query and fragment.
 * @param {URL} root
 */
export function folderAddress(route, like, root) {
  const path = route.split('/').filter(Boolean).map(encodeURIComponent).map((part) => part + '/').join('');
  return new URL(path + like.search + like.hash, root);
}
