// Writes a layer of named places (LAYER.md); the same points in the same order give the same bytes.
#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "map/point_layer.h"

namespace satchel {

// The points may stand in any order of their states; places are rounded to thousandths of a degree. Fails
// with "map-layer" on what a reader would refuse.
Result<std::string> write_point_layer(std::span<const LayerPoint> points);

}  // namespace satchel
