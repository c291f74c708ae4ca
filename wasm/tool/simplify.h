// Leaves out of a map's shapes what its viewport does not show, without tearing neighbours apart.
#pragma once

#include "map/geometry_writer.h"

namespace satchel {

struct SimplifyOptions {
  double area = 2;  // square pixels: a point goes only where its triangle with its neighbours is smaller
  double distance = 0.5;    // pixels: no point that goes lies farther from the line that is left
  double least_ring = 0.5;  // square pixels: smaller islands go, but for a feature's largest
};

// Visvalingam & Whyatt 1993 ("Line generalisation by repeated elimination of points") on arcs, whose ends
// stay, so that features share what they shared. A point also stays where another would change sides, and a
// ring keeps four points at least. Rings that have fewer to begin with hold no area and go; a feature may be
// left without any.
void simplify(GeometryDraft& draft, const SimplifyOptions& options = {});

}  // namespace satchel
