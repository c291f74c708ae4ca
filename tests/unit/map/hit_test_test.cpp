#include "map/hit_test.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "draft.h"

using namespace satchel;

namespace {

std::string hit(double x, double y) {
  const std::string file = small_geometry();
  const Geometry geometry = Geometry::open(file).value();
  const MapFeature* feature = feature_at(geometry, x, y);
  return feature == nullptr ? "" : std::string(feature->code);
}

}  // namespace

TEST_CASE("a point is in the feature around it") {
  CHECK(hit(15, 15) == "AA");
  CHECK(hit(22, 11) == "BB");
  CHECK(hit(19.999, 12) == "AA");
  CHECK(hit(20.001, 12) == "BB");
}

TEST_CASE("holes and islands") {
  CHECK(hit(25, 15) == "");
  CHECK(hit(23.9, 15) == "BB");
  CHECK(hit(26.1, 15) == "BB");
  CHECK(hit(31, 31) == "AA");
  CHECK(hit(31, 31.6) == "");
}

TEST_CASE("beside everything") {
  CHECK(hit(5, 15) == "");
  CHECK(hit(31, 15) == "");
  CHECK(hit(15, 5) == "");
  CHECK(hit(15, 25) == "");
  CHECK(hit(NAN, 15) == "");
  CHECK(hit(INFINITY, 15) == "");
  CHECK(hit(-1e300, 1e300) == "");
}

TEST_CASE("each point of a shared border has one owner") {
  for (const double y : {10.0, 12.5, 15.0, 19.9}) CHECK(hit(20, y) == "BB");
}
