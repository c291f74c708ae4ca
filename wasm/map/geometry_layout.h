// The numbers and limits of FORMAT.md: what reader and writer agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace satchel::geometry_layout {

constexpr std::string_view kSignature{"SGE\x01", 4};
constexpr size_t kMaxArcs = 32'767;
constexpr size_t kMaxFeatures = 1'024;
constexpr size_t kMaxNameBytes = 64;
// The bytes of the smallest feature: code, id, a name of one byte, label, radius, one ring of one arc.
constexpr size_t kLeastFeature = 11;

constexpr int32_t unzigzag(uint32_t number) {
  return static_cast<int32_t>(number >> 1) ^ -static_cast<int32_t>(number & 1);
}
// `step` lies between two 16-bit coordinates.
constexpr uint32_t zigzag(int32_t step) { return static_cast<uint32_t>(step < 0 ? -2 * step - 1 : 2 * step); }

constexpr bool is_state_code(std::string_view code) {
  return code.size() == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
}

// Codes in their order, as numbers.
constexpr int code_rank(std::string_view code) { return code[0] << 8 | code[1]; }

}  // namespace satchel::geometry_layout
