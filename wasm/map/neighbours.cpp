#include "map/neighbours.h"

#include <cstdlib>

namespace satchel {
namespace {

// What lies straight ahead comes before what is a little nearer but aside: from Colorado right to Kansas.
constexpr int kAsideCounts = 4;

bool share_border(const Geometry& geometry, const MapFeature& a, const MapFeature& b) {
  const size_t index_a = geometry.index_of(a), index_b = geometry.index_of(b);
  for (const MapArc& arc : geometry.arcs())
    if ((arc.features[0] == index_a && arc.features[1] == index_b) ||
        (arc.features[0] == index_b && arc.features[1] == index_a))
      return true;
  return false;
}

// From one label to another, turned so that the direction lies along.
struct Way {
  int along;
  int across;
};

Way way(GridPoint from, GridPoint to, Direction direction) {
  const int dx = to.x - from.x, dy = to.y - from.y;
  switch (direction) {
    case Direction::kLeft:
      return {-dx, dy};
    case Direction::kUp:
      return {-dy, dx};
    case Direction::kRight:
      return {dx, dy};
    case Direction::kDown:
      break;
  }
  return {dy, dx};
}

}  // namespace

std::vector<const MapFeature*> neighbours(const Geometry& geometry, const MapFeature& feature) {
  std::vector<const MapFeature*> found;
  for (const MapFeature& other : geometry.features())
    if (&other != &feature && share_border(geometry, feature, other)) found.push_back(&other);
  return found;
}

const MapFeature* feature_towards(const Geometry& geometry, const MapFeature& from, Direction direction) {
  const MapFeature* nearest = nullptr;
  bool nearest_is_neighbour = false;
  int64_t least = 0;
  for (const MapFeature& other : geometry.features()) {
    const Way to = way(from.label, other.label, direction);
    if (to.along <= 0 || std::abs(to.across) > to.along) continue;
    const bool is_neighbour = share_border(geometry, from, other);
    const int64_t distance = int64_t{to.along} * to.along + kAsideCounts * int64_t{to.across} * to.across;
    const bool is_better = nearest == nullptr || is_neighbour > nearest_is_neighbour ||
                           (is_neighbour == nearest_is_neighbour && distance < least);
    if (!is_better) continue;
    nearest = &other;
    nearest_is_neighbour = is_neighbour;
    least = distance;
  }
  return nearest;
}

}  // namespace satchel
