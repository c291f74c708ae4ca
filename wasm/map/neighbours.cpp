#include "map/neighbours.h"

#include <cstdlib>

namespace satchel {
namespace {

// One flag a feature: whether it shares an arc with feature number `index`.
std::vector<bool> shares_border(const Geometry& geometry, uint16_t index) {
  std::vector<bool> shares(geometry.features().size());
  for (const MapArc& arc : geometry.arcs()) {
    if (arc.features[1] == MapArc::kNone) continue;
    if (arc.features[0] == index) shares[arc.features[1]] = true;
    if (arc.features[1] == index) shares[arc.features[0]] = true;
  }
  shares[index] = false;
  return shares;
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
  const std::vector<bool> shares = shares_border(geometry, static_cast<uint16_t>(geometry.index_of(feature)));
  std::vector<const MapFeature*> found;
  for (const MapFeature& other : geometry.features())
    if (shares[geometry.index_of(other)]) found.push_back(&other);
  return found;
}

const MapFeature* feature_towards(const Geometry& geometry, const MapFeature& from, Direction direction) {
  const std::vector<bool> shares = shares_border(geometry, static_cast<uint16_t>(geometry.index_of(from)));
  const MapFeature* nearest = nullptr;
  bool nearest_is_neighbour = false;
  int64_t least = 0;
  for (const MapFeature& other : geometry.features()) {
    const Way to = way(from.label, other.label, direction);
    if (to.along <= 0 || std::abs(to.across) > to.along) continue;
    const bool is_neighbour = shares[geometry.index_of(other)];
    const int64_t distance = int64_t{to.along} * to.along + int64_t{to.across} * to.across;
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
