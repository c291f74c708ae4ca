// Cells and ranges by name, as formulas and the file's parts write them.
#pragma once

#include <string>
#include <string_view>

#include "base/text_buffer.h"
#include "workbook/workbook.h"

namespace satchel::xlsx {

// "A", "Z", "AA" to "XFD".
void append_column(TextBuffer& out, uint32_t column);

// "B5"; absolute: "$B$5".
void append_address(TextBuffer& out, Address address, bool is_absolute = false);

// "B5:C9", or "B5" where it is one cell.
void append_range(TextBuffer& out, const Range& range, bool is_absolute = false);

// The sheet's name as a formula writes it, always in quotes: 'Travel', 'Teacher''s'.
void append_sheet_name(TextBuffer& out, std::string_view sheet);

// A range of a named sheet: 'Travel'!$B$5:$C$9.
std::string absolute_reference(std::string_view sheet, const Range& range);

// Whether no cell lies behind Excel's last row or column, or before the first corner.
bool is_valid_range(const Range& range);

bool do_overlap(const Range& a, const Range& b);

}  // namespace satchel::xlsx
