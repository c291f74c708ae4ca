// Characters of UTF-8 text and their case: Latin, Greek and Cyrillic letters, as far as one letter answers
// one.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/text_buffer.h"

namespace satchel::calc {

// The character at `at` (below the text's end), which is moved behind it. Bytes that are no UTF-8 count as
// one character each.
char32_t next_character(std::string_view text, size_t& at);
// How many there are.
size_t count_characters(std::string_view text);
// The offset behind the first `count` characters.
size_t offset_of(std::string_view text, size_t count);

char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);
bool is_letter(char32_t c);
void append_character(TextBuffer& out, char32_t c);

// Regardless of case: less than, equal to or more than zero.
int compare_texts(std::string_view a, std::string_view b);

// Where `pattern` with * and ? (~ before them takes them as they are) matches all of `text` regardless of
// case. `steps` is counted down; a match that takes more is none.
bool matches(std::string_view pattern, std::string_view text, size_t& steps);

}  // namespace satchel::calc
