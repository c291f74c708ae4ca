// Map geometry: any bytes may be opened; what is sound has closed rings within its boxes, answers every
// question, and is written again as the same bytes.
#include <string>

#include "../unit/map/draft.h"
#include "base/text_buffer.h"
#include "fuzz.h"
#include "map/geometry_writer.h"
#include "map/hit_test.h"
#include "map/neighbours.h"
#include "map/path.h"

using namespace satchel;

namespace {

void check_rings(const Geometry& geometry, const MapFeature& feature) {
  for (size_t ring = feature.first_ring; ring < feature.first_ring + feature.rings; ++ring) {
    const std::vector<GridPoint> points = ring_points(geometry, ring);
    require(points.size() >= 4 && points.front() == points.back(), "a ring is closed");
    for (const GridPoint p : points)
      require(p.x >= feature.box.left && p.x <= feature.box.right && p.y >= feature.box.top &&
                  p.y <= feature.box.bottom,
              "a feature's box holds its points");
  }
}

void check_neighbours(const Geometry& geometry, const MapFeature& feature) {
  for (const MapFeature* other : neighbours(geometry, feature)) {
    require(other != &feature, "nobody is their own neighbour");
    bool is_mutual = false;
    for (const MapFeature* back : neighbours(geometry, *other)) is_mutual = is_mutual || back == &feature;
    require(is_mutual, "neighbours are each other's");
  }
  for (const Direction d : {Direction::kLeft, Direction::kUp, Direction::kRight, Direction::kDown})
    require(feature_towards(geometry, feature, d) != &feature, "an arrow leads away");
}

void ask(const Geometry& geometry) {
  TextBuffer path;
  for (const MapFeature& feature : geometry.features()) {
    check_rings(geometry, feature);
    append_feature_path(geometry, feature, path);
    const GridPoint label = feature.label;
    const MapFeature* hit = feature_at(geometry, label.x / 10.0, label.y / 10.0);
    require(hit == nullptr || geometry.find(hit->code) == hit, "a hit is a feature of the map");
  }
  require(path.view().find_first_not_of("0123456789.- mlhvz") == std::string_view::npos, "paths are paths");
  // The work for neighbours is features times arcs: enough of them.
  for (size_t i = 0; i < geometry.features().size() && i < 8; ++i)
    check_neighbours(geometry, geometry.features()[i]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = as_text(data, size);
  const Result<Geometry> geometry = Geometry::open(bytes);
  if (!geometry) {
    require(geometry.error().code == "map-geometry", "a failure says what failed");
    return 0;
  }
  ask(*geometry);
  const Result<std::string> again = write_geometry(draft_of(*geometry));
  require(again && *again == bytes, "sound geometry has one form");
  return 0;
}
