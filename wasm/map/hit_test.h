// Which feature of a map lies under a point.
#pragma once

#include "map/geometry.h"

namespace satchel {

// The feature at x, y (pixels of the viewport), or nullptr where there is none. Of features that share an
// arc, exactly one holds each point of it.
const MapFeature* feature_at(const Geometry& geometry, double x, double y);

}  // namespace satchel
