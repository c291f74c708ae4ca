// The numbers and limits of LAYER.md: what reader and writer agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace satchel::point_layer_layout {

constexpr std::string_view kSignature{"SPL\x01", 4};
constexpr size_t kMaxNameBytes = 120;
constexpr int kStepsPerDegree = 1000;
constexpr int32_t kMaxLatitude = 90 * kStepsPerDegree;
constexpr int32_t kMaxLongitude = 180 * kStepsPerDegree;
// The bytes of the smallest state in the list of states, and of the smallest point in all columns.
constexpr size_t kLeastState = 3;
constexpr size_t kLeastPoint = 5;

}  // namespace satchel::point_layer_layout
