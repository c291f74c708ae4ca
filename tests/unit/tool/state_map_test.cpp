// The real states: what the map shows of them is what us-atlas has, and what anyone knows.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "map/albers_usa.h"
#include "map/hit_test.h"
#include "map/neighbours.h"
#include "map/path.h"
#include "states.h"
#include "tool/state_codes.h"

using namespace satchel;

namespace {

// The rings of one feature as plain points, to be asked slowly.
std::vector<std::vector<GridPoint>> rings(const MapFeature& feature) {
  std::vector<std::vector<GridPoint>> all;
  for (size_t i = 0; i < feature.rings; ++i) all.push_back(ring_points(states(), feature.first_ring + i));
  return all;
}

// W. R. Franklin's test, over every edge of every ring; x and y in grid units.
bool is_inside(const std::vector<std::vector<GridPoint>>& rings, double x, double y) {
  bool inside = false;
  for (const std::vector<GridPoint>& ring : rings)
    for (size_t i = 1; i < ring.size(); ++i) {
      const GridPoint a = ring[i - 1], b = ring[i];
      if ((a.y > y) != (b.y > y) && x < double(b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
  return inside;
}

std::string state_at(double longitude, double latitude) {
  const auto at = project_albers_usa({longitude, latitude});
  REQUIRE(at);
  const MapFeature* feature = feature_at(states(), at->x, at->y);
  return feature == nullptr ? "" : std::string(feature->code);
}

std::string neighbour_codes(std::string_view code) {
  std::string all;
  for (const MapFeature* other : neighbours(states(), *states().find(code)))
    all.append(all.empty() ? "" : " ").append(other->code);
  return all;
}

}  // namespace

TEST_CASE("all states are there, the small ones too") {
  CHECK(states().features().size() == 51);
  for (const char* code : {"DC", "RI", "DE", "CT", "NJ", "NH", "VT", "MA", "MD", "HI", "AK"})
    CHECK(states().find(code) != nullptr);
  CHECK(states().find("DC")->name == "District of Columbia");
  CHECK(states().find("WA")->fips == 53);
  for (const MapFeature& feature : states().features()) CHECK(state_code(feature.fips) == feature.code);
}

TEST_CASE("the states take their share of the bundle and no more") {
  // Brotli, quality 11, makes 9,111 bytes of these; 12 KB are allowed.
  CHECK(states_file().size() < 12'000);
}

TEST_CASE("the states' file cut short is refused, and with changed bits refused or sound") {
  const std::string& whole = states_file();
  for (size_t size = 0; size < whole.size(); size += 7) CHECK_FALSE(Geometry::open(whole.substr(0, size)));
  std::mt19937 random(12);
  for (int i = 0; i < 3'000; ++i) {
    std::string changed = whole;
    changed[random() % changed.size()] ^= static_cast<char>(1 << random() % 8);
    const Result<Geometry> geometry = Geometry::open(changed);
    if (!geometry) continue;
    TextBuffer out;
    for (const MapFeature& feature : geometry->features()) append_feature_path(*geometry, feature, out);
    const MapFeature* hit = feature_at(*geometry, 300, 300);
    CHECK((hit == nullptr || geometry->find(hit->code) == hit));
  }
}

TEST_CASE("packing is repeatable") { CHECK(pack_states(atlas(), "again").value() == states_file()); }

TEST_CASE("well-known places lie in their states") {
  CHECK(state_at(-122.3321, 47.6062) == "WA");
  CHECK(state_at(-104.9903, 39.7392) == "CO");
  CHECK(state_at(-87.75, 41.8781) == "IL");
  CHECK(state_at(-77.0147, 38.9101) == "DC");
  CHECK(state_at(-71.4828, 41.8240) == "RI");
  CHECK(state_at(-75.5244, 39.1582) == "DE");
  CHECK(state_at(-147.72, 64.84) == "AK");  // Fairbanks
  CHECK(state_at(-155.5, 19.6) == "HI");
  CHECK(state_at(-87.4, 46.4) == "MI");
  CHECK(state_at(-85.6, 42.9) == "MI");
  CHECK(state_at(-89.5, 36.53) == "KY");  // Kentucky Bend, an exclave
  CHECK(state_at(-87.0, 43.5).empty());   // in the middle of Lake Michigan
}

TEST_CASE("the hit test agrees with asking every edge, and no place has two states") {
  std::map<const MapFeature*, std::vector<std::vector<GridPoint>>> shapes;
  for (const MapFeature& feature : states().features()) shapes[&feature] = rings(feature);
  std::mt19937 random(610);
  std::uniform_int_distribution<int> x(-6500, 97500), y(0, 61000);
  int on_land = 0;
  for (int i = 0; i < 20'000; ++i) {
    // Hundredths of a pixel: one in a hundred lies on a grid point.
    const double at_x = x(random) / 100.0, at_y = y(random) / 100.0;
    const MapFeature* hit = feature_at(states(), at_x, at_y);
    on_land += hit != nullptr;
    for (const auto& [feature, shape] : shapes) {
      const bool inside = is_inside(shape, at_x * kGridPerPixel, at_y * kGridPerPixel);
      if (inside != (feature == hit)) {
        INFO(at_x << ", " << at_y << " " << feature->code);
        REQUIRE(inside == (feature == hit));
      }
    }
  }
  CHECK(on_land > 8'000);
}

TEST_CASE("just beside each point of a border lie the two states that share it") {
  // On borders themselves: one of the two, always; a gap would show the sea, an overlap another state.
  for (const MapArc& arc : states().arcs()) {
    if (arc.features[1] == MapArc::kNone) continue;
    const auto points = states().points(arc);
    for (size_t i = 1; i < points.size(); ++i) {
      const double x = (points[i - 1].x + points[i].x) / 2.0, y = (points[i - 1].y + points[i].y) / 2.0;
      const MapFeature* hit = feature_at(states(), x / kGridPerPixel, y / kGridPerPixel);
      INFO(x << ", " << y << " between " << states().features()[arc.features[0]].code << " and "
             << states().features()[arc.features[1]].code);
      REQUIRE(hit != nullptr);
      const size_t index = states().index_of(*hit);
      CHECK((index == arc.features[0] || index == arc.features[1]));
    }
  }
}

TEST_CASE("neighbours as on any map") {
  CHECK(neighbour_codes("WA") == "ID OR");
  CHECK(neighbour_codes("ME") == "NH");
  CHECK(neighbour_codes("DC") == "MD VA");
  CHECK(neighbour_codes("RI") == "CT MA");
  CHECK(neighbour_codes("FL") == "AL GA");
  CHECK(neighbour_codes("DE") == "MD NJ PA");
  CHECK(neighbour_codes("TN") == "AL AR GA KY MO MS NC VA");
  CHECK(neighbour_codes("MO") == "AR IA IL KS KY NE OK TN");
  CHECK(neighbour_codes("UT") == "AZ CO ID NV WY");
  CHECK(neighbour_codes("AK").empty());
  CHECK(neighbour_codes("HI").empty());
}

TEST_CASE("labels lie inside their states, with the room that is promised") {
  for (const MapFeature& feature : states().features()) {
    INFO(feature.code);
    const double x = feature.label.x, y = feature.label.y;
    CHECK(feature_at(states(), x / kGridPerPixel, y / kGridPerPixel) == &feature);
    CHECK(feature.label_radius > 0);
    const auto shape = rings(feature);
    for (int degrees = 0; degrees < 360; degrees += 5) {
      const double angle = degrees * 3.14159265358979 / 180, radius = feature.label_radius - 0.01;
      CHECK(is_inside(shape, x + radius * std::cos(angle), y + radius * std::sin(angle)));
    }
  }
}

TEST_CASE("arrow keys lead where one looks, and everywhere") {
  const auto towards = [](std::string_view code, Direction direction) {
    const MapFeature* to = feature_towards(states(), *states().find(code), direction);
    return to == nullptr ? "" : std::string(to->code);
  };
  CHECK(towards("WA", Direction::kDown) == "OR");
  CHECK(towards("OR", Direction::kUp) == "WA");
  CHECK(towards("CO", Direction::kLeft) == "UT");
  CHECK(towards("CO", Direction::kRight) == "KS");  // not NE, a little nearer but aside
  CHECK(towards("KS", Direction::kDown) == "OK");
  CHECK(towards("WA", Direction::kUp).empty());
  std::set<const MapFeature*> seen = {states().find("KS")};
  std::vector<const MapFeature*> left(seen.begin(), seen.end());
  while (!left.empty()) {
    const MapFeature* from = left.back();
    left.pop_back();
    for (const Direction d : {Direction::kLeft, Direction::kUp, Direction::kRight, Direction::kDown})
      if (const MapFeature* to = feature_towards(states(), *from, d); to != nullptr && seen.insert(to).second)
        left.push_back(to);
  }
  std::string missed;
  for (const MapFeature& feature : states().features())
    if (!seen.contains(&feature)) missed.append(feature.code).append(" ");
  CHECK(missed == "");
}

TEST_CASE("the paths of all states are well-formed") {
  TextBuffer out;
  size_t rings = 0;
  for (const MapFeature& feature : states().features()) {
    append_feature_path(states(), feature, out);
    rings += feature.rings;
  }
  const std::string path = out.str();
  CHECK(path.find_first_not_of("0123456789.- mlhvz") == std::string::npos);
  CHECK(std::count(path.begin(), path.end(), 'z') == static_cast<long>(rings));
  CHECK(path.size() < 40'000);
}
