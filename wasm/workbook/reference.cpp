#include "workbook/reference.h"

#include "workbook/xml.h"

namespace satchel::xlsx {

void append_column(TextBuffer& out, uint32_t column) {
  if (column >= 26) append_column(out, column / 26 - 1);
  out += static_cast<char>('A' + column % 26);
}

void append_address(TextBuffer& out, Address address, bool is_absolute) {
  if (is_absolute) out += '$';
  append_column(out, address.column);
  if (is_absolute) out += '$';
  append_count(out, address.row + 1);
}

void append_range(TextBuffer& out, const Range& range, bool is_absolute) {
  append_address(out, range.first, is_absolute);
  if (range.first.row == range.last.row && range.first.column == range.last.column) return;
  out += ':';
  append_address(out, range.last, is_absolute);
}

void append_sheet_name(TextBuffer& out, std::string_view sheet) {
  out += '\'';
  for (const char c : sheet) {
    if (c == '\'') out += c;
    out += c;
  }
  out += '\'';
}

std::string absolute_reference(std::string_view sheet, const Range& range) {
  TextBuffer out;
  append_sheet_name(out, sheet);
  out += '!';
  append_range(out, range, true);
  return out.str();
}

bool is_valid_range(const Range& range) {
  return range.first.row <= range.last.row && range.last.row < kMaxRows &&
         range.first.column <= range.last.column && range.last.column < kMaxColumns;
}

bool do_overlap(const Range& a, const Range& b) {
  return a.first.row <= b.last.row && b.first.row <= a.last.row && a.first.column <= b.last.column &&
         b.first.column <= a.last.column;
}

}  // namespace satchel::xlsx
