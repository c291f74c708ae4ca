// Appends numbers to a map's file (FORMAT.md, LAYER.md), as byte_reader.h takes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace satchel {

inline void append_number(std::string& out, size_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

// `step` may be as large as 2^30 either way.
constexpr uint32_t zigzag(int32_t step) { return static_cast<uint32_t>(step < 0 ? -2 * step - 1 : 2 * step); }

inline void append_step(std::string& out, int32_t step) { append_number(out, zigzag(step)); }

}  // namespace satchel
