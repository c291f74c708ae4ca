#include "map/hit_test.h"

namespace satchel {
namespace {

// A point in grid units.
struct Place {
  double x, y;
};

bool is_above(Place p, GridPoint point) { return point.y > p.y; }

// Whether the segment from `a` to `b`, whose ends lie on both sides of p's height, crosses the ray from `p`
// to the right. Arcs are always followed forward here, so two features get the very same answer for their
// shared border.
bool crosses_to_the_right(Place p, GridPoint a, GridPoint b) {
  const double dy = b.y - a.y;
  const double run = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * dy;
  return dy > 0 ? run > 0 : run < 0;
}

// Whether the ray from `p` to the right crosses the arc an odd number of times. Most arcs lie beside the
// point, and their ends alone tell.
bool crosses_oddly(const Geometry& geometry, const MapArc& arc, Place p) {
  if (p.y < arc.box.top || p.y >= arc.box.bottom || p.x >= arc.box.right) return false;
  const std::span<const GridPoint> points = geometry.points(arc);
  if (p.x < arc.box.left) return is_above(p, points.front()) != is_above(p, points.back());
  bool odd = false;
  bool above = is_above(p, points[0]);
  for (size_t i = 1; i < points.size(); ++i) {
    const bool next_above = is_above(p, points[i]);
    if (above != next_above) odd ^= crosses_to_the_right(p, points[i - 1], points[i]);
    above = next_above;
  }
  return odd;
}

bool holds(const Geometry& geometry, const MapFeature& feature, Place p) {
  const GridBox& box = feature.box;
  if (p.x < box.left || p.x > box.right || p.y < box.top || p.y > box.bottom) return false;
  bool odd = false;
  for (size_t ring = feature.first_ring; ring < feature.first_ring + feature.rings; ++ring)
    for (const ArcRef ref : geometry.ring(ring))
      odd ^= crosses_oddly(geometry, geometry.arcs()[arc_index(ref)], p);
  return odd;
}

}  // namespace

const MapFeature* feature_at(const Geometry& geometry, double x, double y) {
  const Place p{x * kGridPerPixel, y * kGridPerPixel};
  for (const MapFeature& feature : geometry.features())
    if (holds(geometry, feature, p)) return &feature;
  return nullptr;
}

}  // namespace satchel
