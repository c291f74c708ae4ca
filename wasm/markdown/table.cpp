// The order of questions is that of cmark-gfm's extensions/table.c; it follows that a table ends where
// another block begins, that it never continues lazily, and that a line of it that could be a list item is
// one.
#include "markdown/table.h"

#include <algorithm>
#include <cstring>

namespace satchel {
namespace {

bool is_row_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

std::string_view line_text(const satchel_line& line) {
  const auto begin = static_cast<size_t>(line.parser->first_nonspace);
  return {reinterpret_cast<const char*>(line.input.data) + begin,
          static_cast<size_t>(line.input.len) - begin - 1};
}

size_t skip_spaces(std::string_view line, size_t at) {
  while (at < line.size() && is_row_space(line[at])) ++at;
  return at;
}

// The pipe that ends the cell which begins at `at`, or the line's end.
size_t cell_end(std::string_view line, size_t at, bool& has_escaped_pipe) {
  for (size_t end = line.find('|', at); end != std::string_view::npos; end = line.find('|', end + 1)) {
    if (end == at || line[end - 1] != '\\') return end;
    has_escaped_pipe = true;
  }
  return line.size();
}

void trim(std::string_view line, CellSpan& cell) {
  while (cell.begin < cell.end && cmark_isspace(line[cell.begin])) ++cell.begin;
  while (cell.end > cell.begin && cmark_isspace(line[cell.end - 1])) --cell.end;
}

// Takes the backslashes before pipes out of `text`, which is ours; returns what is left.
std::string_view without_pipe_escapes(char* text, size_t size) {
  size_t to = 0;
  for (size_t from = 0; from < size; ++from) {
    if (text[from] == '\\' && from + 1 < size && text[from + 1] == '|') ++from;
    text[to++] = text[from];
  }
  return {text, to};
}

char alignment_of(std::string_view delimiter) {
  const bool left = delimiter.front() == ':';
  const bool right = delimiter.back() == ':';
  return left && right ? 'c' : left ? 'l' : right ? 'r' : 0;
}

// The beginning of the last line of what the open paragraph has collected.
size_t last_line(std::string_view content) {
  const size_t newline =
      content.size() < 2 ? std::string_view::npos : content.rfind('\n', content.size() - 2);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

}  // namespace

bool split_row(std::string_view line, std::vector<CellSpan>& cells) {
  cells.clear();
  size_t at = !line.empty() && line[0] == '|' ? skip_spaces(line, 1) : 0;
  while (at < line.size()) {
    CellSpan cell{at, 0, false};
    cell.end = cell_end(line, at, cell.has_escaped_pipe);
    at = cell.end == line.size() ? cell.end : skip_spaces(line, cell.end + 1);
    trim(line, cell);
    if (cells.size() == UINT16_MAX) return false;
    cells.push_back(cell);
  }
  return !cells.empty();
}

bool is_delimiter_row(std::string_view line) {
  size_t at = !line.empty() && line[0] == '|' ? 1 : 0;
  for (;;) {
    at = skip_spaces(line, at);
    if (at < line.size() && line[at] == ':') ++at;
    const size_t dashes = at;
    while (at < line.size() && line[at] == '-') ++at;
    if (at == dashes) return false;
    if (at < line.size() && line[at] == ':') ++at;
    at = skip_spaces(line, at);
    if (at == line.size()) return true;
    if (line[at] != '|') return false;
    if (skip_spaces(line, at + 1) == line.size()) return true;
    ++at;
  }
}

bool TableReader::take(satchel_line& line) {
  if (line.container != line.matched || line.parser->blank) return false;
  if (line.container->type == CMARK_NODE_PARAGRAPH) return open(line);
  cmark_node* tip = line.parser->current;
  if (last_ == nullptr || tip != last_->node || line.container != tip->parent) return false;
  const std::string_view text = line_text(line);
  if (!split_row(text, cells_) || filled_ > kMaxFilledCells) return false;
  add_row(line.parser->mem, tip, text, line.parser->line_number, line.parser->first_nonspace + 1);
  satchel_table_continue(tip);
  return true;
}

bool TableReader::open(satchel_line& line) {
  cmark_parser* parser = line.parser;
  if (parser->indent >= 4) return false;
  const char first = static_cast<char>(line.input.data[parser->first_nonspace]);
  if (first != '|' && first != '-' && first != ':') return false;
  const std::string_view delimiters = line_text(line);
  if (!is_delimiter_row(delimiters)) return false;
  const std::string_view content(reinterpret_cast<const char*>(parser->content.ptr),
                                 static_cast<size_t>(parser->content.size));
  const size_t begin = last_line(content);
  std::string_view header = content.substr(begin);
  header.remove_suffix(!header.empty() && header.back() == '\n' ? 1 : 0);
  if (!split_row(delimiters, cells_) || !split_row(header, header_)) return false;
  const bool longer =
      options_.loose_tables && cells_.size() > header_.size() && header.find('|') != header.npos;
  if (cells_.size() != header_.size() && !longer) return false;

  cmark_mem* mem = parser->mem;
  auto* info = static_cast<TableInfo*>(mem->calloc(1, sizeof(TableInfo)));
  info->columns = static_cast<int>(header_.size());
  auto* alignment = static_cast<char*>(mem->calloc(header_.size(), 1));
  for (size_t i = 0; i < header_.size(); ++i)
    alignment[i] = alignment_of(delimiters.substr(cells_[i].begin, cells_[i].end - cells_[i].begin));
  info->alignment = alignment;
  // The header's text is copied before the paragraph lets go of it.
  auto* copy = static_cast<char*>(mem->calloc(header.size() + 1, 1));
  std::memcpy(copy, header.data(), header.size());
  header = {copy, header.size()};
  info->node = satchel_table_open(&line, static_cast<int>(begin));
  info->node->user_data = info;
  info->next = last_;
  last_ = info;
  cells_.swap(header_);
  const int header_line = parser->line_number - 1;
  add_row(mem, info->node, header, header_line, places_.column_from_end(header_line, header.size()));
  return true;
}

void TableReader::add_row(cmark_mem* mem, cmark_node* table, std::string_view text, int line, int column) {
  const int columns = static_cast<const TableInfo*>(table->user_data)->columns;
  // Cells point into a copy of the row, each followed by a byte that cmark's scanners may overwrite for a
  // moment.
  auto* copy = static_cast<char*>(mem->calloc(text.size() + 1, 1));
  std::memcpy(copy, text.data(), text.size());
  cmark_node* row = new_node(mem, SATCHEL_ROW);
  append_child(table, row);
  const size_t count = std::min(cells_.size(), static_cast<size_t>(columns));
  for (size_t i = 0; i < count; ++i) {
    cmark_node* cell = new_node(mem, SATCHEL_CELL);
    cell->start_line = line;
    cell->start_column = column + static_cast<int>(cells_[i].begin);
    char* begin = copy + cells_[i].begin;
    const size_t size = cells_[i].end - cells_[i].begin;
    set_text(cell,
             cells_[i].has_escaped_pipe ? without_pipe_escapes(begin, size) : std::string_view(begin, size));
    append_child(row, cell);
  }
  filled_ += columns - static_cast<int>(count);
}

void TableReader::finish() {
  for (TableInfo* info = last_; info != nullptr; info = info->next) info->node->type = SATCHEL_TABLE;
}

}  // namespace satchel
