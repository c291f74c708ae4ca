#include "map/clusters.h"

#include <algorithm>

#include "map/cluster_units.h"

namespace satchel {

using namespace cluster_units;

int ClusterIndex::expansion_zoom(uint32_t id) const {
  int zoom = max_zoom_ + 1;
  while (zoom > 0 && id >= clusters_at(zoom - 1)) --zoom;
  return zoom;
}

ClusterIndex::Box ClusterIndex::units_of(const MapBox& box) {
  const bool reached = box.left < kReach && box.right > -kReach && box.top < kReach && box.bottom > -kReach;
  if (!reached || !(box.left <= box.right && box.top <= box.bottom)) return {kSpan, kSpan, 0, 0};
  return {upper_unit(box.left), upper_unit(box.top), lower_unit(box.right), lower_unit(box.bottom)};
}

struct ClusterIndex::Nearest {
  Place at;
  uint64_t limit;  // the square of a distance
  uint32_t point = kNone;

  uint64_t distance(Place p) const { return square(at.x, p.x) + square(at.y, p.y); }
  uint64_t distance(const Box& box) const {
    return distance(Place{std::clamp(at.x, box.left, box.right), std::clamp(at.y, box.top, box.bottom)});
  }
  void consider(uint64_t far, uint32_t index) {
    if (far > limit || (far == limit && index > point)) return;
    limit = far;
    point = index;
  }
};

void ClusterIndex::search(Range range, Nearest& nearest) const {
  // The most promising branch first: it leaves little of the others to look at.
  uint32_t promising = kNone;
  uint64_t least = UINT64_MAX;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Node& node = nodes_[i];
    if (!node.is_cluster()) {
      nearest.consider(nearest.distance(node.at), node.id());
    } else if (const uint64_t far = nearest.distance(node.box.units()); far < least) {
      least = far;
      promising = i;
    }
  }
  if (promising == kNone || least > nearest.limit) return;
  search(children(nodes_[promising].id()), nearest);
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Node& node = nodes_[i];
    if (i != promising && node.is_cluster() && nearest.distance(node.box.units()) <= nearest.limit)
      search(children(node.id()), nearest);
  }
}

uint32_t ClusterIndex::nearest(MapPoint at, double reach) const {
  if (!is_within_reach(at) || !(reach >= 0)) return kNone;
  const auto units = static_cast<uint64_t>(std::min(reach, 3 * kReach) * kUnitsPerPixel);
  Nearest found{{lower_unit(at.x), lower_unit(at.y)}, units * units};
  search(roots(), found);
  return found.point;
}

}  // namespace satchel
