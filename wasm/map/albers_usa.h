// The composite Albers projection of the United States: the lower 48 states, with insets for Alaska and
// Hawaii.
#pragma once

#include <optional>
#include <span>

namespace satchel {

struct LonLat {
  double longitude = 0;  // degrees, east positive; any turn of the globe
  double latitude = 0;   // degrees, north positive, -90 to 90
};

// Pixels of the viewport of geometry.h; y down.
struct MapPoint {
  double x = 0;
  double y = 0;
};

// As d3-geo's geoAlbersUsa().scale(1300).translate([487.5, 305]), which us-atlas is drawn with: null for what
// is in none of its three parts, and for what is no place on the globe.
std::optional<MapPoint> project_albers_usa(LonLat place);

// The place that is drawn at `point`. As with d3, it is sought in the inset that `point` lies in, else in the
// projection of the lower 48 states, wherever that leads; null where it leads to no place.
std::optional<LonLat> unproject_albers_usa(MapPoint point);

// Projects many at once: fills points[i] for each of `places`, with NaN for null. `points` is as long as
// `places`.
void project_albers_usa(std::span<const LonLat> places, std::span<MapPoint> points);

}  // namespace satchel
