// Where a shape's label goes: the point inside it that is farthest from its edges (its pole of
// inaccessibility).
#pragma once

#include <span>
#include <vector>

#include "map/geometry.h"

namespace satchel {

struct Pole {
  GridPoint point;
  int radius = 0;  // grid units, rounded down; 0 where the shape has no inside
};

// Searches with the algorithm of Mapbox's polylabel (V. Agafonkin, 2016): squares that might hold a better
// point are quartered, the most promising first. The shape is what lies inside an odd number of `rings`; the
// result is at most a grid unit from the best, or the best that kMaxSquares squares gave.
Pole pole_of_inaccessibility(std::span<const std::vector<GridPoint>> rings);

}  // namespace satchel
