// A small map for tests: two squares side by side, the right one with a hole, and an island of the left one.
#pragma once

#include <string>

#include "map/geometry_writer.h"

namespace satchel {

// In pixels: AA is 10..20 x 10..20 and its island 30..32 x 30..31.5; BB is 20..30 x 10..20 without 24..26
// x 14..16.
inline GeometryDraft small_draft() {
  GeometryDraft draft;
  draft.arcs = {{{200, 200}, {100, 200}, {100, 100}, {200, 100}},
                {{200, 100}, {200, 150}, {200, 200}},
                {{200, 100}, {300, 100}, {300, 200}, {200, 200}},
                {{240, 140}, {260, 140}, {260, 160}, {240, 160}, {240, 140}},
                {{300, 300}, {320, 300}, {320, 315}, {300, 315}, {300, 300}}};
  draft.features = {{"BB", "Bee", 2, {{280, 150}, 20}, {{2, ~1}, {~3}}},
                    {"AA", "Ay \xC3\xA9", 1, {{150, 150}, 50}, {{0, 1}, {4}}}};
  return draft;
}

inline std::string small_geometry() { return write_geometry(small_draft()).value(); }

// The same shapes as a draft, to be written again.
inline GeometryDraft draft_of(const Geometry& geometry) {
  GeometryDraft draft;
  for (const MapArc& arc : geometry.arcs()) {
    const auto points = geometry.points(arc);
    draft.arcs.emplace_back(points.begin(), points.end());
  }
  for (const MapFeature& f : geometry.features()) {
    DraftFeature& feature = draft.features.emplace_back();
    feature = {std::string(f.code), std::string(f.name), f.fips, {f.label, f.label_radius}, {}};
    for (size_t ring = f.first_ring; ring < f.first_ring + f.rings; ++ring)
      feature.rings.emplace_back(geometry.ring(ring).begin(), geometry.ring(ring).end());
  }
  return draft;
}

}  // namespace satchel
