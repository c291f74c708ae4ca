// The room map as flat functions over arrays, for benchmarks and comparisons in Node.
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "map/albers_usa.h"
#include "map/clusters.h"
#include "map/geometry.h"
#include "map/hit_test.h"
#include "map/path.h"

namespace {

using namespace satchel;

std::optional<Geometry> geometry;  // borrows from the host's block
std::optional<ClusterIndex> cluster_index;
TextBuffer text;

}  // namespace

extern "C" {

// Emscripten tells its JavaScript when memory has grown; our host takes fresh views instead.
void emscripten_notify_memory_growth(size_t) {}

void* probe_allocate(size_t bytes) { return std::malloc(bytes); }
void probe_release(void* block) { std::free(block); }

// The number of features, or 0 where the bytes are no geometry. They must stay as long as it is used.
size_t probe_open(const char* bytes, size_t count) {
  auto opened = Geometry::open({bytes, count});
  if (!opened) return 0;
  geometry.emplace(std::move(*opened));
  return geometry->features().size();
}

// The text is what probe_result tells: all paths, a line each.
void probe_paths() {
  text.clear();
  for (const MapFeature& feature : geometry->features()) {
    append_feature_path(*geometry, feature, text);
    text += '\n';
  }
}

void probe_path(size_t feature) {
  text.clear();
  append_feature_path(*geometry, geometry->features()[feature], text);
}

void probe_code(size_t feature) {
  text.clear();
  text += geometry->features()[feature].code;
}

void probe_project(const LonLat* places, size_t count, MapPoint* points) {
  project_albers_usa({places, count}, {points, count});
}

// NaN for null.
void probe_unproject(const MapPoint* points, size_t count, LonLat* places) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  for (size_t i = 0; i < count; ++i) places[i] = unproject_albers_usa(points[i]).value_or(LonLat{kNan, kNan});
}

// -1 for no feature.
void probe_hit(const MapPoint* points, size_t count, int32_t* features) {
  for (size_t i = 0; i < count; ++i) {
    const MapFeature* feature = feature_at(*geometry, points[i].x, points[i].y);
    features[i] = feature == nullptr ? -1 : static_cast<int32_t>(geometry->index_of(*feature));
  }
}

void probe_build(const MapPoint* points, size_t count, int max_zoom, double radius) {
  cluster_index.reset();
  cluster_index.emplace(ClusterIndex::build({points, count}, {max_zoom, radius, 2}));
}

// Fills `out`, which has room for all, and gives their number.
size_t probe_query(int zoom, double left, double top, double right, double bottom, Cluster* out) {
  size_t count = 0;
  cluster_index->clusters(zoom, {left, top, right, bottom}, [&](const Cluster& c) { out[count++] = c; });
  return count;
}

size_t probe_cluster_bytes() { return cluster_index->memory_bytes(); }

size_t probe_result(int part) {
  return part == 0 ? reinterpret_cast<size_t>(text.view().data()) : text.size();
}

}  // extern "C"
