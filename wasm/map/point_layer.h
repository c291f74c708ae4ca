// Opens a layer of named places (LAYER.md), such as all school districts.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "map/albers_usa.h"

namespace satchel {

struct LayerPoint {
  std::string_view name;
  std::string_view state;  // "WA"
  LonLat place;            // to a thousandth of a degree
  uint32_t people = 0;     // 0: not known
};

// Borrows names and states from the bytes that it was opened from, which must outlive it.
class PointLayer {
 public:
  // Checks every byte; the work is in proportion to them. Fails with "map-layer".
  static Result<PointLayer> open(std::string_view bytes);

  // By their states' codes, within a state in the order of the source. One at least.
  std::span<const LayerPoint> points() const { return points_; }

 private:
  std::vector<LayerPoint> points_;
};

}  // namespace satchel
