// Reads pages out of a bundle without the engine, for when it cannot run: plain text, better than an empty page. A bundle is
// a ZIP whose files are stored as they are (wasm/bundle/FORMAT.md); of one that is cut off, what stands before the cut is read.

/** @typedef {{title: string, blocks: Block[]}} PageText */
/** @typedef {{tag: 'h1' | 'h2' | 'h3' | 'li' | 'p', text: string}} Block */

const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
const decoder = new TextDecoder();

/**
 * The entries that can be read, from the first one on.
 * @param {Uint8Array} bundle
 * @returns {Map<string, Uint8Array>}
 */
export function entriesOf(bundle) {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries = new Map();
  for (let at = 0; at + HEADER_BYTES <= bundle.length && view.getUint32(at, true) === LOCAL_HEADER;) {
    const name = at + HEADER_BYTES;
    const content = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const end = content + view.getUint32(at + 22, true);
    entries.set(decoder.decode(bundle.subarray(name, content)), bundle.subarray(content, end));
    at = end;
  }
  return entries;
}

export class BundleText {
  /** @type {Map<string, Uint8Array>} */
  #entries;

  /** @param {Uint8Array} bundle */
  constructor(bundle) {
    this.#entries = entriesOf(bundle);
  }

  /** What a page says; null where it cannot be read. @param {string} route @returns {PageText | null} */
  page(route) {
    const path = `pages${route === '/' ? '' : route}`;
    const bytes = this.#entries.get(`${path}.md`) ?? this.#entries.get(`${path}/index.md`);
    return bytes ? readPage(decoder.decode(bytes)) : null;
  }
}

/** @param {string} source @returns {PageText} */
function readPage(source) {
  const [, front = '', body = source] = /^---\n([^]*?)\n---\n([^]*)$/.exec(source) ?? [];
  return {title: titleOf(front), blocks: blocksOf(body)};
}

/** @param {string} front JSON in one line, padded. */
function titleOf(front) {
  try {
    return String(JSON.parse(front).title ?? '');
  } catch {
    return '';
  }
}

/** @param {string} body Markdown. @returns {Block[]} */
function blocksOf(body) {
  return withoutMarkup(body).split(/\n\s*\n|\n(?=\s*(?:#|[-*+] |\d+[.)] ))/).map(blockOf).filter(({text}) => text !== '');
}

/** @param {string} text @returns {Block} */
function blockOf(text) {
  const [, signs = '', rest = ''] = /^\s*(#{1,6}|[-*+]|\d+[.)])\s+([^]*)$/.exec(text) ?? ['', '', text];
  const level = /** @type {'h1' | 'h2' | 'h3'} */ (`h${Math.min(signs.length, 3)}`);
  return {tag: signs.startsWith('#') ? level : signs ? 'li' : 'p', text: rest.replace(/\s+/g, ' ').trim()};
}

/** Leaves words and the signs that blocks begin with. @param {string} markdown */
function withoutMarkup(markdown) {
  return markdown
    .replace(/<%[^]*?%>|<!--[^]*?-->|<(script|style)\b[^]*?<\/\1>/gi, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/^\s*\[\/?#?[a-z][\w -]*\]\s*$/gim, '')  // sections
    .replace(/^[ |:-]*-{3,}[ |:-]*$/gm, '')  // rules, and the line below a table's head
    .replace(/^\s*\||\|\s*$/gm, '').replace(/\s*\|\s*/g, ', ')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2').replace(/(^|\W)[*_](\S.*?)[*_](?=\W|$)/gm, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+.!|-])/g, '$1');
}
