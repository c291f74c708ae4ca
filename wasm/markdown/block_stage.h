// The block stage: feeds a page's lines to cmark, with tables and the legacy rules for lines (DIALECT L1,
// L2).
#pragma once

#include <string>
#include <string_view>

#include "markdown/legacy_lines.h"
#include "markdown/markdown.h"
#include "markdown/node.h"
#include "markdown/source_map.h"
#include "markdown/table.h"

namespace satchel {

class BlockStage {
 public:
  BlockStage(cmark_parser* parser, const MarkdownOptions& options, SourceMap& places)
      : parser_(parser), options_(options), places_(places), tables_(options, places) {}

  // Reads the whole body; afterwards the tree's leaves hold their text, of which no inline is parsed.
  void read(std::string_view body);

 private:
  void read_line(std::string_view text);
  void read_repaired(std::string_view text);
  bool hold_br_line(const satchel_line& line);
  void dedent_html(satchel_line& line);
  void place_held_break(const satchel_line& line, bool row);
  void insert_gap();
  void watch_html();

  cmark_parser* parser_;
  const MarkdownOptions& options_;
  SourceMap& places_;
  TableReader tables_;
  OpenElements open_elements_;
  cmark_node* open_html_ = nullptr;  // an HTML block whose lines are not all read
  cmark_node* break_holder_ =
      nullptr;            // the container of a <br> line that waits for a line of text; null: none waits
  std::string repaired_;  // a line whose NUL bytes were replaced
};

}  // namespace satchel
