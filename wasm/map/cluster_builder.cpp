// How the tree of clusters is built: the one place where a map's points cost time.
#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "map/cluster_units.h"
#include "map/clusters.h"

namespace satchel {

using namespace cluster_units;

// So few roots are looked at one by one.
constexpr size_t kFewRoots = 16;

class ClusterBuilder {
 public:
  ClusterBuilder(std::span<const MapPoint> points, uint32_t min_points) : min_points_(min_points) {
    take_by_squares(points);
    next_.reset(new uint32_t[item_count_]);
    buckets_.reset(new uint32_t[bucket_count()]);
    index_.nodes_ = ClusterIndex::Pieces<Node>(2 * size_t{item_count_});
    index_.branches_ = ClusterIndex::Pieces<Branch>(item_count_);
  }

  void add_zoom(int zoom, uint32_t radius) {
    join(radius, min_points_);
    index_.cluster_counts_[static_cast<size_t>(zoom)] = index_.branches_.size();
  }

  ClusterIndex finish(int max_zoom, uint32_t radius) {
    for (uint64_t r = std::max(radius, 1u) * uint64_t{2}; item_count_ > kFewRoots && r <= kSpan; r *= 2)
      join(static_cast<uint32_t>(r), 2);
    index_.first_root_ = index_.nodes_.size();
    for (const Item& item : items()) add_node(item);
    index_.max_zoom_ = max_zoom;
    return std::move(index_);
  }

 private:
  using Place = ClusterIndex::Place;
  using Node = ClusterIndex::Node;
  using Branch = ClusterIndex::Branch;
  using CoarseBox = ClusterIndex::CoarseBox;
  static constexpr uint32_t kNone = ClusterIndex::kNone;
  static constexpr uint32_t kIsCluster = ClusterIndex::kIsCluster;
  static constexpr uint32_t kRun = 16;

  // What is in no cluster yet, in its turn.
  struct Item {
    static constexpr uint32_t kGathered = uint32_t{1} << 31;
    Place at;
    uint32_t points;  // their number, with kGathered where it is no more to be gathered at this zoom; 0: gone
    uint32_t ref;     // as Node's
    bool is_free() const { return points - 1 < kGathered - 1; }
  };

  std::span<const Item> items() const { return {items_.get(), item_count_}; }

  // Makes an item of each point, in their turns.
  void take_by_squares(std::span<const MapPoint> points) {
    constexpr auto kUnits = static_cast<uint32_t>(ClusterIndex::kSquare * ClusterIndex::kUnitsPerPixel);
    constexpr uint32_t kColumns = kSpan / kUnits;
    const std::unique_ptr<uint32_t[]> turns(new uint32_t[kColumns * kColumns]());
    const auto each = [&](auto visit) {
      for (size_t i = 0; i < points.size(); ++i) {
        if (!is_within_reach(points[i])) continue;
        const Place at{lower_unit(points[i].x), lower_unit(points[i].y)};
        visit(turns[at.y / kUnits * kColumns + at.x / kUnits], Item{at, 1, static_cast<uint32_t>(i)});
      }
    };
    each([](uint32_t& turn, const Item&) { ++turn; });
    for (uint32_t i = 0; i < kColumns * kColumns; ++i) item_count_ += std::exchange(turns[i], item_count_);
    items_.reset(new Item[item_count_]);
    each([&](uint32_t& turn, const Item& item) { items_[turn++] = item; });
  }

  // The items lie in cells, and the cells' items in the buckets of a hash table.
  uint32_t cell(uint32_t units) const { return static_cast<uint32_t>(units * cells_per_unit_); }
  uint32_t& bucket(uint32_t column, uint32_t row) {
    // Runs of cells keep together, as they are asked for together. The factors and shifts are those of
    // MurmurHash3 and the golden ratio: no pattern of points shares buckets by itself.
    uint32_t hash = column / kRun * 0x9E3779B1u + row * 0x85EBCA6Bu;
    hash = (hash ^ hash >> 15) * 0xC2B2AE35u;
    hash ^= hash >> 13;
    return buckets_[(hash * kRun + ((column ^ hash >> 28) & (kRun - 1))) & (bucket_count() - 1)];
  }
  uint32_t bucket_count() const { return std::max(std::bit_ceil(item_count_), kRun); }
  uint32_t& bucket_of(Place p) { return bucket(cell(p.x), cell(p.y)); }

  bool is_crowded() {
    std::fill_n(buckets_.get(), bucket_count(), 0);
    uint64_t pairs = 0;
    for (const Item& item : items()) pairs += bucket_of(item.at)++;
    return pairs > 4 * uint64_t{item_count_};
  }

  // Large cells are near each other in memory, and small ones keep crowds apart. In cells as wide as the
  // circle that is gathered from, only a few can be gathered from in vain: the work stays in proportion to
  // the items, wherever they are. A circle touches at most four cells.
  void choose_cells(uint32_t radius) {
    const double most = 1 / (2.0 * radius + 1);
    cells_per_unit_ = std::min(cells_per_unit_, most);
    while (cells_per_unit_ < most && is_crowded()) cells_per_unit_ = std::min(2 * cells_per_unit_, most);
  }

