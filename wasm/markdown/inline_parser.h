/* cmark's inline stage with a loop of our own around its handlers. */
#pragma once

#include "markdown/block_parser.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  cmark_mem* mem;
  cmark_reference_map* references;
  bool autolinks;
  bool strikethrough;
  bool views;
  bool spaced_links;
  /* What the leaf parsed last had in it, so that passes over it can be left out. */
  bool saw_tilde;
  bool saw_at; /* @ in text; noted with `autolinks` only */
  bool saw_html;
  bool saw_break;  /* <br …> */
  bool saw_button; /* <button …> */
} satchel_inline_parser;

/* Parses `leaf->data` into children of `leaf`. Each child that begins at byte N of that text has N in its
   `start_column`; text nodes may point into `leaf->data`, which therefore stays. */
void satchel_parse_inlines(satchel_inline_parser* parser, cmark_node* leaf);

/* Whether the document defines `label` as a reference. */
bool satchel_has_reference(cmark_reference_map* references, const char* label, int length);

#ifdef __cplusplus
}
#endif
