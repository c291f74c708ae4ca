// What a map of the states shows: for one metric and one snapshot, each state's shade, and the words around.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/geometry.h"
#include "views/policies.h"

namespace satchel {

struct LegendEntry {
  std::string_view style;  // the class of shapes with this shade
  std::string_view label;
};

struct Shade {
  std::string_view style;  // one of the legend's
  std::string text;        // "9 of 10 policies", "Partly"
  int change = 0;          // 1: more than in the snapshot before, -1: less
};

// Borrows the snapshots.
class Choropleth {
 public:
  // `metric` is "count" or the key of a policy; `snapshot` an index of snapshots.names().
  Choropleth(const PolicySnapshots& snapshots, std::string_view metric, size_t snapshot);

  // The names that `metric` may have.
  static std::vector<std::string_view> metrics();

  std::string title() const;              // "Policies in place, 2024"
  std::string_view metric_label() const;  // "Policies in place", "State plan"
  // From least to most, and behind them "Not known" where that is said of one of the features.
  std::vector<LegendEntry> legend(std::span<const MapFeature> features) const;
  Shade shade(std::string_view state) const;
  // The snapshot that changes are measured from; empty for the first, and where it knows nothing of the
  // metric.
  std::string_view before() const;
  std::string_view now() const { return snapshots_.names()[snapshot_]; }

 private:
  bool is_known_before() const;
  int level(std::string_view state, size_t snapshot) const;  // comparable within a metric; -1: not known

  const PolicySnapshots& snapshots_;
  const Policy* policy_ = nullptr;  // nullptr: their count
  size_t snapshot_;
};

}  // namespace satchel
