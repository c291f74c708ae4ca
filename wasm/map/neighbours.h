// From one feature of a map to the next: across shared borders, and by arrow keys.
#pragma once

#include <vector>

#include "map/geometry.h"

namespace satchel {

// The features that share a border with `feature`, in the order of their codes; a corner is no border.
std::vector<const MapFeature*> neighbours(const Geometry& geometry, const MapFeature& feature);

enum class Direction { kLeft, kUp, kRight, kDown };

// The feature that an arrow key leads to: the neighbour whose label lies nearest within a quarter turn around
// the direction, ways aside counting double; where there is none, the nearest such feature of all; else
// nullptr.
const MapFeature* feature_towards(const Geometry& geometry, const MapFeature& from, Direction direction);

}  // namespace satchel
