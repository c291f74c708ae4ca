// School districts as points of the map: those that are partners, and layers of all others.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/clusters.h"
#include "map/point_layer.h"
#include "model/json.h"

namespace satchel {

// The file of content/data that lists the partners.
constexpr std::string_view kPartnerDistricts = "partner-districts-2024";

struct District {
  std::string_view name;
  std::string_view state;  // "WA"
  LonLat place;            // NaN: not known
  MapPoint at;             // NaN: not on the map
  uint32_t people = 0;     // who lived there; 0: not known

  bool is_placed() const { return place.latitude == place.latitude; }
  bool is_on_map() const { return at.x == at.x; }
};

// Named points with their clusters, built once. Borrows the names.
class Districts {
 public:
  // At zoom 0 of the clusters a pixel of the screen is so many of the viewport: a map on a phone is as small.
  static constexpr int kLeastScale = 4;
  static constexpr int kMaxScale = 64;  // pixels of the screen in one of the viewport, at most

  // The rows of partner-districts. A place counts where it is sure: where `match` is "unique" or not given.
  // Empty where `rows` is nullptr.
  static Districts of_rows(const Json* rows);
  static Districts of_layer(const PointLayer& layer);

  const std::vector<District>& all() const { return all_; }
  const ClusterIndex& clusters() const { return clusters_; }
  // The clusters' zoom for a map on which `scale` pixels of the screen are one of the viewport, and the least
  // scale of a zoom.
  static int zoom_of(double scale);
  static double scale_of(int zoom);
  // The clusters' own coordinates.
  static MapPoint to_index(MapPoint p) { return {p.x / kLeastScale, p.y / kLeastScale}; }
  static MapPoint from_index(MapPoint p) { return {p.x * kLeastScale, p.y * kLeastScale}; }

  // Up to `most` districts nearest to `place` on the globe, the nearest first.
  std::vector<const District*> nearest(LonLat place, size_t most) const;
  // Up to `most` whose names have words that begin as those of `query` do, in any order; first those whose
  // names begin with it, then by people. Case and accents of Latin letters are as typed.
  std::vector<const District*> search(std::string_view query, size_t most) const;
  size_t index_of(const District& district) const { return static_cast<size_t>(&district - all_.data()); }

 private:
  void build_clusters(double radius);

  std::vector<District> all_;
  ClusterIndex clusters_;
};

// Miles between two places on the globe, along a great circle.
double miles_between(LonLat a, LonLat b);

}  // namespace satchel
