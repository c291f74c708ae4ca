/* A loop of our own around cmark's inline handlers (this file includes cmark's inlines.c, in whose place it
   is linked). It keeps byte positions, points text at the leaf instead of copying it, and knows what
   DIALECT.md adds: views (L5), spaced links (L3), runs of ~, bare www. and http:// addresses. */
#include "inlines.c"

#include "base/byte_block.h"
#include "markdown/autolink.h"
#include "markdown/erb_scan.h"
#include "markdown/inline_parser.h"

/* Which bytes end a run of plain text: always, or only where an extension wants them. */
enum { ALWAYS = 1, AUTOLINK = 2, STRIKE = 4 };
static const unsigned char kSpecial[256] = {
    ['\n'] = ALWAYS, ['\r'] = ALWAYS,  ['\\'] = ALWAYS,  ['`'] = ALWAYS,   ['&'] = ALWAYS,
    ['_'] = ALWAYS,  ['*'] = ALWAYS,   ['['] = ALWAYS,   [']'] = ALWAYS,   ['<'] = ALWAYS,
    ['!'] = ALWAYS,  [':'] = AUTOLINK, ['w'] = AUTOLINK, ['@'] = AUTOLINK, ['~'] = STRIKE,
};

/* A leaf being parsed. */
typedef struct {
  satchel_inline_parser* parser;
  subject subject;
  cmark_node* leaf;
  unsigned char specials; /* of kSpecial */
  bool inside_anchor;     /* between raw <a href=…> and </a> */
  bool backticks_cleared; /* the subject's table of backtick runs is 4 KB: cleared only where one is met */
  bufsize_t next_tag;     /* the next "<%" … "%>" at or behind the position, once looked for; -1: not yet */
  bufsize_t next_tag_end;
} leaf_parser;

static void append_at(leaf_parser* self, cmark_node* node, bufsize_t position) {
  node->start_column = position;
  append_child(self->leaf, node);
}

static cmark_node* borrow(leaf_parser* self, int type, bufsize_t from, bufsize_t to) {
  cmark_node* node = make_simple(self->subject.mem, (cmark_node_type)type);
  node->data = (unsigned char*)self->subject.input.data + from;
  node->len = to - from;
  return node;
}

static void append_autolink(leaf_parser* self, bufsize_t from, bufsize_t to, const char* prefix) {
  cmark_strbuf url = CMARK_BUF_INIT(self->subject.mem);
  cmark_strbuf_puts(&url, prefix);
  cmark_strbuf_put(&url, self->subject.input.data + from, to - from);
  cmark_node* link = make_simple(self->subject.mem, CMARK_NODE_LINK);
  link->as.link.url = cmark_strbuf_detach(&url);
  cmark_node* text = borrow(self, CMARK_NODE_TEXT, from, to);
  text->start_column = from;
  append_child(link, text);
  append_at(self, link, from);
  self->subject.pos = to;
}

static void append_text(leaf_parser* self, bufsize_t from, bufsize_t to) {
  if (to > from) append_at(self, borrow(self, CMARK_NODE_TEXT, from, to), from);
}

/* A bare address whose trigger (w, : or @) stands at `at`, in a run of text that began at `from`. As in
   cmark-gfm there is none inside brackets that may still become a link; unlike there, none inside a raw link
   either. */
static bool try_autolink(leaf_parser* self, bufsize_t from, bufsize_t at) {
  const unsigned char* text = self->subject.input.data;
  const size_t size = (size_t)self->subject.input.len;
  if (text[at] == '@') {
    self->parser->saw_at = true; /* an e-mail address is found when its parts are put together: email.cpp */
    return false;
  }
  if (self->subject.last_bracket || self->inside_anchor) return false;
  if (text[at] == 'w') {
    const size_t length = satchel_match_www(text, (size_t)at, size);
    if (length == 0) return false;
    append_text(self, from, at);
    append_autolink(self, at, at + (bufsize_t)length, "http://");
    return true;
  }
  size_t scheme = 0;
  const size_t length = satchel_match_url(text, (size_t)from, (size_t)at, size, &scheme);
  if (length == 0) return false;
  const bufsize_t begin = at - (bufsize_t)scheme;
  append_text(self, from, begin);
  append_autolink(self, begin, begin + (bufsize_t)length, "");
  return true;
}

/* One look at what follows a trigger: most w and : are just that. */
static bool may_be_autolink(const unsigned char* at, bufsize_t left) {
  return *at == '@' || (left > 1 && at[1] == (*at == 'w' ? 'w' : '/'));
}

