// GFM tables in the block stage: which line makes a paragraph's last line a header, and how a line becomes a
// row.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/markdown.h"
#include "markdown/node.h"
#include "markdown/source_map.h"

namespace satchel {

// Of a table; cmark_node.user_data points to it.
struct TableInfo {
  int columns = 0;                  // at most 65,535
  const char* alignment = nullptr;  // one byte a column: l, c, r or 0
  TableInfo* next = nullptr;        // the table before it on the page
  cmark_node* node = nullptr;
};

// The cells that short rows are filled up with are printed without a node of their own; a page has at most
// that many (cmark-gfm's bound against pages that are mostly made of them).
constexpr int kMaxFilledCells = 0x80000;

// One cell of a row.
struct CellSpan {
  size_t begin = 0;
  size_t end = 0;
  bool has_escaped_pipe = false;
};

// Splits one line (without its newline) at its pipes into cells without white space at their ends. False
// where it is no row: empty, or nothing but one pipe. As cmark-gfm's row_from_string: a pipe behind a
// backslash is text.
bool split_row(std::string_view line, std::vector<CellSpan>& cells);

// Whether the line is made like a delimiter row: `| :-- | --- |`.
bool is_delimiter_row(std::string_view line);

// The tables of one page while its lines are read.
class TableReader {
 public:
  TableReader(const MarkdownOptions& options, SourceMap& places) : options_(options), places_(places) {}

  // To be called when the line's blocks are opened, before its text is added: true where the line is a
  // table's delimiter row or its next row, and needs no more than satchel_line_end.
  bool take(satchel_line& line);

  // When all blocks are closed: the tables stop posing as headings.
  void finish();

 private:
  bool open(satchel_line& line);
  void add_row(cmark_mem* mem, cmark_node* table, std::string_view text, int line, int column);

  const MarkdownOptions& options_;
  SourceMap& places_;
  TableInfo* last_ = nullptr;
  int filled_ = 0;                        // cells that were filled up so far
  std::vector<CellSpan> cells_, header_;  // storage for one row, used again
};

}  // namespace satchel
