// UTF-8: validity and repair of bytes from outside.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace satchel {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";  // U+FFFD

// The offset of the first byte that is not part of valid UTF-8 (RFC 3629: no surrogates, no overlong forms),
// or npos.
size_t find_invalid_utf8(std::string_view text);

// `text` with every maximal invalid part replaced by U+FFFD (Unicode 15, 3.9, "substitution of maximal
// subparts").
std::string repaired_utf8(std::string_view text);

}  // namespace satchel
