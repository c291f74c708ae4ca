// cmark takes the markers of containers off each line, so a leaf's line is the end of a line of the body: its
// column follows from the two lengths.
#include "markdown/source_map.h"

#include <algorithm>

namespace satchel {

size_t SourceMap::line_length(int line) const {
  const auto index = static_cast<size_t>(line - 1);
  if (line < 1 || index >= starts_.size()) return 0;
  const size_t begin = starts_[index];
  size_t end = index + 1 < starts_.size() ? starts_[index + 1] : body_.size();
  if (end > begin && body_[end - 1] == '\n') --end;
  if (end > begin && body_[end - 1] == '\r') --end;
  return end - begin;
}

int SourceMap::column_from_end(int line, size_t length) const {
  const size_t whole = line_length(line);
  return static_cast<int>(whole > length ? whole - length : 0) + 1;
}

void SourceMap::move_to(const cmark_node* leaf) {
  leaf_ = leaf;
  line_begin_ = 0;
  const std::string_view text = node_text(leaf);
  line_end_ = std::min(text.find('\n'), text.size());
  auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  if (text.empty() || text.back() != '\n') ++lines;
  // Reference definitions may have been taken off a leaf's beginning, so its lines are counted from its end.
  // A heading's underline is the line that follows them.
  const bool underlined = leaf->type == CMARK_NODE_HEADING && leaf->as.heading.setext;
  line_ = (underlined ? leaf->internal_offset : leaf->end_line + 1) - lines;
}

Place SourceMap::in_cell(const cmark_node* cell, size_t offset) {
  if (cell != leaf_ || offset < cell_offset_) {
    leaf_ = cell;
    cell_offset_ = cell_at_ = 0;
  }
  const auto index = static_cast<size_t>(cell->start_line - 1);
  if (index < starts_.size()) {
    // (A line in which NUL bytes were replaced is longer than its source.)
    const size_t begin = starts_[index] + static_cast<size_t>(cell->start_column - 1);
    const std::string_view source = body_.substr(std::min(begin, body_.size()));
    // A backslash before a pipe was taken out of the cell's text.
    for (; cell_offset_ < offset && cell_at_ + 1 < source.size(); ++cell_offset_)
      cell_at_ += source[cell_at_] == '\\' && source[cell_at_ + 1] == '|' ? 2 : 1;
  }
  return {cell->start_line, cell->start_column + static_cast<int>(cell_at_)};
}

Place SourceMap::in_leaf(const cmark_node* leaf, size_t offset) {
  if (leaf->type == SATCHEL_CELL) return in_cell(leaf, offset);
  if (leaf->type == CMARK_NODE_HEADING && !leaf->as.heading.setext)
    return {leaf->start_line, leaf->start_column + leaf->internal_offset + static_cast<int>(offset)};
  if (leaf != leaf_ || offset < line_begin_) move_to(leaf);
  while (offset > line_end_) {
    line_begin_ = line_end_ + 1;
    line_end_ = std::min(node_text(leaf).find('\n', line_begin_), node_text(leaf).size());
    ++line_;
  }
  return {line_, column_from_end(line_, line_end_ - line_begin_) + static_cast<int>(offset - line_begin_)};
}

Place SourceMap::of_block(const cmark_node* block) const {
  const std::string_view text = node_text(block);
  return {block->start_line, column_from_end(block->start_line, std::min(text.find('\n'), text.size()))};
}

}  // namespace satchel
