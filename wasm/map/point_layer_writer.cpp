#include "map/point_layer_writer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "map/byte_reader.h"
#include "map/byte_writer.h"
#include "map/names.h"
#include "map/point_layer_layout.h"

namespace satchel {
namespace {

using namespace point_layer_layout;
using Points = std::vector<const LayerPoint*>;

bool is_degrees(double degrees, int32_t most) {
  return std::abs(degrees) * kStepsPerDegree < most + 0.5;  // false for NaN
}

bool is_sound(const LayerPoint& point) {
  return is_state_code(point.state) && is_map_name(point.name, kMaxNameBytes) && point.people <= kMaxNumber &&
         is_degrees(point.place.latitude, kMaxLatitude) && is_degrees(point.place.longitude, kMaxLongitude);
}

void append_states(std::string& out, const Points& points) {
  std::map<std::string_view, size_t> states;
  for (const LayerPoint* point : points) ++states[point->state];
  append_number(out, states.size());
  for (const auto& [code, count] : states) {
    out += code;
    append_number(out, count);
  }
}

void append_degrees(std::string& out, const Points& points, double LonLat::*degrees) {
  int32_t before = 0;
  for (const LayerPoint* point : points) {
    const auto value = static_cast<int32_t>(std::lround(point->place.*degrees * kStepsPerDegree));
    append_step(out, value - before);
    before = value;
  }
}

}  // namespace

Result<std::string> write_point_layer(std::span<const LayerPoint> points) {
  if (points.empty() || points.size() > kMaxNumber || !std::all_of(points.begin(), points.end(), is_sound))
    return failure(
        "map-layer",
        "the map's layer cannot be written: it is empty, or a point has a wrong state, name, place "
        "or number of people");
  Points in_order;
  for (const LayerPoint& point : points) in_order.push_back(&point);
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const LayerPoint* a, const LayerPoint* b) { return a->state < b->state; });
  std::string out(kSignature);
  append_states(out, in_order);
  for (const LayerPoint* point : in_order) (out += point->name) += '\n';
  append_degrees(out, in_order, &LonLat::latitude);
  append_degrees(out, in_order, &LonLat::longitude);
  for (const LayerPoint* point : in_order) append_number(out, point->people);
  return out;
}

}  // namespace satchel
