// Shapes as the `d` of SVG paths: relative, in pixels with at most one decimal, as short as they go.
#pragma once

#include "base/text_buffer.h"
#include "map/geometry.h"

namespace satchel {

// Appends the feature's rings, closed; to be filled even-odd.
void append_feature_path(const Geometry& geometry, const MapFeature& feature, TextBuffer& out);

}  // namespace satchel
