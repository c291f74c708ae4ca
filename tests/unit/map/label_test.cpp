#include "map/label.h"

#include <catch2/catch.hpp>

using namespace satchel;

namespace {
using Rings = std::vector<std::vector<GridPoint>>;
}

TEST_CASE("a square's pole is its middle") {
  const Pole pole = pole_of_inaccessibility(Rings{{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}});
  CHECK(pole.point == GridPoint{50, 50});
  CHECK(pole.radius == 50);
}

TEST_CASE("a long bar's pole is as far from its edges as any") {
  const Pole pole = pole_of_inaccessibility(Rings{{{0, 0}, {1000, 0}, {1000, 20}, {0, 20}, {0, 0}}});
  CHECK(pole.point.y == 10);
  CHECK(pole.radius == 10);
}

TEST_CASE("an L's pole is in its corner, not in its empty middle") {
  const Pole pole =
      pole_of_inaccessibility(Rings{{{0, 0}, {40, 0}, {40, 160}, {200, 160}, {200, 200}, {0, 200}, {0, 0}}});
  // The largest circle touches both outer edges and the inner corner: r (1 + 1/sqrt 2) = 40.
  CHECK(pole.radius >= 22);
  CHECK(pole.radius <= 23);
  CHECK(pole.point.x < 40);
  CHECK(pole.point.y > 160);
}

TEST_CASE("holes are edges, and the largest island counts") {
  const Rings ring_with_hole{{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}},
                             {{10, 10}, {70, 10}, {70, 90}, {10, 90}, {10, 10}}};
  const Pole pole = pole_of_inaccessibility(ring_with_hole);
  CHECK(pole.point.x > 70);
  CHECK(pole.radius >= 14);
  CHECK(pole.radius <= 16);
  const Rings islands{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}},
                      {{500, 500}, {560, 500}, {560, 560}, {500, 560}, {500, 500}}};
  CHECK(pole_of_inaccessibility(islands).point == GridPoint{530, 530});
}

TEST_CASE("a shape without an inside has its label on it") {
  const Pole line = pole_of_inaccessibility(Rings{{{5, 5}, {90, 5}, {90, 5}, {5, 5}}});
  CHECK(line.radius == 0);
  CHECK(line.point.y == 5);
  CHECK(pole_of_inaccessibility({}).radius == 0);
}

TEST_CASE("the widest and the thinnest shapes of the grid take bounded work") {
  const int16_t far = INT16_MAX, near = INT16_MIN;
  const Pole wide =
      pole_of_inaccessibility(Rings{{{near, near}, {far, near}, {far, far}, {near, far}, {near, near}}});
  CHECK(wide.radius >= 32'766);
  const Pole thin = pole_of_inaccessibility(
      Rings{{{near, near}, {far, static_cast<int16_t>(far - 1)}, {far, far}, {near, near}}});
  CHECK(thin.radius <= 1);
}
