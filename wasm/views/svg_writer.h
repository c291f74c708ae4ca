// The small change of drawing SVG: numbers and attributes.
#pragma once

#include <string_view>

#include "base/text_buffer.h"

namespace satchel {

// Appends a number with so many decimals at most (0 to 6), without idle zeros: 12.5, -3, 0. Rounds half away
// from zero; |value| times 10 to the `decimals` is below 2^53.
void append_number(TextBuffer& out, double value, int decimals = 1);

// Appends ` name="value"`, the value escaped.
void append_named(TextBuffer& out, std::string_view name, std::string_view value);
// Appends ` name="value"` for a number.
void append_named(TextBuffer& out, std::string_view name, double value);

}  // namespace satchel
