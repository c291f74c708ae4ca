#include "map/geometry.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "damage.h"
#include "draft.h"

using namespace satchel;

namespace {

std::vector<ArcRef> refs(const Geometry& geometry, size_t ring) {
  return {geometry.ring(ring).begin(), geometry.ring(ring).end()};
}

// Opens any bytes; what is sound must be the one form of its shapes, and its rings must be closed and long
// enough.
bool is_refused(const std::string& bytes) {
  const Result<Geometry> geometry = Geometry::open(bytes);
  if (!geometry) {
    CHECK(geometry.error().code == "map-geometry");
    CHECK_FALSE(geometry.error().message.empty());
    return true;
  }
  CHECK(write_geometry(draft_of(*geometry)).value() == bytes);
  for (const MapFeature& feature : geometry->features())
    for (size_t ring = feature.first_ring; ring < feature.first_ring + feature.rings; ++ring) {
      const std::vector<GridPoint> points = ring_points(*geometry, ring);
      CHECK(points.size() >= 4);
      CHECK(points.front() == points.back());
    }
  return false;
}

std::string bytes(std::initializer_list<int> list) {
  std::string all;
  for (const int byte : list) all += static_cast<char>(byte);
  return all;
}

// The least file: one triangle that is one arc. `tail` is what follows the arcs.
std::string triangle(const std::string& tail) {
  return bytes({'S', 'G', 'E', 1, 1, 4, 0, 0, 20, 0, 0, 20, 19, 19}) + tail;
}
const std::string kFeature = bytes({1, 'W', 'A', 53, 1, 'W', 4, 4, 2, 1, 1, 0});

}  // namespace

TEST_CASE("what was written is read") {
  const std::string file = small_geometry();
  const Geometry geometry = Geometry::open(file).value();
  REQUIRE(geometry.features().size() == 2);
  const MapFeature& a = geometry.features()[0];
  const MapFeature& b = geometry.features()[1];
  CHECK(a.code == "AA");
  CHECK(a.name == "Ay \xC3\xA9");
  CHECK(a.fips == 1);
  CHECK(a.label == GridPoint{150, 150});
  CHECK(a.label_radius == 50);
  CHECK(a.rings == 2);
  CHECK(b.rings == 2);
  CHECK(geometry.arcs().size() == 5);
  // Numbered by first use: AA's two sides, its island, then BB's.
  CHECK(refs(geometry, 0) == std::vector<ArcRef>{0, 1});
  CHECK(refs(geometry, 1) == std::vector<ArcRef>{2});
  CHECK(refs(geometry, 2) == std::vector<ArcRef>{3, ~1});
  CHECK(ring_points(geometry, 2) ==
        std::vector<GridPoint>{{200, 100}, {300, 100}, {300, 200}, {200, 200}, {200, 150}, {200, 100}});
  CHECK(geometry.find("BB") == &b);
  CHECK(geometry.find("CC") == nullptr);
}

TEST_CASE("arcs know their features and boxes know their points") {
  const std::string file = small_geometry();
  const Geometry geometry = Geometry::open(file).value();
  CHECK(geometry.arcs()[1].features[0] == 0);
  CHECK(geometry.arcs()[1].features[1] == 1);
  CHECK(geometry.arcs()[2].features[1] == MapArc::kNone);
  const GridBox& box = geometry.features()[0].box;
  CHECK(box.left == 100);
  CHECK(box.top == 100);
  CHECK(box.right == 320);
  CHECK(box.bottom == 315);
}

TEST_CASE("neighbours share the very points of their border") {
  const std::string file = small_geometry();
  const Geometry geometry = Geometry::open(file).value();
  const MapArc& border = geometry.arcs()[1];
  CHECK(border.points == 3);
  size_t stored = 0;
  for (const MapArc& arc : geometry.arcs()) stored += arc.points;
  CHECK(stored == 4 + 3 + 5 + 4 + 5);
}