  void put_into_buckets() {
    std::fill_n(buckets_.get(), bucket_count(), kNone);
    for (uint32_t i = item_count_; i-- > 0;) {
      uint32_t& first = bucket_of(items_[i].at);
      next_[i] = first;
      first = i;
    }
  }

  // Puts into gathered_ the free items behind number `i` that are within the radius of it.
  void gather(uint32_t i, uint32_t radius) {
    const Place at = items_[i].at;
    const auto from = [&](uint32_t v) { return cell(v > radius ? v - radius : 0); };
    const uint64_t limit = uint64_t{radius} * radius;
    gathered_.clear();
    for (uint32_t row = from(at.y), last_row = cell(at.y + radius); row <= last_row; ++row)
      for (uint32_t column = from(at.x), last = cell(at.x + radius); column <= last; ++column) {
        uint32_t& first = bucket(column, row);
        while (first <= i) first = next_[first];  // had their turns
        for (uint32_t j = first; j != kNone; j = next_[j]) {
          Item& item = items_[j];
          if (!item.is_free() || square(item.at.x, at.x) + square(item.at.y, at.y) > limit) continue;
          item.points |= Item::kGathered;
          gathered_.push_back(j);
        }
      }
  }

  void join(uint32_t radius, uint32_t min_points) {
    choose_cells(radius);
    put_into_buckets();
    uint32_t kept = 0;
    for (uint32_t i = 0; i < item_count_; ++i) {
      if (items_[i].points == 0) continue;
      if (items_[i].is_free()) {
        gather(i, radius);
        if (!gathered_.empty()) join_gathered(i, min_points);
      }
      items_[kept] = items_[i];
      items_[kept++].points &= ~Item::kGathered;
    }
    item_count_ = kept;
  }

  void join_gathered(uint32_t first, uint32_t min_points) {
    uint32_t points = items_[first].points;
    for (const uint32_t j : gathered_) points += items_[j].points & ~Item::kGathered;
    if (points < min_points) return;
    const uint32_t id = index_.branches_.size();
    index_.branches_.push_back({index_.nodes_.size(), points, {}});
    uint64_t x = 0, y = 0;
    gathered_.push_back(first);
    for (const uint32_t j : gathered_) {
      Item& item = items_[j];
      item.points &= ~Item::kGathered;
      x += uint64_t{item.at.x} * item.points;
      y += uint64_t{item.at.y} * item.points;
      add_node(item);
      item.points = 0;
    }
    const Place at{static_cast<uint32_t>(x / points), static_cast<uint32_t>(y / points)};
    items_[first] = {at, points, id | kIsCluster};
    index_.branches_[id].at = at;
  }

  void add_node(const Item& item) {
    Node node{item.ref, {item.at}};
    if (node.is_cluster()) node.box = box_of_children(node.id());
    index_.nodes_.push_back(node);
  }

  CoarseBox box_of_children(uint32_t id) const {
    const ClusterIndex::Range children = index_.children(id);
    CoarseBox box{UINT16_MAX, UINT16_MAX, 0, 0};
    for (uint32_t i = children.begin; i < children.end; ++i) {
      const Node& node = index_.nodes_[i];
      const CoarseBox child = node.is_cluster() ? node.box : coarse_box(node.at);
      box = {std::min(box.left, child.left), std::min(box.top, child.top), std::max(box.right, child.right),
             std::max(box.bottom, child.bottom)};
    }
    return box;
  }

  static CoarseBox coarse_box(Place p) {
    const auto x = static_cast<uint16_t>(p.x >> CoarseBox::kShift);
    const auto y = static_cast<uint16_t>(p.y >> CoarseBox::kShift);
    return {x, y, x, y};
  }

  ClusterIndex index_;
  uint32_t min_points_;
  std::unique_ptr<Item[]> items_;
  uint32_t item_count_ = 0;
  // The items of each bucket in their turns: its first, and of each item the next.
  std::unique_ptr<uint32_t[]> buckets_, next_;
  double cells_per_unit_ = 1 / (16 * ClusterIndex::kUnitsPerPixel);
  std::vector<uint32_t> gathered_;
};

ClusterIndex ClusterIndex::build(std::span<const MapPoint> points, const ClusterOptions& options) {
  const int max_zoom = std::clamp(options.max_zoom, 0, kMaxZoom);
  const uint32_t radius =
      options.radius > 0 ? static_cast<uint32_t>(std::min(options.radius, kReach) * kUnitsPerPixel) : 0;
  ClusterBuilder builder(points, options.min_points);
  for (int zoom = max_zoom; zoom >= 0; --zoom) builder.add_zoom(zoom, radius >> zoom);
  return builder.finish(max_zoom, radius);
}

}  // namespace satchel
