#include "map/geometry.h"

#include <algorithm>

#include "map/byte_reader.h"
#include "map/geometry_layout.h"
#include "map/names.h"

namespace satchel {

using namespace geometry_layout;

void GridBox::add(GridPoint p) {
  left = std::min(left, p.x);
  top = std::min(top, p.y);
  right = std::max(right, p.x);
  bottom = std::max(bottom, p.y);
}

void GridBox::add(const GridBox& other) {
  add(GridPoint{other.left, other.top});
  add(GridPoint{other.right, other.bottom});
}

// Takes the file apart from its front. A step returns nullptr, or what is wrong with the bytes.
class GeometryReader {
 public:
  GeometryReader(std::string_view bytes, Geometry& geometry) : rest_(bytes), g_(geometry) {}
  const char* read();

 private:
  const char* read_arcs();
  const char* read_arc(MapArc& arc);
  const char* read_features();
  const char* read_feature(MapFeature& feature);
  const char* read_label(MapFeature& feature);
  const char* read_rings(MapFeature& feature);
  const char* read_ring(MapFeature& feature);
  const char* read_reference(MapFeature& feature);
  const char* check_ring(std::span<const ArcRef> refs) const;

  bool take_point(GridPoint& point);

  ByteReader rest_;
  Geometry& g_;
  GridPoint last_;          // the point before the next one
  uint32_t arcs_used_ = 0;  // "next" of FORMAT.md
  // How many are read. Their vectors are as long as the bytes left could fill: no code for growth, which
  // would be half of this file's.
  uint32_t points_ = 0, refs_ = 0, rings_ = 0;
};

namespace {

constexpr const char* kCut = "it is cut short or holds a number that is not allowed";
constexpr const char* kNoArc = "a ring refers to an arc that does not exist";

}  // namespace

bool GeometryReader::take_point(GridPoint& point) {
  uint32_t x = 0, y = 0;
  if (!rest_.take(x) || !rest_.take(y)) return false;
  const int32_t new_x = point.x + unzigzag(x), new_y = point.y + unzigzag(y);
  point = {static_cast<int16_t>(new_x), static_cast<int16_t>(new_y)};
  return point.x == new_x && point.y == new_y;
}

const char* GeometryReader::read() {
  if (!rest_.take_signature(kSignature)) return "it does not begin with its signature";
  if (const char* wrong = read_arcs()) return wrong;
  if (const char* wrong = read_features()) return wrong;
  if (arcs_used_ != g_.arcs_.size()) return "an arc is not used";
  return rest_.empty() ? nullptr : "it holds bytes that belong to no feature";
}

const char* GeometryReader::read_arcs() {
  uint32_t count = 0;
  if (!rest_.take(count) || count == 0 || count > kMaxArcs || !rest_.can_hold(count, 5)) return kCut;
  g_.arcs_ = std::vector<MapArc>(count);
  g_.points_ = std::vector<GridPoint>(rest_.size() / 2);
  for (MapArc& arc : g_.arcs_)
    if (const char* wrong = read_arc(arc)) return wrong;
  return nullptr;
}

const char* GeometryReader::read_arc(MapArc& arc) {
  if (!rest_.take(arc.points) || arc.points < 2 || !rest_.can_hold(arc.points, 2)) return kCut;
  arc.first_point = points_;
  for (uint32_t i = 0; i < arc.points; ++i) {
    const GridPoint before = last_;
    if (!take_point(last_)) return kCut;
    if (i > 0 && last_ == before) return "an arc has a doubled point";
    arc.box.add(last_);
    g_.points_[points_++] = last_;
  }
  return nullptr;
}

const char* GeometryReader::read_features() {
  uint32_t count = 0;
  if (!rest_.take(count) || count == 0 || count > kMaxFeatures || !rest_.can_hold(count, kLeastFeature))
    return kCut;
  g_.features_ = std::vector<MapFeature>(count);
  g_.refs_ = std::vector<ArcRef>(rest_.size());
  g_.ring_begins_ = std::vector<uint32_t>(rest_.size() / 2 + 1);
  for (MapFeature& feature : g_.features_)
    if (const char* wrong = read_feature(feature)) return wrong;
  return nullptr;
}

const char* GeometryReader::read_feature(MapFeature& feature) {
  uint32_t fips = 0, name_bytes = 0;
  if (!rest_.take_text(2, feature.code) || !rest_.take(fips) || !rest_.take(name_bytes) ||
      !rest_.take_text(name_bytes, feature.name))
    return kCut;
  if (!is_state_code(feature.code) || fips == 0 || fips > 99) return "a feature's code is not allowed";
  if (!is_map_name(feature.name, kMaxNameBytes)) return "a feature's name is not allowed";
  const size_t index = g_.index_of(feature);
  if (index > 0 && code_rank(g_.features_[index - 1].code) >= code_rank(feature.code))
    return "its features are out of order";
  feature.fips = static_cast<uint8_t>(fips);
  if (const char* wrong = read_label(feature)) return wrong;
  return read_rings(feature);
}

const char* GeometryReader::read_label(MapFeature& feature) {
  uint32_t radius = 0;
  if (!take_point(feature.label) || !rest_.take(radius) || radius > UINT16_MAX) return kCut;
  feature.label_radius = static_cast<uint16_t>(radius);
  return nullptr;
}

const char* GeometryReader::read_rings(MapFeature& feature) {
  feature.first_ring = rings_;
  if (!rest_.take(feature.rings) || feature.rings == 0 || !rest_.can_hold(feature.rings, 2)) return kCut;
  for (uint32_t i = 0; i < feature.rings; ++i)
    if (const char* wrong = read_ring(feature)) return wrong;
  return nullptr;
}

const char* GeometryReader::read_ring(MapFeature& feature) {
  uint32_t count = 0;
  if (!rest_.take(count) || count == 0 || !rest_.can_hold(count, 1)) return kCut;
  while (count-- > 0)
    if (const char* wrong = read_reference(feature)) return wrong;
  g_.ring_begins_[++rings_] = refs_;
  return check_ring(g_.ring(rings_ - 1));
}

const char* GeometryReader::read_reference(MapFeature& feature) {
  uint32_t value = 0;
  if (!rest_.take(value)) return kCut;
  const uint32_t back = (value + 1) / 2;
  if (back > arcs_used_) return kNoArc;
  const uint32_t index = arcs_used_ - back;
  if (index >= g_.arcs_.size()) return kNoArc;
  if (back == 0) ++arcs_used_;
  MapArc& arc = g_.arcs_[index];
  if (arc.features[1] != MapArc::kNone) return "an arc is used more than twice";
  arc.features[back == 0 ? 0 : 1] = static_cast<uint16_t>(g_.index_of(feature));
  feature.box.add(arc.box);
  const auto ref = static_cast<ArcRef>(index);
  g_.refs_[refs_++] = back > 0 && value % 2 == 0 ? ~ref : ref;
  return nullptr;
}

const char* GeometryReader::check_ring(std::span<const ArcRef> refs) const {
  GridPoint end = arc_ends(g_, refs.back()).last;
  uint32_t points = 1;
  for (const ArcRef ref : refs) {
    const ArcEnds ends = arc_ends(g_, ref);
    if (ends.first != end) return "a ring is not closed";
    end = ends.last;
    points += g_.arcs_[arc_index(ref)].points - 1;
  }
  return points < 4 ? "a ring has fewer than four points" : nullptr;
}

Result<Geometry> Geometry::open(std::string_view bytes) {
  Geometry geometry;
  if (const char* wrong = GeometryReader(bytes, geometry).read())
    return failure("map-geometry", std::string("the map's geometry is damaged: ") + wrong,
                   "build the site again");
  return geometry;
}

const MapFeature* Geometry::find(std::string_view code) const {
  for (const MapFeature& feature : features_)
    if (feature.code == code) return &feature;
  return nullptr;
}

ArcEnds arc_ends(const Geometry& geometry, ArcRef ref) {
  const std::span<const GridPoint> points = geometry.points(geometry.arcs()[arc_index(ref)]);
  if (ref < 0) return {points.back(), points.front()};
  return {points.front(), points.back()};
}

void append_arc(std::vector<GridPoint>& ring, std::span<const GridPoint> points, ArcRef ref) {
  if (!ring.empty()) ring.pop_back();
  if (ref < 0)
    ring.insert(ring.end(), points.rbegin(), points.rend());
  else
    ring.insert(ring.end(), points.begin(), points.end());
}

std::vector<GridPoint> ring_points(const Geometry& geometry, size_t ring) {
  std::vector<GridPoint> all;
  for (const ArcRef ref : geometry.ring(ring)) {
    const std::span<const GridPoint> points = geometry.points(geometry.arcs()[arc_index(ref)]);
    append_arc(all, points, ref);
  }
  return all;
}

}  // namespace satchel