/* How far text goes on without any byte of kSpecial (and a few more), in steps of a block. */
static bufsize_t skip_plain(const unsigned char* text, bufsize_t at, bufsize_t length) {
  for (; at + SATCHEL_BLOCK <= length; at += SATCHEL_BLOCK) {
    const satchel_block block = satchel_load(text + at);
    const satchel_block special = (satchel_block)(block == '\n') | (satchel_block)(block == '\r') |
                                  (satchel_block)(block == '!') | (satchel_block)(block == '&') |
                                  (satchel_block)(block == '*') | (satchel_block)(block == ':') |
                                  (satchel_block)(block == '<') | (satchel_block)(block == '@') |
                                  (satchel_block)(block - '[' <= '`' - '[') | (satchel_block)(block == 'w') |
                                  (satchel_block)(block == '~');
    if (satchel_any(special)) break;
  }
  return at;
}

static void parse_text(leaf_parser* self) {
  subject* subj = &self->subject;
  const unsigned char* text = subj->input.data;
  const bufsize_t from = subj->pos;
  bufsize_t to = from;
  for (;; to++) {
    to = skip_plain(text, to, subj->input.len);
    while (to < subj->input.len && !(kSpecial[text[to]] & self->specials)) to++;
    if (to == subj->input.len || !(kSpecial[text[to]] & AUTOLINK)) break;
    if (may_be_autolink(text + to, subj->input.len - to) && try_autolink(self, from, to)) return;
  }
  subj->pos = to;
  cmark_chunk run = cmark_chunk_dup(&subj->input, from, to - from);
  if (to < subj->input.len && S_is_line_end_char(text[to])) cmark_chunk_rtrim(&run);
  append_text(self, from, from + run.len);
}

/* `<% … %>`; nothing in it is Markdown. */
static bool try_view(leaf_parser* self) {
  subject* subj = &self->subject;
  if (!self->parser->views || subj->pos + 1 >= subj->input.len || subj->input.data[subj->pos + 1] != '%')
    return false;
  if (self->next_tag < subj->pos)
    self->next_tag =
        satchel_find_erb((const char*)subj->input.data, subj->input.len, subj->pos, &self->next_tag_end);
  if (self->next_tag != subj->pos) return false;
  append_at(self, borrow(self, SATCHEL_VIEW, subj->pos, self->next_tag_end), subj->pos);
  subj->pos = self->next_tag_end;
  return true;
}

static bool is_tag_named(const cmark_node* node, const char* name, int length) {
  if (node->len < length + 2) return false;
  for (int i = 0; i < length; i++)
    if ((node->data[i + 1] | 0x20) != name[i]) return false;
  const unsigned char after = node->data[length + 1];
  return after == '>' || after == '/' || cmark_isspace(after);
}

static void parse_pointy(leaf_parser* self) {
  if (try_view(self)) return;
  const bufsize_t from = self->subject.pos;
  cmark_node* node = handle_pointy_brace(&self->subject, 0);
  if (node->type == CMARK_NODE_HTML_INLINE) {
    self->parser->saw_html = true;
    if (is_tag_named(node, "br", 2)) self->parser->saw_break = true;
    if (is_tag_named(node, "button", 6)) self->parser->saw_button = true;
    self->inside_anchor = satchel_opens_anchor((const char*)node->data, node->len, self->inside_anchor);
  }
  append_at(self, node, from);
}

/* L3: the offset of the "(" where "](" has white space inside and an address that may be meant as a link's;
 * else 0. */
static bufsize_t spaced_parenthesis(const subject* subj) {
  const unsigned char* text = subj->input.data;
  bufsize_t at = subj->pos + 1;
  while (at < subj->input.len && cmark_isspace(text[at])) at++;
  if (at == subj->pos + 1 || at + 1 >= subj->input.len || text[at] != '(') return 0;
  const char* rest = (const char*)text + at + 1;
  const size_t left = (size_t)(subj->input.len - at - 1);
  static const char* const kBeginnings[] = {"/", "#", "http://", "https://", "mailto:"};
  for (size_t i = 0; i < sizeof kBeginnings / sizeof *kBeginnings; i++) {
    const size_t length = strlen(kBeginnings[i]);
    if (left > length && memcmp(rest, kBeginnings[i], length) == 0) return at;
  }
  return 0;
}

/* The "]" moves forward to its "(" for as long as cmark looks at it; where that makes no link it moves back.
 */
static bool try_spaced_link(leaf_parser* self) {
  subject* subj = &self->subject;
  bracket* opener = subj->last_bracket;
  if (!self->parser->spaced_links || !opener || opener->image || !opener->active) return false;
  const bufsize_t close = subj->pos;
  const bufsize_t parenthesis = spaced_parenthesis(subj);
  if (parenthesis == 0) return false;
  const char* label = (const char*)subj->input.data + opener->position;
  if (satchel_has_reference(subj->refmap, label, close - opener->position)) return false;

  unsigned char* text = (unsigned char*)subj->input.data;
  const bufsize_t begin = opener->position - 1;
  const unsigned char moved = text[parenthesis - 1];
  text[close] = ' ';
  text[parenthesis - 1] = ']';
  subj->pos = parenthesis - 1;
  cmark_node* literal = handle_close_bracket(subj);
  text[parenthesis - 1] = moved;
  text[close] = ']';
  if (literal) {
    /* No link after all, and the opener is used up, as it would be if the "]" had stood where it was. */
    literal->start_column = close;
    append_child(self->leaf, literal);
    subj->pos = close + 1;
    return true;
  }
  self->leaf->last_child->start_column = begin;
  self->leaf->last_child->flags |= SATCHEL_SPACED;
  return true;
}

