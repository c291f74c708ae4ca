#include "map/albers_usa.h"

#include <cmath>
#include <limits>

#include "map/angle.h"

namespace satchel {
namespace {

// Newton's method, for constants: std::sqrt is not constexpr.
constexpr double constant_root(double square) {
  double root = square;
  for (int i = 0; i < 64; ++i) root = (root + square / root) / 2;
  return root;
}

struct Rectangle {
  double left, top, right, bottom;
  constexpr bool holds(double x, double y) const {
    return left <= x && x <= right && top <= y && y <= bottom;
  }
};

// One conic equal-area projection (Snyder 1987, "Map Projections: A Working Manual", 14-1 to 14-6): the
// radius of a parallel is sqrt(c - 2 n sin(latitude)) / n, and the angle of a meridian n (longitude - central
// longitude).
struct Conic {
  double central_longitude;  // radians
  double n;
  double c;
  double radius;     // pixels: what the square root is multiplied with
  double x, y;       // pixels: the cone's apex
  Rectangle extent;  // pixels: what is drawn
};

constexpr double kScale = 1300;
constexpr double kX = 487.5, kY = 305;
constexpr double kInset = 1e-6;  // d3 draws its insets that much smaller

// An extent in units of the scale around the centre of the whole map.
constexpr Rectangle extent(double left, double top, double right, double bottom, double inset) {
  return {kX + left * kScale + inset, kY + top * kScale + inset, kX + right * kScale - inset,
          kY + bottom * kScale - inset};
}

// Degrees; `center` is measured from the central meridian, and drawn at `at`, in units of the scale.
constexpr Conic conic(double scale, double central_longitude, LonLat center, double parallel_1,
                      double parallel_2, MapPoint at, Rectangle drawn) {
  const double sine_1 = sine(parallel_1 * kRadians);
  const double n = (sine_1 + sine(parallel_2 * kRadians)) / 2;
  const double c = 1 + sine_1 * (2 * n - sine_1);
  const double radius = scale / n;
  const double center_radius = radius * constant_root(c - 2 * n * sine(center.latitude * kRadians));
  const double center_angle = n * center.longitude * kRadians;
  return {central_longitude * kRadians,
          n,
          c,
          radius,
          kX + at.x * kScale - center_radius * sine(center_angle),
          kY + at.y * kScale - center_radius * cosine(center_angle),
          drawn};
}

// The parameters of d3-geo's albersUsa; those of Alaska are EPSG:3338's, those of Hawaii ESRI:102007's.
constexpr Conic kParts[] = {
    conic(kScale, -96, {-0.6, 38.7}, 29.5, 45.5, {0, 0}, extent(-0.455, -0.238, 0.455, 0.238, 0)),
    conic(kScale * 0.35, -154, {-2, 58.5}, 55, 65, {-0.307, 0.201},
          extent(-0.425, 0.120, -0.214, 0.234, kInset)),
    conic(kScale, -157, {-3, 19.9}, 8, 18, {-0.205, 0.212}, extent(-0.214, 0.166, -0.115, 0.234, kInset)),
};

// Where the part draws the place, within its extent or not.
MapPoint project_by(const Conic& part, double longitude, double sine_of_latitude) {
  const double half = within_half_turn(longitude - part.central_longitude) * part.n / 2;
  const double radius = part.radius * std::sqrt(part.c - 2 * part.n * sine_of_latitude);
  // The angle is twice `half`, which may be more than a quarter turn.
  const double s = sine(half);
  return {part.x + radius * 2 * s * cosine(half), part.y + radius * (1 - 2 * s * s)};
}

constexpr MapPoint kNowhere{std::numeric_limits<double>::quiet_NaN(),
                            std::numeric_limits<double>::quiet_NaN()};

MapPoint project(LonLat place) {
  if (!(std::abs(place.latitude) <= 90)) return kNowhere;
  const double longitude = place.longitude * kRadians;
  const double sine_of_latitude = sine(place.latitude * kRadians);
  for (const Conic& part : kParts) {
    const MapPoint point = project_by(part, longitude, sine_of_latitude);
    if (part.extent.holds(point.x, point.y)) return point;
  }
  return kNowhere;
}

// d3's insets for the way back: without their right and lower edges.
bool is_in_inset(const Rectangle& inset, MapPoint p) {
  return p.x >= inset.left && p.x < inset.right && p.y >= inset.top && p.y < inset.bottom;
}

const Conic& part_at(MapPoint p) {
  if (is_in_inset(extent(-0.425, 0.120, -0.214, 0.234, 0), p)) return kParts[1];
  if (is_in_inset(extent(-0.214, 0.166, -0.115, 0.234, 0), p)) return kParts[2];
  return kParts[0];
}

}  // namespace

std::optional<MapPoint> project_albers_usa(LonLat place) {
  const MapPoint point = project(place);
  if (std::isnan(point.x)) return std::nullopt;
  return point;
}

void project_albers_usa(std::span<const LonLat> places, std::span<MapPoint> points) {
  for (size_t i = 0; i < places.size(); ++i) points[i] = project(places[i]);
}

// Snyder 1987, 14-8 to 14-11.
std::optional<LonLat> unproject_albers_usa(MapPoint point) {
  const Conic& part = part_at(point);
  const double x = point.x - part.x, y = point.y - part.y;
  const double angle = std::atan2(x, y);
  const double sine_of_latitude = (part.c - (x * x + y * y) / (part.radius * part.radius)) / (2 * part.n);
  if (!(std::abs(sine_of_latitude) <= 1)) return std::nullopt;
  const double longitude = within_half_turn(angle / part.n + part.central_longitude);
  const double cosine_of_latitude = std::sqrt(1 - sine_of_latitude * sine_of_latitude);
  return LonLat{longitude / kRadians, std::atan2(sine_of_latitude, cosine_of_latitude) / kRadians};
}

}  // namespace satchel
