#include "map/clusters.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

using namespace satchel;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr MapBox kEverywhere{-kInfinity, -kInfinity, kInfinity, kInfinity};

// The rule of clusters.h, done naively: everything is held against everything. Coordinates are whole units.
struct Oracle {
  struct Group {
    int64_t x, y;
    std::set<uint32_t> points;
  };
  std::vector<std::vector<Group>> zooms;  // by zoom, up to max_zoom + 1

  static int64_t units(double pixels) {
    return static_cast<int64_t>(std::floor(pixels * 262'144)) + (1 << 30);
  }

  Oracle(const std::vector<MapPoint>& points, const ClusterOptions& options) {
    zooms.resize(static_cast<size_t>(options.max_zoom) + 2);
    std::vector<Group>& single = zooms.back();
    for (uint32_t i = 0; i < points.size(); ++i)
      if (std::abs(points[i].x) < 4096 && std::abs(points[i].y) < 4096)
        single.push_back({units(points[i].x), units(points[i].y), {i}});
    std::stable_sort(single.begin(), single.end(), [](const Group& a, const Group& b) {
      const auto square = [](const Group& g) {
        return std::pair(g.y / (64 * 262'144), g.x / (64 * 262'144));
      };
      return square(a) < square(b);
    });
    for (size_t zoom = zooms.size() - 1; zoom-- > 0;)
      zooms[zoom] =
          step(zooms[zoom + 1], static_cast<int64_t>(options.radius * 262'144) >> zoom, options.min_points);
  }

  static std::vector<Group> step(const std::vector<Group>& items, int64_t radius, uint32_t min_points) {
    std::vector<Group> next;
    std::vector<bool> done(items.size()), gone(items.size());
    for (size_t i = 0; i < items.size(); ++i) {
      if (gone[i]) continue;
      next.push_back(items[i]);
      if (done[i]) continue;
      std::vector<size_t> near;
      size_t points = items[i].points.size();
      for (size_t j = i + 1; j < items.size(); ++j) {
        const int64_t dx = items[j].x - items[i].x, dy = items[j].y - items[i].y;
        if (done[j] || dx * dx + dy * dy > radius * radius) continue;
        near.push_back(j);
        done[j] = true;
        points += items[j].points.size();
      }
      if (near.empty() || points < min_points) continue;
      near.push_back(i);
      Group joined{0, 0, {}};
      for (const size_t j : near) {
        const auto weight = static_cast<int64_t>(items[j].points.size());
        joined.x += items[j].x * weight;
        joined.y += items[j].y * weight;
        joined.points.insert(items[j].points.begin(), items[j].points.end());
        gone[j] = true;
      }
      joined.x /= static_cast<int64_t>(points);
      joined.y /= static_cast<int64_t>(points);
      next.back() = joined;
    }
    return next;
  }
};

using Row = std::tuple<double, double, std::vector<uint32_t>>;

std::vector<uint32_t> points_of(const ClusterIndex& index, const Cluster& c) {
  if (c.count == 1) return {c.id};
  std::vector<uint32_t> points;
  index.points_of(c.id, [&](uint32_t i) { points.push_back(i); });
  std::sort(points.begin(), points.end());
  return points;
}

std::vector<Cluster> clusters(const ClusterIndex& index, int zoom, const MapBox& box = kEverywhere) {
  std::vector<Cluster> all;
  index.clusters(zoom, box, [&](const Cluster& c) { all.push_back(c); });
  return all;
}

std::vector<Row> rows(const ClusterIndex& index, int zoom) {
  std::vector<Row> all;
  for (const Cluster& c : clusters(index, zoom)) {
    all.emplace_back(c.at.x, c.at.y, points_of(index, c));
    CHECK(std::get<2>(all.back()).size() == c.count);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Row> rows(const std::vector<Oracle::Group>& groups) {
  std::vector<Row> all;
  for (const Oracle::Group& g : groups)
    all.emplace_back(static_cast<double>(g.x) / 262'144 - 4096, static_cast<double>(g.y) / 262'144 - 4096,
                     std::vector(g.points.begin(), g.points.end()));
  std::sort(all.begin(), all.end());
  return all;
}

// Every cluster's mean, count and expansion zoom, by their definitions, besides the oracle.
void check_means(const std::vector<MapPoint>& points, const ClusterIndex& index, int zoom) {
  for (const Cluster& c : clusters(index, zoom)) {
    double x = 0, y = 0;
    for (const uint32_t i : points_of(index, c)) x += points[i].x, y += points[i].y;
    CHECK(c.at.x == Approx(x / c.count).margin(1e-4));
    CHECK(c.at.y == Approx(y / c.count).margin(1e-4));
  }
}

void check_expansion(const ClusterIndex& index, const ClusterOptions& options) {
  std::map<uint32_t, std::set<int>> seen;  // the zooms of each cluster
  for (int zoom = 0; zoom <= options.max_zoom + 1; ++zoom)
    for (const Cluster& c : clusters(index, zoom))
      if (c.count > 1) seen[c.id].insert(zoom);
  for (const auto& [id, zooms] : seen) {
    CHECK(index.expansion_zoom(id) == *zooms.rbegin() + 1);
    CHECK(static_cast<int>(zooms.size()) == *zooms.rbegin() - *zooms.begin() + 1);
  }
}

ClusterIndex check(const std::vector<MapPoint>& points, const ClusterOptions& options) {
  const Oracle oracle(points, options);
  ClusterIndex index = ClusterIndex::build(points, options);
  for (int zoom = 0; zoom <= options.max_zoom + 1; ++zoom) {
    INFO("zoom " << zoom << ", points " << points.size());
    CHECK(rows(index, zoom) == rows(oracle.zooms[static_cast<size_t>(zoom)]));
    check_means(points, index, zoom);
  }
  check_expansion(index, options);
  return index;
}

using Random = std::mt19937;
double real(Random& random, double low, double high) {
  return low + (high - low) * (random() / 4294967296.0);
}

std::vector<MapPoint> uniform(Random& random, size_t count) {
  std::vector<MapPoint> points(count);
  for (MapPoint& p : points) p = {real(random, 0, 975), real(random, 0, 610)};
  return points;
}

// As people live: crowds of all widths.
std::vector<MapPoint> clumped(Random& random, size_t count) {
  std::vector<MapPoint> points;
  while (points.size() < count) {
    const MapPoint middle{real(random, 0, 975), real(random, 0, 610)};
    const double width = std::pow(10, real(random, -5, 2));
    for (size_t i = 1 + random() % 40; i > 0 && points.size() < count; --i)
      points.push_back({middle.x + real(random, -width, width), middle.y + real(random, -width, width)});
  }
  return points;
}

std::vector<MapPoint> lattice(Random& random, size_t count) {
  const double step = std::pow(2, static_cast<int>(random() % 8) - 3);
  std::vector<MapPoint> points;
  for (size_t i = 0; i < count; ++i) points.push_back({(i % 30) * step, (i / 30) * step});
  return points;
}

std::vector<MapPoint> duplicates(Random& random, size_t count) {
  std::vector<MapPoint> points = uniform(random, count);
  for (MapPoint& p : points)
    if (random() % 2) p = points[random() % points.size()];
  return points;
}

std::vector<MapPoint> districts() {
  std::ifstream in(SATCHEL_SHARED "/data/us-school-districts-2010.csv");
  std::vector<LonLat> places;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const size_t comma = line.rfind(',');
    const size_t before = line.rfind(',', comma - 1);
    places.push_back({std::stod(line.substr(comma + 1)), std::stod(line.substr(before + 1))});
  }
  std::vector<MapPoint> points(places.size());
  project_albers_usa(places, points);
  return points;
}

bool holds(const MapBox& box, MapPoint p) {
  return p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
}

using Key = std::tuple<uint32_t, uint32_t, double, double>;
Key key(const Cluster& c) { return {c.count, c.id, c.at.x, c.at.y}; }

void check_boxes(const ClusterIndex& index, int max_zoom, Random& random, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    const int zoom = static_cast<int>(random() % static_cast<uint32_t>(max_zoom + 2));
    const std::vector<Cluster> all = clusters(index, zoom);
    const double width = real(random, 0, 1000) / (1 << (random() % 12));
    MapBox box{real(random, -50, 1000), real(random, -50, 650), 0, 0};
    // Half of them with an edge upon a cluster.
    if (random() % 2) box.left = all[random() % all.size()].at.x;
    box.right = box.left + width;
    box.bottom = box.top + width;
    std::vector<Key> expected, got;
    for (const Cluster& c : all)
      if (holds(box, c.at)) expected.push_back(key(c));
    for (const Cluster& c : clusters(index, zoom, box)) got.push_back(key(c));
    CHECK(got == expected);  // also in this order
  }
}

uint32_t nearest_of(const std::vector<MapPoint>& points, MapPoint at, double reach) {
  const auto limit = static_cast<int64_t>(reach * 262'144);
  int64_t best = limit * limit;
  uint32_t found = ClusterIndex::kNone;
  for (uint32_t i = 0; i < points.size(); ++i) {
    if (std::isnan(points[i].x)) continue;
    const int64_t dx = Oracle::units(points[i].x) - Oracle::units(at.x);
    const int64_t dy = Oracle::units(points[i].y) - Oracle::units(at.y);
    const int64_t far = dx * dx + dy * dy;
    if (far < best || (far == best && found == ClusterIndex::kNone)) best = far, found = i;
  }
  return found;
}

void check_nearest(const std::vector<MapPoint>& points, const ClusterIndex& index, Random& random,
                   int rounds) {
  for (int round = 0; round < rounds; ++round) {
    const MapPoint at{real(random, -50, 1025), real(random, -50, 660)};
    const double reach = std::pow(10, real(random, -1, 3.2));
    CHECK(index.nearest(at, reach) == nearest_of(points, at, reach));
  }
}

}  // namespace

TEST_CASE("clusters are those of the rule done naively, at every zoom") {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    const size_t count = 1 + random() % 400;
    ClusterOptions options;
    options.max_zoom = static_cast<int>(random() % 13);
    options.radius = std::pow(10, real(random, -1, 2.5));
    options.min_points = random() % 3 ? 2 : 1 + random() % 9;
    const auto make = std::array{uniform, clumped, lattice, duplicates}[static_cast<size_t>(round % 4)];
    const std::vector<MapPoint> points = make(random, count);
    const ClusterIndex index = check(points, options);
    check_boxes(index, options.max_zoom, random, 20);
    check_nearest(points, index, random, 20);
  }
}

TEST_CASE("the school districts are clustered by the rule") {
  const std::vector<MapPoint> points = districts();
  REQUIRE(points.size() > 10'000);
  const ClusterIndex index = check(points, {});
  Random random(8);
  check_boxes(index, 10, random, 100);
  check_nearest(points, index, random, 100);
}

TEST_CASE("each point is in exactly one cluster at every zoom") {
  Random random(9);
  std::vector<MapPoint> points = clumped(random, 20'000);
  for (size_t i = 0; i < points.size(); i += 100) points[i].x = kNan;
  const ClusterIndex index = ClusterIndex::build(points, {});
  for (int zoom = 0; zoom <= 11; ++zoom) {
    std::vector<int> times(points.size());
    for (const Cluster& c : clusters(index, zoom))
      for (const uint32_t i : points_of(index, c)) ++times[i];
    for (size_t i = 0; i < times.size(); ++i)
      if (times[i] != (i % 100 == 0 ? 0 : 1)) FAIL("point " << i << " " << times[i] << " times at " << zoom);
  }
}

TEST_CASE("no points, one point, and points that are none") {
  CHECK(clusters(ClusterIndex{}, 0).empty());
  CHECK(ClusterIndex{}.nearest({0, 0}, 100) == ClusterIndex::kNone);
  CHECK(clusters(ClusterIndex::build({}, {}), 0).empty());
  const std::vector<MapPoint> points{{kNan, 1},      {1, kNan}, {kInfinity, 1}, {1, -kInfinity},
                                     {1e300, 1e300}, {4096, 1}, {1, -4096},     {10, 20}};
  const ClusterIndex index = ClusterIndex::build(points, {});
  for (const int zoom : {-5, 0, 10, 11, 12, 1000}) {
    const std::vector<Cluster> all = clusters(index, zoom);
    REQUIRE(all.size() == 1);
    CHECK(all[0].count == 1);
    CHECK(all[0].id == 7);
    CHECK(all[0].at.x == 10);
    CHECK(all[0].at.y == 20);
  }
  CHECK(index.nearest({10, 20}, 0) == 7);
}

TEST_CASE("points at one place stay together up to the last zoom") {
  const std::vector<MapPoint> points(50'000, MapPoint{300.25, 200.5});
  const ClusterIndex index = ClusterIndex::build(points, {});
  for (int zoom = 0; zoom <= 10; ++zoom) {
    const std::vector<Cluster> all = clusters(index, zoom);
    REQUIRE(all.size() == 1);
    CHECK(all[0].count == points.size());
    CHECK(all[0].at.x == 300.25);
    CHECK(all[0].at.y == 200.5);
    CHECK(index.expansion_zoom(all[0].id) == 11);
  }
  CHECK(clusters(index, 11).size() == points.size());
  CHECK(index.nearest({0, 0}, 1000) == 0);
}

TEST_CASE("points on a line") {
  std::vector<MapPoint> points;
  for (int i = 0; i < 300; ++i) points.push_back({100, i * 2.0});
  check(points, {});
  for (MapPoint& p : points) std::swap(p.x, p.y);
  check(points, {});
}

TEST_CASE("points at the ends of what is taken") {
  const double far = std::nextafter(4096, 0);
  const std::vector<MapPoint> points{{-far, -far}, {far, -far}, {-far, far}, {far, far}, {0, 0}};
  const ClusterIndex index = check(points, {16, 4096, 2});
  CHECK(index.nearest({far, far}, kInfinity) == 3);
  CHECK(index.nearest({-far, 4000}, kInfinity) == 2);
  CHECK(clusters(index, 17, {4095, 4095, kInfinity, kInfinity}).size() == 1);
  CHECK(clusters(index, 17, {-9000, -9000, -5000, 9000}).empty());
}

TEST_CASE("odd options count as the nearest good ones") {
  Random random(10);
  const std::vector<MapPoint> points = clumped(random, 300);
  for (const double radius : {-1.0, 0.0, kNan, 1e-9})
    CHECK(rows(ClusterIndex::build(points, {3, radius, 2}), 0) == rows(Oracle(points, {3, 0, 2}).zooms[0]));
  const double huge = kInfinity;
  CHECK(rows(ClusterIndex::build(points, {3, huge, 0}), 0) == rows(Oracle(points, {3, 4096, 1}).zooms[0]));
  CHECK(rows(ClusterIndex::build(points, {-7, 40, 2}), 1) == rows(Oracle(points, {0, 40, 2}).zooms[1]));
  CHECK(rows(ClusterIndex::build(points, {99, 40, 2}), 16) == rows(Oracle(points, {16, 40, 2}).zooms[16]));
}

TEST_CASE("boxes that are none hold nothing") {
  const std::vector<MapPoint> points{{10, 20}, {500, 300}};
  const ClusterIndex index = ClusterIndex::build(points, {});
  CHECK(clusters(index, 0, {kNan, 0, 975, 610}).empty());
  CHECK(clusters(index, 0, {0, 0, 975, kNan}).empty());
  CHECK(clusters(index, 0, {975, 0, 0, 610}).empty());
  CHECK(clusters(index, 0, {10, 20, 10, 20}).size() == 1);
  CHECK(clusters(index, 0).size() == 2);
}

TEST_CASE("an id that is none's has no points") {
  const std::vector<MapPoint> points{{10, 20}, {11, 20}, {500, 300}, {901, 300}};
  const ClusterIndex index = ClusterIndex::build(points, {});
  size_t visits = 0;
  for (const uint32_t id : {1u, 2u, 1000u, ClusterIndex::kNone})
    index.points_of(id, [&](uint32_t) { ++visits; });
  CHECK(visits == 0);
  CHECK(index.expansion_zoom(ClusterIndex::kNone) == 0);
}

TEST_CASE("nothing is nearest to nowhere") {
  const std::vector<MapPoint> points{{10, 20}};
  const ClusterIndex index = ClusterIndex::build(points, {});
  CHECK(index.nearest({kNan, 20}, 10) == ClusterIndex::kNone);
  CHECK(index.nearest({10, kInfinity}, 10) == ClusterIndex::kNone);
  CHECK(index.nearest({10, 20}, kNan) == ClusterIndex::kNone);
  CHECK(index.nearest({10, 20}, -1) == ClusterIndex::kNone);
  CHECK(index.nearest({13, 24}, 5) == 0);
  CHECK(index.nearest({13, 24}, 4.99) == ClusterIndex::kNone);
}

TEST_CASE("the index takes less than forty bytes a point") {
  Random random(11);
  const std::vector<MapPoint> points = uniform(random, 100'000);
  CHECK(ClusterIndex::build(points, {}).memory_bytes() < 40 * points.size());
}
