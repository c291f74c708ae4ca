#include "tool/simplify.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "states.h"

using namespace satchel;

namespace {

using Line = std::vector<GridPoint>;

double distance(GridPoint p, GridPoint a, GridPoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const double along =
      length == 0 ? 0 : std::min(1.0, std::max(0.0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

double distance(GridPoint p, const Line& line) {
  double least = INFINITY;
  for (size_t i = 1; i < line.size(); ++i) least = std::min(least, distance(p, line[i - 1], line[i]));
  return least;
}

int64_t side(GridPoint a, GridPoint b, GridPoint c) {
  return int64_t{b.x - a.x} * (c.y - a.y) - int64_t{c.x - a.x} * (b.y - a.y);
}

bool cross(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
  const auto opposite = [](int64_t p, int64_t q) { return (p < 0 && q > 0) || (p > 0 && q < 0); };
  return opposite(side(a, b, c), side(a, b, d)) && opposite(side(c, d, a), side(c, d, b));
}

// The pairs of segments that cross, of all arcs.
int crossings(const std::vector<Line>& arcs) {
  std::vector<std::pair<GridPoint, GridPoint>> segments;
  for (const Line& arc : arcs)
    for (size_t i = 1; i < arc.size(); ++i) segments.emplace_back(arc[i - 1], arc[i]);
  for (auto& [a, b] : segments)
    if (b.x < a.x) std::swap(a, b);
  std::sort(segments.begin(), segments.end(),
            [](const auto& s, const auto& t) { return s.first.x < t.first.x; });
  int found = 0;
  for (size_t i = 0; i < segments.size(); ++i)
    for (size_t j = i + 1; j < segments.size() && segments[j].first.x <= segments[i].second.x; ++j)
      found += cross(segments[i].first, segments[i].second, segments[j].first, segments[j].second);
  return found;
}

GeometryDraft one_ring(Line line) {
  GeometryDraft draft;
  draft.arcs.push_back(std::move(line));
  draft.features = {{"AA", "A", 1, {}, {{0}}}};
  return draft;
}

}  // namespace

TEST_CASE("a point that changes little goes, a corner stays") {
  GeometryDraft draft = one_ring({{0, 0}, {500, 1}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}});
  draft.features[0].rings[0] = {0};
  simplify(draft, {100, 0.5, 0});
  CHECK(draft.arcs[0] == Line{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}});
}

TEST_CASE("a thin spike stays where it reaches farther than the distance") {
  const Line spike = {{0, 0}, {500, 0}, {501, -30}, {502, 0}, {1000, 0}, {1000, 1000}, {0, 0}};
  GeometryDraft draft = one_ring(spike);
  simplify(draft, {100, 0.5, 0});
  CHECK(std::count(draft.arcs[0].begin(), draft.arcs[0].end(), GridPoint{501, -30}) == 1);
  draft = one_ring(spike);
  simplify(draft, {100, 4, 0});
  CHECK(std::count(draft.arcs[0].begin(), draft.arcs[0].end(), GridPoint{501, -30}) == 0);
}

TEST_CASE("a ring by itself keeps four points") {
  GeometryDraft draft = one_ring({{0, 0}, {2, 0}, {3, 1}, {2, 2}, {0, 2}, {0, 0}});
  simplify(draft, {100, 100, 0});
  CHECK(draft.arcs[0].size() == 4);
}

TEST_CASE("two arcs around one shape do not fall together") {
  GeometryDraft draft;
  draft.arcs = {{{0, 0}, {2, 2}, {4, 0}}, {{4, 0}, {2, -2}, {0, 0}}};
  draft.features = {{"AA", "A", 1, {}, {{0, 1}}}};
  simplify(draft, {100, 100, 0});
  CHECK(draft.arcs[0].size() == 3);
  CHECK(draft.arcs[1].size() == 3);
}

TEST_CASE("a point stays where another would change sides") {
  // A bay's corner encloses a small island: without the corner, the island would be on land.
  GeometryDraft draft;
  draft.arcs = {{{0, 0}, {20, 8}, {40, 0}, {40, -400}, {0, -400}, {0, 0}},
                {{19, 5}, {21, 5}, {20, 6}, {19, 5}}};
  draft.features = {{"AA", "A", 1, {}, {{0}}}, {"BB", "B", 2, {}, {{1}}}};
  const SimplifyOptions coarse = {10, 10, 0};
  GeometryDraft alone = draft;
  alone.features.pop_back();
  simplify(alone, coarse);
  CHECK(std::count(alone.arcs[0].begin(), alone.arcs[0].end(), GridPoint{20, 8}) == 0);
  simplify(draft, coarse);
  CHECK(std::count(draft.arcs[0].begin(), draft.arcs[0].end(), GridPoint{20, 8}) == 1);
}

TEST_CASE("small islands go, but not a feature's largest") {
  GeometryDraft draft = one_ring({{0, 0}, {5, 0}, {5, 5}, {0, 5}, {0, 0}});
  draft.arcs.push_back({{50, 50}, {52, 50}, {52, 52}, {50, 50}});
  draft.features[0].rings.push_back({1});
  simplify(draft);
  CHECK(draft.features[0].rings == std::vector<std::vector<ArcRef>>{{0}});
  CHECK(draft.arcs[1].empty());
}

TEST_CASE("the states lose half their points and nothing that shows") {
  const GeometryDraft before = read_topojson(atlas(), "").value();
  GeometryDraft after = before;
  simplify(after);
  size_t points_before = 0, points_after = 0;
  double farthest = 0;
  for (size_t i = 0; i < before.arcs.size(); ++i) {
    points_before += before.arcs[i].size();
    points_after += after.arcs[i].size();
    if (after.arcs[i].empty()) continue;
    CHECK(after.arcs[i].front() == before.arcs[i].front());
    CHECK(after.arcs[i].back() == before.arcs[i].back());
    for (const GridPoint p : before.arcs[i]) farthest = std::max(farthest, distance(p, after.arcs[i]));
  }
  INFO(points_before << " points before, " << points_after << " after, farthest "
                     << farthest / kGridPerPixel);
  CHECK(points_after < points_before * 2 / 3);
  CHECK(farthest <= 0.5 * kGridPerPixel);
  CHECK(farthest > 0.3 * kGridPerPixel);
  CHECK(crossings(before.arcs) == 0);
  CHECK(crossings(after.arcs) == 0);
}
