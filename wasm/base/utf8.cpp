#include "base/utf8.h"

#include <cstring>

namespace satchel {
namespace {

// How many bytes at `text[at]` form one character, or (negated) how many form the longest invalid beginning
// of one. The ranges are those of Unicode 15, table 3-7.
int sequence_length(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  int length;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return -1;
  }
  for (int i = 1; i < length; ++i) {
    const unsigned next = byte(at + static_cast<size_t>(i));
    if (next < low || next > high) return -i;
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

// Skips ASCII eight bytes at a time.
size_t skip_ascii(std::string_view text, size_t at) {
  while (at + 8 <= text.size()) {
    unsigned long long chunk;
    std::memcpy(&chunk, text.data() + at, 8);
    if (chunk & 0x8080808080808080ull) break;
    at += 8;
  }
  return at;
}

}  // namespace

size_t find_invalid_utf8(std::string_view text) {
  size_t at = skip_ascii(text, 0);
  while (at < text.size()) {
    const int length = sequence_length(text, at);
    if (length < 0) return at;
    at += static_cast<size_t>(length);
    if (length == 1) at = skip_ascii(text, at);
  }
  return std::string_view::npos;
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = find_invalid_utf8(text); at != std::string_view::npos; at = find_invalid_utf8(text)) {
    out.append(text, 0, at);
    out.append(kReplacementCharacter);
    text.remove_prefix(at + static_cast<size_t>(-sequence_length(text, at)));
  }
  out.append(text);
  return out;
}

}  // namespace satchel
