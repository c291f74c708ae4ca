#include "map/path.h"

#include <catch2/catch.hpp>
#include <string>

#include "draft.h"

using namespace satchel;

namespace {

std::string feature_path(const GeometryDraft& draft, std::string_view code) {
  const std::string file = write_geometry(draft).value();
  const Geometry geometry = Geometry::open(file).value();
  TextBuffer out;
  append_feature_path(geometry, *geometry.find(code), out);
  return out.str();
}

// One feature of one ring through these points.
std::string ring_path(std::vector<GridPoint> ring) {
  GeometryDraft draft;
  draft.arcs.push_back(std::move(ring));
  draft.features = {{"AA", "A", 1, {}, {{0}}}};
  return feature_path(draft, "AA");
}

}  // namespace

TEST_CASE("a feature's path is its rings, the last point of each left to z") {
  CHECK(feature_path(small_draft(), "AA") == "m20 20h-10v-10h10v5zm10 10h2v1.5h-2z");
  CHECK(feature_path(small_draft(), "BB") == "m20 10h10v10h-10v-5zm4 4v2h2v-2z");
}

TEST_CASE("numbers take no byte more than they need") {
  CHECK(ring_path({{0, 0}, {5, 5}, {12, -3}, {-1, 40}, {0, 0}}) == "m0 0 .5.5.7-.8-1.3 4.3z");
  CHECK(ring_path({{-5, 100}, {9995, 207}, {0, 9999}, {-5, 100}}) == "m-.5 10 1000 10.7-999.5 979.2z");
  CHECK(ring_path({{0, 0}, {0, 1}, {0, 3}, {1, 3}, {0, 0}}) == "m0 0v.1.2h.1z");
}

TEST_CASE("paths keep to the last tenth at the ends of the grid") {
  CHECK(
      ring_path(
          {{INT16_MIN, INT16_MIN}, {INT16_MAX, INT16_MIN}, {INT16_MAX, INT16_MAX}, {INT16_MIN, INT16_MIN}}) ==
      "m-3276.8-3276.8h6553.5v6553.5z");
}
