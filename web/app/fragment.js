// The one door by which text of the engine becomes part of the page.

/** @type {(fragment: DocumentFragment) => void} */
let prepare = () => {};

/**
 * What is to be done to all content before it stands in the page, while it can neither load nor run anything.
 * @param {(fragment: DocumentFragment) => void} act
 */
export function prepareFragments(act) {
  prepare = act;
}

/** Parsing into a template is several times cheaper than making a document. @param {string} html */
export function fragmentOf(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  prepare(template.content);
  return template.content;
}
