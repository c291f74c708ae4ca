#include "map/albers_usa.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace satchel;

namespace {

struct Vector {
  std::string place;
  LonLat at;
  std::optional<MapPoint> expected;
};

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> all;
  std::istringstream in(line + ",");
  for (std::string field; std::getline(in, field, ',');) all.push_back(field);
  return all;
}

std::vector<Vector> vectors() {
  std::ifstream in(SATCHEL_SHARED "/conformance/map/albers-usa.csv");
  std::vector<Vector> all;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> row = fields(line);
    Vector v{row.at(0), {std::stod(row.at(1)), std::stod(row.at(2))}, {}};
    if (!row.at(3).empty()) v.expected = MapPoint{std::stod(row.at(3)), std::stod(row.at(4))};
    all.push_back(v);
  }
  return all;
}

// One part as a textbook has it (Snyder 1987, 14-1 to 14-6), with the library's functions.
struct Part {
  double scale, meridian, center_longitude, center_latitude, parallel_1, parallel_2, x, y;
  double left, top, right, bottom;

  std::optional<MapPoint> project(LonLat p) const {
    const double degree = std::acos(-1.0) / 180;
    const double sine_1 = std::sin(parallel_1 * degree);
    const double n = (sine_1 + std::sin(parallel_2 * degree)) / 2;
    const double c = std::pow(std::cos(parallel_1 * degree), 2) + 2 * n * sine_1;
    const auto rho = [&](double latitude) { return std::sqrt(c - 2 * n * std::sin(latitude * degree)) / n; };
    const auto turned = [&](double longitude) { return n * std::remainder(longitude, 360) * degree; };
    const auto px = [&](double lon, double lat) { return rho(lat) * std::sin(turned(lon)); };
    const auto py = [&](double lon, double lat) { return rho(lat) * std::cos(turned(lon)); };
    const MapPoint at{
        x + scale * (px(p.longitude - meridian, p.latitude) - px(center_longitude, center_latitude)),
        y + scale * (py(p.longitude - meridian, p.latitude) - py(center_longitude, center_latitude))};
    if (at.x < left || at.x > right || at.y < top || at.y > bottom) return std::nullopt;
    return at;
  }
};

Part part(double scale, double meridian, LonLat center, double p1, double p2, MapPoint at, double left,
          double top, double right, double bottom, double inset) {
  const double k = 1300, x = 487.5, y = 305;
  return {scale,
          meridian,
          center.longitude,
          center.latitude,
          p1,
          p2,
          x + at.x * k,
          y + at.y * k,
          x + left * k + inset,
          y + top * k + inset,
          x + right * k - inset,
          y + bottom * k - inset};
}

std::optional<MapPoint> textbook(LonLat place) {
  static const Part parts[] = {
      part(1300, -96, {-0.6, 38.7}, 29.5, 45.5, {0, 0}, -0.455, -0.238, 0.455, 0.238, 0),
      part(455, -154, {-2, 58.5}, 55, 65, {-0.307, 0.201}, -0.425, 0.120, -0.214, 0.234, 1e-6),
      part(1300, -157, {-3, 19.9}, 8, 18, {-0.205, 0.212}, -0.214, 0.166, -0.115, 0.234, 1e-6)};
  for (const Part& p : parts)
    if (const auto at = p.project(place)) return at;
  return std::nullopt;
}

void check_like_textbook(LonLat place) {
  INFO(place.longitude << ", " << place.latitude);
  const auto at = project_albers_usa(place);
  const auto expected = textbook(place);
  REQUIRE(at.has_value() == expected.has_value());
  if (!at) return;
  REQUIRE(at->x == Approx(expected->x).margin(1e-6));
  REQUIRE(at->y == Approx(expected->y).margin(1e-6));
}

}  // namespace