static void parse_close_bracket(leaf_parser* self) {
  subject* subj = &self->subject;
  if (try_spaced_link(self)) return;
  const bufsize_t from = subj->pos;
  const bracket* opener = subj->last_bracket;
  const bufsize_t begin = opener ? opener->position - (opener->image ? 2 : 1) : 0;
  cmark_node* literal = handle_close_bracket(subj);
  if (literal)
    append_at(self, literal, from);
  else
    self->leaf->last_child->start_column = begin;
}

static void parse_tilde(leaf_parser* self) {
  subject* subj = &self->subject;
  const bufsize_t from = subj->pos;
  bool opens = false, closes = false;
  const int length = scan_delims(subj, '~', &opens, &closes);
  cmark_node* run = borrow(self, CMARK_NODE_TEXT, from, subj->pos);
  if (length <= 2) {
    run->flags |= (opens ? SATCHEL_TILDE_OPENS : 0) | (closes ? SATCHEL_TILDE_CLOSES : 0);
    self->parser->saw_tilde = self->parser->saw_tilde || opens || closes;
  }
  append_at(self, run, from);
}

static void parse_bracket(leaf_parser* self, bool image) {
  subject* subj = &self->subject;
  const bufsize_t from = subj->pos;
  subj->pos += image ? 2 : 1;
  cmark_node* text =
      make_str(subj, from, subj->pos - 1, cmark_chunk_dup(&subj->input, from, subj->pos - from));
  push_bracket(subj, image, text);
  append_at(self, text, from);
}

static void parse_backtick(leaf_parser* self) {
  if (!self->backticks_cleared) memset(self->subject.backticks, 0, sizeof self->subject.backticks);
  self->backticks_cleared = true;
  const bufsize_t from = self->subject.pos;
  append_at(self, handle_backticks(&self->subject, 0), from);
}

/* As cmark's parse_inline. */
static void parse_next(leaf_parser* self) {
  subject* subj = &self->subject;
  const bufsize_t from = subj->pos;
  switch (subj->input.data[from]) {
    case '\r':
    case '\n':
      append_at(self, handle_newline(subj), from);
      break;
    case '`':
      parse_backtick(self);
      break;
    case '\\':
      append_at(self, handle_backslash(subj), from);
      break;
    case '&':
      append_at(self, handle_entity(subj), from);
      break;
    case '<':
      parse_pointy(self);
      break;
    case '*':
    case '_':
      append_at(self, handle_delim(subj, subj->input.data[from], false), from);
      break;
    case '[':
      parse_bracket(self, false);
      break;
    case ']':
      parse_close_bracket(self);
      break;
    case '!':
      if (from + 1 < subj->input.len && subj->input.data[from + 1] == '[') {
        parse_bracket(self, true);
      } else {
        subj->pos++;
        append_text(self, from, from + 1);
      }
      break;
    case '~':
      if (self->parser->strikethrough) {
        parse_tilde(self);
        break;
      }
      /* fall through */
    default:
      parse_text(self);
  }
}

void satchel_parse_inlines(satchel_inline_parser* parser, cmark_node* leaf) {
  leaf_parser self;
  self.parser = parser;
  self.leaf = leaf;
  self.specials = ALWAYS | (parser->autolinks ? AUTOLINK : 0) | (parser->strikethrough ? STRIKE : 0);
  self.inside_anchor = false;
  self.backticks_cleared = false;
  self.next_tag = -1;
  self.next_tag_end = -1;
  /* As subject_from_buf and cmark_parse_inlines. */
  subject* subj = &self.subject;
  subj->mem = parser->mem;
  subj->input.data = leaf->data;
  subj->input.len = leaf->len;
  subj->flags = 0;
  subj->line = 0;
  subj->pos = 0;
  subj->block_offset = 0;
  subj->column_offset = 0;
  subj->refmap = parser->references;
  subj->last_delim = NULL;
  subj->last_bracket = NULL;
  subj->scanned_for_backticks = false;
  parser->saw_at = parser->saw_html = false;
  parser->saw_tilde = parser->saw_break = parser->saw_button = false;
  cmark_chunk_rtrim(&subj->input);

  while (subj->pos < subj->input.len) parse_next(&self);
  process_emphasis(subj, 0);
}

bool satchel_has_reference(cmark_reference_map* references, const char* label, int length) {
  if (!references || references->size == 0) return false;
  const unsigned spent = references->ref_size; /* asking is not using it */
  cmark_chunk chunk = {(const unsigned char*)label, length};
  const bool found = cmark_reference_lookup(references, &chunk) != NULL;
  references->ref_size = spent;
  return found;
}
