// What is wrong with a text that has a limit: of use to every check.
#pragma once

#include <string_view>

namespace satchel::xlsx {

// The length as Excel counts: a character beyond U+FFFF (four bytes of UTF-8) is two.
size_t utf16_length(std::string_view text);

// `fault` where the text is longer than so many units, or not valid UTF-8; else nullptr.
const char* text_fault(std::string_view text, size_t limit, const char* fault);

}  // namespace satchel::xlsx