TEST_CASE("Albers USA agrees with every published vector") {
  const std::vector<Vector> all = vectors();
  REQUIRE(all.size() >= 10);
  for (const Vector& v : all) {
    INFO(v.place);
    const auto at = project_albers_usa(v.at);
    REQUIRE(at.has_value() == v.expected.has_value());
    if (!at) continue;
    CHECK(at->x == Approx(v.expected->x).margin(0.001));
    CHECK(at->y == Approx(v.expected->y).margin(0.001));
  }
}

TEST_CASE("Albers USA agrees with the textbook, on the map and around the globe") {
  std::mt19937 random(1987);
  std::uniform_real_distribution<double> around_x(-180, -50), around_y(10, 75), x(-180, 180), y(-90, 90);
  for (int i = 0; i < 20'000; ++i) check_like_textbook({around_x(random), around_y(random)});
  for (int i = 0; i < 20'000; ++i) check_like_textbook({x(random), y(random)});
}

TEST_CASE("the western Aleutians lie beyond the date line, and longitudes may turn once more") {
  const auto attu = project_albers_usa({172.9, 52.9});
  REQUIRE(attu);
  const auto turned = project_albers_usa({172.9 - 360, 52.9});
  REQUIRE(turned);
  CHECK(turned->x == Approx(attu->x).margin(1e-9));
  CHECK(turned->y == Approx(attu->y).margin(1e-9));
}

TEST_CASE("what is no place on the globe is drawn nowhere") {
  const double nan = std::nan("");
  for (const LonLat place : {LonLat{-96, 91}, LonLat{-96, -321}, LonLat{-96, nan}, LonLat{nan, 40},
                             LonLat{INFINITY, 40}, LonLat{-96, INFINITY}, LonLat{-96, -90}, LonLat{-96, 90}})
    CHECK_FALSE(project_albers_usa(place));
}

TEST_CASE("the way back leads to where the way came from") {
  std::mt19937 random(1993);
  std::uniform_real_distribution<double> x(-180, -60), y(15, 72);
  int seen = 0;
  for (int i = 0; i < 50'000; ++i) {
    const LonLat place{x(random), y(random)};
    const auto at = project_albers_usa(place);
    if (!at) continue;
    const auto back = unproject_albers_usa(*at);
    REQUIRE(back);
    const auto again = project_albers_usa(*back);
    REQUIRE(again);
    REQUIRE(again->x == Approx(at->x).margin(1e-6));
    REQUIRE(again->y == Approx(at->y).margin(1e-6));
    // The main map's rectangle reaches below the insets' upper edges: there d3 too leads back into the inset.
    const bool in_inset_band = at->y >= 305 + 0.120 * 1300 && at->x < 487.5 - 0.115 * 1300;
    if (in_inset_band) continue;
    ++seen;
    REQUIRE(back->longitude == Approx(place.longitude).margin(1e-6));
    REQUIRE(back->latitude == Approx(place.latitude).margin(1e-6));
  }
  CHECK(seen > 5'000);
}

TEST_CASE("each inset has its own way back") {
  const LonLat anchorage{-149.9003, 61.2181}, honolulu{-157.8583, 21.3069};
  for (const LonLat place : {anchorage, honolulu}) {
    const auto back = unproject_albers_usa(project_albers_usa(place).value());
    REQUIRE(back);
    CHECK(back->longitude == Approx(place.longitude).margin(1e-8));
    CHECK(back->latitude == Approx(place.latitude).margin(1e-8));
  }
}

TEST_CASE("a point that the globe does not reach leads nowhere") {
  CHECK_FALSE(unproject_albers_usa({1e6, 1e6}));
  CHECK_FALSE(unproject_albers_usa({std::nan(""), 3}));
}

TEST_CASE("many places at once are the same as one by one") {
  const std::vector<LonLat> places = {{-74, 40.7}, {-66.1, 18.5}, {-150, 61}};
  std::vector<MapPoint> points(places.size());
  project_albers_usa(places, points);
  CHECK(points[0].x == project_albers_usa(places[0])->x);
  CHECK(std::isnan(points[1].x));
  CHECK(points[2].y == project_albers_usa(places[2])->y);
}