TEST_CASE("the least file, and what it may not be") {
  CHECK_FALSE(is_refused(triangle(kFeature)));
  const auto replaced = [](size_t at, int byte) {
    std::string file = triangle(kFeature);
    file.at(at) = static_cast<char>(byte);
    return file;
  };
  const size_t feature = 14;
  CHECK(is_refused(""));
  CHECK(is_refused(replaced(0, 'T')));
  CHECK(is_refused(replaced(3, 2)));        // another version
  CHECK(is_refused(replaced(4, 0)));        // no arc
  CHECK(is_refused(replaced(4, 2)));        // an arc too many
  CHECK(is_refused(replaced(5, 1)));        // an arc of one point
  CHECK(is_refused(replaced(8, 0)));        // a doubled point
  CHECK(is_refused(replaced(12, 17)));      // not closed
  CHECK(is_refused(replaced(feature, 0)));  // no feature
  CHECK(is_refused(replaced(feature + 1, 'w')));
  CHECK(is_refused(replaced(feature + 3, 0)));  // FIPS 0
  CHECK(is_refused(replaced(feature + 3, 100)));
  CHECK(is_refused(replaced(feature + 4, 0)));  // no name
  CHECK(is_refused(replaced(feature + 5, 7)));  // a control character
  CHECK(is_refused(replaced(feature + 5, 0xFF)));
  CHECK(is_refused(replaced(feature + 9, 0)));   // no ring
  CHECK(is_refused(replaced(feature + 10, 0)));  // no arc in it
  CHECK(is_refused(replaced(feature + 11, 1)));  // an arc before the first
  CHECK(is_refused(triangle(kFeature) + '\0'));
  CHECK(is_refused(
      triangle(bytes({1, 'W', 'A', 0x80 | 53, 0, 1, 'W', 4, 4, 2, 1, 1, 0}))));  // a number too long
}

TEST_CASE("an arc is used once or twice") {
  const auto with_rings = [](std::initializer_list<int> rings) {
    return triangle(bytes({1, 'W', 'A', 53, 1, 'W', 4, 4, 2}) + bytes(rings));
  };
  CHECK_FALSE(is_refused(with_rings({2, 1, 0, 1, 1})));
  CHECK_FALSE(is_refused(with_rings({2, 1, 0, 1, 2})));
  CHECK(is_refused(with_rings({3, 1, 0, 1, 1, 1, 1})));
  CHECK(is_refused(with_rings({2, 1, 0, 1, 0})));
  CHECK(is_refused(with_rings({2, 1, 0, 1, 3})));
}

TEST_CASE("every truncation is refused") {
  const std::string file = small_geometry();
  for (size_t size = 0; size < file.size(); ++size) CHECK(is_refused(file.substr(0, size)));
}

TEST_CASE("every changed byte is refused or sound") {
  const std::string file = small_geometry();
  const int refused =
      testing::count_refused_changes(file, [](const std::string& changed) { return is_refused(changed); });
  CHECK(refused > static_cast<int>(file.size()) * 128);
}

TEST_CASE("huge counts are refused before anything is allocated") {
  CHECK(is_refused(bytes({'S', 'G', 'E', 1, 0xFF, 0xFF, 0x01})));
  CHECK(is_refused(bytes({'S', 'G', 'E', 1, 1, 0xFF, 0xFF, 0x7F, 0, 0, 2, 2})));
  CHECK(is_refused(triangle(bytes({0xFF, 0x07, 'W', 'A', 53, 1, 'W', 4, 4, 2, 1, 1, 0}))));
}

TEST_CASE("coordinates reach to the ends of 16 bits and no farther") {
  GeometryDraft draft = small_draft();
  draft.arcs[4] = {
      {INT16_MIN, INT16_MIN}, {INT16_MAX, INT16_MIN}, {INT16_MAX, INT16_MAX}, {INT16_MIN, INT16_MIN}};
  const std::string file = write_geometry(draft).value();
  CHECK_FALSE(is_refused(file));
  const Geometry geometry = Geometry::open(file).value();
  CHECK(geometry.points(geometry.arcs()[2])[1] == GridPoint{INT16_MAX, INT16_MIN});
  // x runs over by one: -32768 - 1.
  CHECK(is_refused(bytes({'S', 'G', 'E', 1, 1, 4, 0xFF, 0xFF, 3, 0, 1, 0}) + std::string(16, '\0')));
}
