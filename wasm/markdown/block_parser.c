/* A seam in cmark's block stage: this file includes cmark's own blocks.c and takes its S_process_line apart
   into steps, so that passes see the tree before the inlines and the open block before each line. Nothing
   else in this room but inline_parser.c knows cmark's static functions. */
#include "blocks.c"

#include "markdown/block_parser.h"

void satchel_line_match(satchel_line* line, cmark_parser* parser, const char* text, int length) {
  /* As at the beginning of S_process_line. */
  cmark_strbuf_put(&parser->curline, (const unsigned char*)text, length);
  cmark_strbuf_putc(&parser->curline, '\n');
  parser->offset = 0;
  parser->column = 0;
  parser->first_nonspace = 0;
  parser->first_nonspace_column = 0;
  parser->thematic_break_kill_pos = 0;
  parser->indent = 0;
  parser->blank = false;
  parser->partially_consumed_tab = false;
  parser->line_number++;

  line->parser = parser;
  line->input.data = parser->curline.ptr;
  line->input.len = parser->curline.size;
  line->all_matched = true;
  line->matched = check_open_blocks(parser, &line->input, &line->all_matched);
  line->container = line->matched;
  if (line->matched) S_find_first_nonspace(parser, &line->input);
}

void satchel_line_dedent(satchel_line* line, int columns) {
  S_advance_offset(line->parser, &line->input, columns, true);
  S_find_first_nonspace(line->parser, &line->input);
}

void satchel_line_open(satchel_line* line) {
  open_new_blocks(line->parser, &line->container, &line->input, line->all_matched);
  /* cmark notes no line for the underline of a heading; its text ends one line above. */
  if (S_type(line->container) == CMARK_NODE_HEADING && line->container->as.heading.setext)
    line->container->internal_offset = line->parser->line_number;
}

void satchel_line_add_text(satchel_line* line) {
  add_text_to_container(line->parser, line->container, line->matched, &line->input);
}

void satchel_line_end(satchel_line* line) {
  line->parser->last_line_length = line->parser->curline.size - 1;
  cmark_strbuf_clear(&line->parser->curline);
}

cmark_node* satchel_table_open(satchel_line* line, int header) {
  cmark_parser* parser = line->parser;
  cmark_node* paragraph = parser->current;
  cmark_node* parent = paragraph->parent;
  cmark_strbuf_truncate(&parser->content, header);
  if (header > 0) {
    parser->line_number--; /* the paragraph ended a line earlier than finalize thinks */
    finalize(parser, paragraph);
    parser->line_number++;
  } else {
    cmark_node_free(paragraph);
  }
  cmark_node* table = add_child(parser, parent, CMARK_NODE_HEADING, parser->first_nonspace + 1);
  table->start_line = parser->line_number - 1;
  parser->current = table;
  /* What cmark-gfm's table extension leaves behind: a table without rows makes its list loose. */
  S_set_last_line_blank(table, true);
  return table;
}

void satchel_table_continue(cmark_node* table) {
  for (cmark_node* node = table; node; node = node->parent) S_set_last_line_blank(node, false);
}

cmark_node* satchel_add_closed_leaf(cmark_parser* parser, cmark_node* container, int type) {
  while (parser->current != container && parser->current != parser->root)
    parser->current = finalize(parser, parser->current);
  cmark_node* leaf = add_child(parser, parser->current, CMARK_NODE_THEMATIC_BREAK, 1);
  parser->current = finalize(parser, leaf);
  leaf->type = (uint16_t)type;
  return leaf;
}

void satchel_finish_blocks(cmark_parser* parser, unsigned bytes) {
  /* As in finalize_document. */
  while (parser->current != parser->root) parser->current = finalize(parser, parser->current);
  finalize(parser, parser->root);
  parser->total_size = bytes;
  parser->refmap->max_ref_size = bytes > 100000 ? bytes : 100000;
}
