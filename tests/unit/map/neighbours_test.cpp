#include "map/neighbours.h"

#include <catch2/catch.hpp>
#include <string>

#include "draft.h"

using namespace satchel;

TEST_CASE("those that share an arc are neighbours") {
  const std::string file = small_geometry();
  const Geometry geometry = Geometry::open(file).value();
  const MapFeature& a = *geometry.find("AA");
  const MapFeature& b = *geometry.find("BB");
  CHECK(neighbours(geometry, a) == std::vector<const MapFeature*>{&b});
  CHECK(neighbours(geometry, b) == std::vector<const MapFeature*>{&a});
}

TEST_CASE("a feature that uses an arc twice is not its own neighbour") {
  GeometryDraft draft = small_draft();
  draft.features[0].rings.push_back({3});
  const std::string file = write_geometry(draft).value();
  const Geometry geometry = Geometry::open(file).value();
  CHECK(neighbours(geometry, *geometry.find("BB")).size() == 1);
}

TEST_CASE("an arrow leads to the label in its quarter") {
  const std::string file = small_geometry();
  const Geometry geometry = Geometry::open(file).value();
  const MapFeature& a = *geometry.find("AA");
  const MapFeature& b = *geometry.find("BB");
  CHECK(feature_towards(geometry, a, Direction::kRight) == &b);
  CHECK(feature_towards(geometry, b, Direction::kLeft) == &a);
  CHECK(feature_towards(geometry, a, Direction::kLeft) == nullptr);
  CHECK(feature_towards(geometry, a, Direction::kUp) == nullptr);
  CHECK(feature_towards(geometry, a, Direction::kDown) == nullptr);
}
