// Writes a map's shapes (FORMAT.md); the same shapes give the same bytes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "map/geometry.h"
#include "map/label.h"

namespace satchel {

struct DraftFeature {
  std::string code;  // "WA"
  std::string name;
  int fips = 0;
  Pole label;
  std::vector<std::vector<ArcRef>> rings;
};

// Shapes while they are made. Arcs and features may stand in any order, and arcs may be unused; each is used
// by at most two rings.
struct GeometryDraft {
  std::vector<std::vector<GridPoint>> arcs;
  std::vector<DraftFeature> features;
};

// The points of a ring, the last equal to the first; of one whose arcs do not meet, whatever they give.
std::vector<GridPoint> ring_points(const GeometryDraft& draft, std::span<const ArcRef> ring);

// Fails with "map-geometry" on what a reader would refuse.
Result<std::string> write_geometry(const GeometryDraft& draft);

}  // namespace satchel
