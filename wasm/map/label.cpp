#include "map/label.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace satchel {
namespace {

constexpr size_t kMaxSquares = 10'000;
constexpr double kPrecision = 1;  // grid units

struct Square {
  double x = 0, y = 0;   // its centre
  double half = 0;       // half its side
  double distance = 0;   // from the centre to the nearest edge of the shape; negative outside
  double reachable = 0;  // no point of the square is farther from the edges
  bool operator<(const Square& other) const { return reachable < other.reachable; }
};

// The square of the distance from x, y to the segment from `a` to `b`.
double segment_distance_squared(double x, double y, GridPoint a, GridPoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length_squared = dx * dx + dy * dy;
  double along = length_squared > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length_squared : 0;
  along = std::clamp(along, 0.0, 1.0);
  const double from_x = x - (a.x + along * dx), from_y = y - (a.y + along * dy);
  return from_x * from_x + from_y * from_y;
}

bool crosses(double x, double y, GridPoint a, GridPoint b) {
  return (a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
}

class PoleSearch {
 public:
  explicit PoleSearch(std::span<const std::vector<GridPoint>> rings) : rings_(rings) {
    for (const std::vector<GridPoint>& ring : rings)
      for (const GridPoint point : ring) {
        box_.add(point);
        best_.x = point.x;
        best_.y = point.y;
      }
  }

  Pole search();

 private:
  double signed_distance(double x, double y) const;
  void look_at(double x, double y, double half);
  void cover();

  std::span<const std::vector<GridPoint>> rings_;
  GridBox box_;
  std::vector<Square> heap_;  // the most promising at the front
  size_t squares_ = 0;
  Square best_;
};

double PoleSearch::signed_distance(double x, double y) const {
  bool inside = false;
  double nearest = INFINITY;
  for (const std::vector<GridPoint>& ring : rings_)
    for (size_t i = 1; i < ring.size(); ++i) {
      inside ^= crosses(x, y, ring[i - 1], ring[i]);
      nearest = std::min(nearest, segment_distance_squared(x, y, ring[i - 1], ring[i]));
    }
  return inside ? std::sqrt(nearest) : -std::sqrt(nearest);
}

// Centres are on the grid, so that the best of them can be stored as it is.
void PoleSearch::look_at(double x, double y, double half) {
  ++squares_;
  const double distance = signed_distance(std::round(x), std::round(y));
  const Square square{x, y, half, distance, distance + (half + 1) * std::numbers::sqrt2};
  if (distance > best_.distance) best_ = square;
  if (square.reachable <= best_.distance + kPrecision) return;
  heap_.push_back(square);
  std::push_heap(heap_.begin(), heap_.end());
}

void PoleSearch::cover() {
  const double width = box_.right - box_.left, height = box_.bottom - box_.top;
  // Long and thin shapes begin with 64 squares at most in their length.
  const double side = std::max({std::min(width, height), std::max(width, height) / 64, 1.0});
  const int columns = static_cast<int>(std::ceil(width / side)),
            rows = static_cast<int>(std::ceil(height / side));
  for (int i = 0; i < columns; ++i)
    for (int j = 0; j < rows; ++j)
      look_at(box_.left + (i + 0.5) * side, box_.top + (j + 0.5) * side, side / 2);
}

Pole PoleSearch::search() {
  cover();
  while (!heap_.empty() && squares_ < kMaxSquares) {
    std::pop_heap(heap_.begin(), heap_.end());
    const Square square = heap_.back();
    heap_.pop_back();
    if (square.reachable <= best_.distance + kPrecision) break;
    const double half = square.half / 2;
    if (half < 0.25) continue;
    for (const double dx : {-half, half})
      for (const double dy : {-half, half}) look_at(square.x + dx, square.y + dy, half);
  }
  return {{static_cast<int16_t>(std::round(best_.x)), static_cast<int16_t>(std::round(best_.y))},
          static_cast<int>(best_.distance)};
}

}  // namespace

Pole pole_of_inaccessibility(std::span<const std::vector<GridPoint>> rings) {
  return PoleSearch(rings).search();
}

}  // namespace satchel
