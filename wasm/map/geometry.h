// Opens a map's shapes (FORMAT.md): features as rings of shared arcs, on a grid of tenths of a pixel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace satchel {

// The viewport in pixels; shapes may reach beyond it.
constexpr int kMapWidth = 975;
constexpr int kMapHeight = 610;
// GridPoint's units in a pixel.
constexpr int kGridPerPixel = 10;

struct GridPoint {
  int16_t x = 0;  // to the right
  int16_t y = 0;  // down
  friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

// The least upright rectangle around some points, edges included.
struct GridBox {
  int16_t left = INT16_MAX, top = INT16_MAX, right = INT16_MIN, bottom = INT16_MIN;
  void add(GridPoint p);
  void add(const GridBox& other);
};

// An arc's index, or its bitwise complement where the arc is followed backward.
using ArcRef = int32_t;
constexpr size_t arc_index(ArcRef ref) { return static_cast<size_t>(ref < 0 ? ~ref : ref); }

struct MapArc {
  uint32_t first_point = 0;
  uint32_t points = 0;  // 2 at least
  GridBox box;
  // The features that it bounds. The second is kNone at a coast, and the first again for a hole's double
  // edge.
  static constexpr uint16_t kNone = UINT16_MAX;
  uint16_t features[2] = {kNone, kNone};
};

struct MapFeature {
  std::string_view code;  // "WA"
  std::string_view name;
  uint8_t fips = 0;
  GridPoint label;            // far from all edges
  uint16_t label_radius = 0;  // how far, in grid units
  GridBox box;
  uint32_t first_ring = 0;
  uint32_t rings = 0;
};

// Borrows the names from the bytes that it was opened from, which must outlive it.
class Geometry {
 public:
  // Checks every byte; the work is in proportion to them. Fails with "map-geometry".
  static Result<Geometry> open(std::string_view bytes);

  std::span<const MapFeature> features() const { return features_; }  // in the order of their codes
  std::span<const MapArc> arcs() const { return arcs_; }

  std::span<const GridPoint> points(const MapArc& arc) const {
    return std::span(points_).subspan(arc.first_point, arc.points);
  }
  // The arcs of ring number `ring` (first_ring and those behind it), each beginning where the one before
  // ends.
  std::span<const ArcRef> ring(size_t ring) const {
    return std::span(refs_).subspan(ring_begins_[ring], ring_begins_[ring + 1] - ring_begins_[ring]);
  }

  // The feature with this postal code, or nullptr.
  const MapFeature* find(std::string_view code) const;
  size_t index_of(const MapFeature& feature) const {
    return static_cast<size_t>(&feature - features_.data());
  }

 private:
  friend class GeometryReader;
  // Some have room left at their ends: arcs and features know what is theirs.
  std::vector<GridPoint> points_;
  std::vector<MapArc> arcs_;
  std::vector<ArcRef> refs_;
  std::vector<uint32_t> ring_begins_;  // into refs_; a ring ends where the next begins
  std::vector<MapFeature> features_;
};

// The first and the last point of an arc as a ring follows it.
struct ArcEnds {
  GridPoint first, last;
};
ArcEnds arc_ends(const Geometry& geometry, ArcRef ref);

// Appends the points of the arc `ref` to a ring, whose last point is the arc's first.
void append_arc(std::vector<GridPoint>& ring, std::span<const GridPoint> points, ArcRef ref);

// All points of ring number `ring`, the last equal to the first.
std::vector<GridPoint> ring_points(const Geometry& geometry, size_t ring);

}  // namespace satchel
