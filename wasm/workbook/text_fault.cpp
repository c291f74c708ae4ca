#include "workbook/text_fault.h"

#include "base/utf8.h"

namespace satchel::xlsx {

size_t utf16_length(std::string_view text) {
  size_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    length += byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
  }
  return length;
}

const char* text_fault(std::string_view text, size_t limit, const char* fault) {
  return utf16_length(text) > limit || find_invalid_utf8(text) != std::string_view::npos ? fault : nullptr;
}

}  // namespace satchel::xlsx
