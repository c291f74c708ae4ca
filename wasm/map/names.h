// What maps call things by: the states' codes, and names to be shown.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"

namespace satchel {

constexpr bool is_state_code(std::string_view code) {
  return code.size() == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
}

// Codes in their order, as numbers.
constexpr int code_rank(std::string_view code) { return code[0] << 8 | code[1]; }

// Whether `name` has 1 to `most` bytes of UTF-8 without control characters.
inline bool is_map_name(std::string_view name, size_t most) {
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  return !name.empty() && name.size() <= most && find_invalid_utf8(name) == name.npos;
}

}  // namespace satchel
