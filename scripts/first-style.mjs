// Cuts down a style sheet to what the first paint needs, so that it can stand inside every page: nothing that waits for a
// pointer or for paper, no address (a page's depth is not known), tokens that never change replaced by their values.

/** @typedef {{prelude: string, rules?: Rule[], declarations?: string[]}} Rule One rule; those of @media and its kin hold others. */

// States that no page is in at first and parts that only move in with the rest; rules for other media than the screen.
const LATER_SELECTOR = /:hover|(?<!not\():focus|(?<!not\()\[open\]|::|:target|\[aria-sort/;
const LATER_RULE = /^@page|^@media *(print|\(forced-colors|\(prefers-reduced-motion)|^@supports not/;
// What moves nothing, and is not missed for the moment until the rest is there.
const LATER_DECLARATION = /^(transition|cursor|scroll-padding-top|outline-offset|outline)\b|gradient\(/;

/**
 * The parts of `text` between the separators that stand outside strings and brackets.
 * @param {string} text @param {string} separator One character.
 */
function split(text, separator) {
  const parts = [];
  let from = 0;
  for (let at = 0, depth = 0, quote = ''; at <= text.length; ++at) {
    const sign = text[at];
    if (at === text.length || (sign === separator && depth === 0 && !quote)) {
      if (at > from) parts.push(text.slice(from, at));
      from = at + 1;
    } else if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(' || sign === '[') ++depth;
    else if (sign === ')' || sign === ']') --depth;
  }
  return parts;
}

/** Reads minified CSS without comments. @param {string} css @returns {Rule[]} */
function parse(css) {
  /** @type {Rule[]} */
  const rules = [];
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    let close = open + 1;
    for (let depth = 1; depth > 0; ++close) depth += css[close] === '{' ? 1 : css[close] === '}' ? -1 : 0;
    const prelude = css.slice(at, open);
    const body = css.slice(open + 1, close - 1);
    rules.push(/^@(media|supports|container)/.test(prelude) ? {prelude, rules: parse(body)} : {prelude, declarations: split(body, ';')});
    at = close;
  }
  return rules;
}

/** @param {Rule[]} rules @returns {string} */
const print = (rules) => rules.map(({prelude, rules: inner, declarations = []}) =>
  `${prelude}{${inner ? print(inner) : declarations.join(';')}}`).join('');

/** Leaves out what comes later; a rule of which nothing stays goes with it. @param {Rule[]} rules @returns {Rule[]} */
function cut(rules) {
  return rules.flatMap((rule) => {
    if (LATER_RULE.test(rule.prelude)) return [];
    if (rule.rules) {
      const inner = cut(rule.rules);
      return inner.length > 0 ? [{...rule, rules: inner}] : [];
    }
    const selectors = split(rule.prelude, ',').filter((selector) => !LATER_SELECTOR.test(selector));
    const declarations = (rule.declarations ?? []).filter((one) => !LATER_DECLARATION.test(one));
    const fetches = rule.prelude === '@font-face' && declarations.some((one) => one.includes('url('));
    return selectors.length > 0 && declarations.length > 0 && !fetches ? [{prelude: selectors.join(','), declarations}] : [];
  });
}

// A custom property's declaration, with the sign before it; a value may hold strings, in which any sign may stand.
const TOKEN = /(?<=[{;])(--[\w-]+):((?:"[^"]*"|[^;}])*);?/g;
const USE = /var\((--[\w-]+)\)/g;

/** Tokens that are set once only, whose value takes no more room than their names do. @param {string} css */
function shortTokens(css) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  for (const [, name, value] of css.matchAll(TOKEN)) values.set(name, [...values.get(name) ?? [], value.trim()]);
  const uses = [...css.matchAll(USE)].map(([, name]) => name);
  return new Map([...values].filter(([name, [value, ...others]]) => {
    const count = uses.filter((one) => one === name).length;
    return others.length === 0 && count * value.length <= count * `var(${name})`.length + `${name}:${value};`.length;
  }).map(([name, [value]]) => [name, value]));
}

/** Puts values in the place of tokens, and drops those that nothing uses. @param {string} css */
function inlineTokens(css) {
  let text = css;
  for (let before = ''; before !== text;) {
    before = text;
    const short = shortTokens(text);
    text = text.replace(USE, (all, name) => short.get(name) ?? all);
    const used = new Set([...text.matchAll(USE)].map(([, name]) => name));
    text = text.replace(TOKEN, (all, name) => (used.has(name) ? all : ''));
  }
  return text;
}

/** @param {string} css Minified. @returns {string} To be minified again. */
export function firstStyle(css) {
  return inlineTokens(print(cut(parse(css.trim()))));
}
