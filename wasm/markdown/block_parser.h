/* cmark's block stage, one line at a time: what the passes need of cmark's insides. */
#pragma once

#include <stdbool.h>

#include <node.h>
#include <parser.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds of nodes beside cmark's own (which end at 0x15). Blocks and inlines share the numbers' space as in
 * cmark. */
enum {
  SATCHEL_TABLE = 0x16, /* children: rows; user_data: satchel::TableInfo */
  SATCHEL_ROW,          /* children: cells */
  SATCHEL_CELL,         /* a leaf: data is its text */
  SATCHEL_SECTION_OPEN, /* data: the paragraph's text, "[a b]" */
  SATCHEL_SECTION_CLOSE,
  SATCHEL_VIEW_BLOCK, /* data: the tag, "<%= … %>" */
  SATCHEL_GAP,        /* a line of <br> that stands alone */
  SATCHEL_STRIKE,
  SATCHEL_VIEW /* inline; data: the tag */
};

/* Marks of ours in cmark_node.flags, above cmark's own. */
enum {
  SATCHEL_LEADING_BREAK = 1 << 8, /* leaf: a <br> line stands before its text */
  SATCHEL_TASK = 1 << 9,          /* item: a task */
  SATCHEL_TASK_DONE = 1 << 10,
  SATCHEL_SILENT = 1 << 11,      /* its tags are not printed */
  SATCHEL_BUTTON = 1 << 12,      /* link: drawn as a button */
  SATCHEL_SPACED = 1 << 13,      /* link: white space stood between its brackets */
  SATCHEL_TILDE_OPENS = 1 << 14, /* text: a run of ~ that may begin strikethrough */
  SATCHEL_TILDE_CLOSES = 1 << 15
};

/* A line on its way through the block stage. */
typedef struct {
  cmark_parser* parser;
  cmark_chunk input;     /* the line with its newline */
  cmark_node* matched;   /* innermost open block that goes on; null: the line is done (a closing fence) */
  cmark_node* container; /* after satchel_line_open: the block that the rest of the line belongs to */
  bool all_matched;
} satchel_line;

/* Step 1: which open blocks go on. `text` is one line without its end. `parser->indent`, `first_nonspace` and
   `blank` are set for what follows the matched blocks' markers. */
void satchel_line_match(satchel_line* line, cmark_parser* parser, const char* text, int length);
/* Between steps 1 and 2: takes away that many columns of indentation. */
void satchel_line_dedent(satchel_line* line, int columns);
/* Step 2: which blocks begin. */
void satchel_line_open(satchel_line* line);
/* Step 3: the rest of the line becomes text. */
void satchel_line_add_text(satchel_line* line);
/* Step 4, always: the line is over. Steps 2 and 3 may be left out. */
void satchel_line_end(satchel_line* line);

/* Ends the open paragraph before its byte `header` (the rest is dropped) and opens a table in its place.
   While it is open the table poses as a heading, which is what cmark needs to offer it no further line. */
cmark_node* satchel_table_open(satchel_line* line, int header);
/* Tells the block stage that the line became part of the open `table`. */
void satchel_table_continue(cmark_node* table);

/* Closes the open blocks inside `container` and adds a leaf of kind `type` to it (or above it, where it
 * cannot hold one). */
cmark_node* satchel_add_closed_leaf(cmark_parser* parser, cmark_node* container, int type);

/* Closes all blocks; no inline is parsed. `bytes` is the size of the whole text, a bound for what references
 * add. */
void satchel_finish_blocks(cmark_parser* parser, unsigned bytes);

#ifdef __cplusplus
}
#endif
