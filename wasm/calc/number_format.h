// Excel's number formats: "#,##0.00", "0.0%", "$#,##0;($#,##0)", "mmmm d, yyyy", "h:mm AM/PM", "# ?/?",
// "0.0E+00", "@".
#pragma once

#include <string_view>

#include "base/text_buffer.h"

namespace satchel::calc {

// Appends what a cell in that format shows of a number or a text. False where the format is none, or where a
// date is outside the calendar; `out` may then hold a part.
bool format_number(TextBuffer& out, double number, std::string_view format);
bool format_text(TextBuffer& out, std::string_view text, std::string_view format);

}  // namespace satchel::calc
