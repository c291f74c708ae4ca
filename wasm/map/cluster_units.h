// The whole units that clusters are counted in.
#pragma once

#include <cmath>
#include <cstdint>

#include "map/clusters.h"

namespace satchel::cluster_units {

constexpr uint32_t kSpan = uint32_t{1} << 31;  // units from one end of the index to the other

// Of a difference below 2^31, so that two fit into a sum.
inline uint64_t square(uint32_t a, uint32_t b) {
  const int64_t difference = static_cast<int64_t>(a) - b;
  return static_cast<uint64_t>(difference * difference);
}

// Whole units from the middle of the index, limited to its ends.
inline uint32_t limited(double units) {
  units += kSpan / 2;
  if (units <= 0) return 0;
  return units < kSpan ? static_cast<uint32_t>(units) : kSpan - 1;
}
inline uint32_t lower_unit(double pixels) {
  return limited(std::floor(pixels * ClusterIndex::kUnitsPerPixel));
}
inline uint32_t upper_unit(double pixels) {
  return limited(std::ceil(pixels * ClusterIndex::kUnitsPerPixel));
}

inline bool is_within_reach(MapPoint p) {
  return std::abs(p.x) < ClusterIndex::kReach && std::abs(p.y) < ClusterIndex::kReach;
}

}  // namespace satchel::cluster_units
