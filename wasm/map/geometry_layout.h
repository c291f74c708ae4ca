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

}  // namespace satchel::geometry_layout
