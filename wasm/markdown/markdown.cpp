// The way of a page through this room, as a list of its stages.
#include "markdown/markdown.h"

#include "markdown/arena_memory.h"
#include "markdown/block_stage.h"
#include "markdown/inline_stage.h"
#include "markdown/printer.h"
#include "markdown/sections.h"
#include "markdown/source_map.h"

namespace satchel {

MarkdownOptions MarkdownOptions::commonmark() {
  MarkdownOptions off;
  off.br_lines = off.indented_html = off.spaced_links = off.sections = off.views = false;
  off.tables = off.strikethrough = off.task_lists = off.autolinks = off.loose_tables = off.table_box = false;
  off.checkbox_labels = false;
  off.heading_ids = off.safe_html = false;
  return off;
}

MarkdownOutput render_markdown(std::string_view body, const MarkdownOptions& options, MarkdownHost& host,
                               TextBuffer& out) {
  const ArenaUse arena;
  MarkdownOutput output;
  SourceMap places(body);
  IdSet ids;
  cmark_parser* parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, cmark_arena_memory());

  BlockStage(parser, options, places).read(body);
  if (options.sections) find_sections(parser, places, output.diagnostics);
  InlineStage(parser, options, ids).run();
  out.reserve(out.size() + body.size() + body.size() / 4);
  Printer(options, host, places, ids, output, out).print(parser->root);
  return output;
}

}  // namespace satchel
