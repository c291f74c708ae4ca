// Finds the line and column in the page's body of what stands in the tree.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/markdown.h"
#include "markdown/node.h"

namespace satchel {

// Lines are noted while they are read; places are worked out only when somebody asks. Inside one leaf, asking
// for offsets in rising order costs time linear in the leaf's length.
class SourceMap {
 public:
  explicit SourceMap(std::string_view body) : body_(body) { starts_.reserve(body.size() / 48 + 8); }

  // The next line begins at that offset of the body.
  void add_line(size_t begin) { starts_.push_back(static_cast<uint32_t>(begin)); }

  // The place of byte `offset` of a leaf's text (a paragraph, heading or cell; see inline_parser.h).
  Place in_leaf(const cmark_node* leaf, size_t offset);

  // The place of the first byte of a block whose text is that of whole lines (an HTML block).
  Place of_block(const cmark_node* block) const;

  // The byte column (from 1) at which the last `length` bytes of a line begin.
  int column_from_end(int line, size_t length) const;

 private:
  size_t line_length(int line) const;
  void move_to(const cmark_node* leaf);
  Place in_cell(const cmark_node* cell, size_t offset);

  std::string_view body_;
  std::vector<uint32_t> starts_;  // of each line, by offset in the body
  const cmark_node* leaf_ = nullptr;
  int line_ = 0;           // of the cursor in leaf_
  size_t line_begin_ = 0;  // of that line in the leaf's text
  size_t line_end_ = 0;
  size_t cell_offset_ = 0;  // where leaf_ is a cell: of the cursor in its text
  size_t cell_at_ = 0;      // and in its source
};

}  // namespace satchel
