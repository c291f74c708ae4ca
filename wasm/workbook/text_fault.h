// What is wrong with a text that has a limit: of use to every check.
#pragma once

#include <string>
#include <string_view>

namespace satchel::xlsx {

// The length as Excel counts: a character beyond U+FFFF (four bytes of UTF-8) is two.
size_t utf16_length(std::string_view text);

// As the end of a sentence, or nullptr.
const char* text_fault(const std::string& text, size_t limit);

}  // namespace satchel::xlsx
