#include "tool/simplify.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <utility>

namespace satchel {
namespace {

// Twice the area of the triangle a, b, c; positive where c lies to the right of the way from a to b (y is
// down).
int64_t cross(GridPoint a, GridPoint b, GridPoint c) {
  return int64_t{b.x - a.x} * (c.y - a.y) - int64_t{c.x - a.x} * (b.y - a.y);
}

bool is_in_triangle(GridPoint p, GridPoint a, GridPoint b, GridPoint c) {
  const int64_t ab = cross(a, b, p), bc = cross(b, c, p), ca = cross(c, a, p);
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
}

double distance_to_segment(GridPoint p, GridPoint a, GridPoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length_squared = dx * dx + dy * dy;
  double along = length_squared > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length_squared : 0;
  along = std::clamp(along, 0.0, 1.0);
  return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

double ring_area(const std::vector<GridPoint>& ring) {
  double twice = 0;
  for (size_t i = 1; i < ring.size(); ++i)
    twice += double{1} * ring[i - 1].x * ring[i].y - double{1} * ring[i].x * ring[i - 1].y;
  return std::abs(twice) / 2;
}

// All points of all arcs that are still there, by x, so that those in a triangle are found.
class PointIndex {
 public:
  explicit PointIndex(const std::vector<std::vector<GridPoint>>& arcs) {
    for (const std::vector<GridPoint>& arc : arcs)
      for (const GridPoint point : arc) points_.emplace(point.x, point.y);
  }

  void remove(GridPoint p) { points_.erase(points_.find({p.x, p.y})); }

  // Whether a point other than its corners lies in the triangle or on its edge.
  bool any_in(GridPoint a, GridPoint b, GridPoint c) const {
    const int16_t last = std::max({a.x, b.x, c.x});
    auto at = points_.lower_bound({std::min({a.x, b.x, c.x}), INT16_MIN});
    for (; at != points_.end() && at->first <= last; ++at) {
      const GridPoint p{at->first, at->second};
      if (p != a && p != b && p != c && is_in_triangle(p, a, b, c)) return true;
    }
    // Another arc, or another part of this one, may touch b.
    return points_.count({b.x, b.y}) > 1;
  }

 private:
  std::multiset<std::pair<int16_t, int16_t>> points_;
};

// Thins one arc. Points are known by their places in the original; those that are left are linked to each
// other.
class ArcThinner {
 public:
  ArcThinner(const std::vector<GridPoint>& points, const SimplifyOptions& options, PointIndex& index)
      : points_(points),
        least_twice_area_(2 * options.area * kGridPerPixel * kGridPerPixel),
        distance_(options.distance * kGridPerPixel),
        index_(index),
        before_(points.size()),
        behind_(points.size()) {
    for (size_t i = 0; i < points.size(); ++i) {
      before_[i] = i - 1;  // of the ends never asked for
      behind_[i] = i + 1;
    }
  }

  std::vector<GridPoint> thin(size_t least_points);

 private:
  int64_t twice_area(size_t i) const {
    return std::abs(cross(points_[before_[i]], points_[i], points_[behind_[i]]));
  }
  bool may_go(size_t i) const;
  void enqueue(size_t i);
  void dequeue(size_t i) { queue_.erase({twice_area(i), i}); }
  void remove(size_t i);

  const std::vector<GridPoint>& points_;
  double least_twice_area_;  // grid units
  double distance_;
  PointIndex& index_;
  std::vector<size_t> before_, behind_;
  std::set<std::pair<int64_t, size_t>> queue_;  // the smallest triangle first
};

bool ArcThinner::may_go(size_t i) const {
  const GridPoint a = points_[before_[i]], b = points_[behind_[i]];
  for (size_t gone = before_[i] + 1; gone < behind_[i]; ++gone)
    if (distance_to_segment(points_[gone], a, b) > distance_) return false;
  return !index_.any_in(a, points_[i], b);
}

void ArcThinner::enqueue(size_t i) {
  if (i == 0 || i + 1 >= points_.size()) return;
  if (const int64_t area = twice_area(i); static_cast<double>(area) < least_twice_area_)
    queue_.emplace(area, i);
}

void ArcThinner::remove(size_t i) {
  const size_t a = before_[i], b = behind_[i];
  if (a > 0) dequeue(a);
  if (b + 1 < points_.size()) dequeue(b);
  index_.remove(points_[i]);
  behind_[a] = b;
  before_[b] = a;
  enqueue(a);
  enqueue(b);
}

std::vector<GridPoint> ArcThinner::thin(size_t least_points) {
  for (size_t i = 1; i + 1 < points_.size(); ++i) enqueue(i);
  size_t left = points_.size();
  while (!queue_.empty() && left > least_points) {
    const size_t i = queue_.begin()->second;
    queue_.erase(queue_.begin());
    // One that may not go now is looked at again when a neighbour of it goes.
    if (!may_go(i)) continue;
    remove(i);
    --left;
  }
  std::vector<GridPoint> thinned;
  for (size_t i = 0; i < points_.size(); i = behind_[i]) thinned.push_back(points_[i]);
  return thinned;
}

// How often each arc is used.
std::vector<int> count_uses(const GeometryDraft& draft) {
  std::vector<int> uses(draft.arcs.size());
  for (const DraftFeature& feature : draft.features)
    for (const std::vector<ArcRef>& ring : feature.rings)
      for (const ArcRef ref : ring) ++uses[arc_index(ref)];
  return uses;
}

// Islands alone: what a neighbour shares would leave a hole in it.
void drop_small_rings(GeometryDraft& draft, double least_area) {
  const std::vector<int> uses = count_uses(draft);
  for (DraftFeature& feature : draft.features) {
    double largest = 0;
    for (const std::vector<ArcRef>& ring : feature.rings)
      largest = std::max(largest, ring_area(ring_points(draft, ring)));
    std::erase_if(feature.rings, [&](const std::vector<ArcRef>& ring) {
      const std::vector<GridPoint> points = ring_points(draft, ring);
      const bool is_alone =
          std::all_of(ring.begin(), ring.end(), [&](ArcRef ref) { return uses[arc_index(ref)] == 1; });
      const double area = ring_area(points);
      return points.size() < 4 || (is_alone && area < least_area && area < largest);
    });
  }
}

// The points that each arc must keep so that no ring falls below four: all of them where it is a ring by
// itself, one between its ends where it is one of two; of three arcs the ends are enough.
std::vector<size_t> least_points(const GeometryDraft& draft) {
  std::vector<size_t> least(draft.arcs.size(), 2);
  for (const DraftFeature& feature : draft.features)
    for (const std::vector<ArcRef>& ring : feature.rings)
      for (const ArcRef ref : ring) {
        size_t& of_arc = least[arc_index(ref)];
        of_arc = std::max(of_arc, ring.size() == 1 ? size_t{4} : ring.size() == 2 ? size_t{3} : size_t{2});
      }
  return least;
}

}  // namespace

void simplify(GeometryDraft& draft, const SimplifyOptions& options) {
  drop_small_rings(draft, options.least_ring * kGridPerPixel * kGridPerPixel);
  const std::vector<size_t> least = least_points(draft);
  const std::vector<int> uses = count_uses(draft);
  for (size_t i = 0; i < draft.arcs.size(); ++i)
    if (uses[i] == 0) draft.arcs[i].clear();
  PointIndex index(draft.arcs);
  for (size_t i = 0; i < draft.arcs.size(); ++i)
    if (uses[i] > 0) draft.arcs[i] = ArcThinner(draft.arcs[i], options, index).thin(least[i]);
}

}  // namespace satchel
