#include "map/point_layer.h"

#include "map/byte_reader.h"
#include "map/names.h"
#include "map/point_layer_layout.h"

namespace satchel {
namespace {

using namespace point_layer_layout;

constexpr const char* kCut = "it is cut short or holds a number that is not allowed";

// Takes the file apart from its front. A step returns nullptr, or what is wrong with the bytes.
class PointLayerReader {
 public:
  PointLayerReader(std::string_view bytes, std::vector<LayerPoint>& points) : rest_(bytes), points_(points) {}

  const char* read() {
    if (!rest_.take_signature(kSignature)) return "it does not begin with its signature";
    if (const char* wrong = read_states()) return wrong;
    if (const char* wrong = read_names()) return wrong;
    if (const char* wrong = read_degrees(&LonLat::latitude, kMaxLatitude)) return wrong;
    if (const char* wrong = read_degrees(&LonLat::longitude, kMaxLongitude)) return wrong;
    for (LayerPoint& point : points_)
      if (!rest_.take(point.people)) return kCut;
    return rest_.empty() ? nullptr : "it holds bytes that belong to no point";
  }

 private:
  // Passes over the states to count the points, as their vector is made once; then gives each its state.
  const char* read_states() {
    uint32_t states = 0, points = 0;
    if (!rest_.take(states) || states == 0 || !rest_.can_hold(states, kLeastState)) return kCut;
    ByteReader again = rest_;
    int last_rank = 0;
    for (uint32_t i = 0; i < states; ++i) {
      std::string_view code;
      uint32_t count = 0;
      if (!rest_.take_text(2, code) || !rest_.take(count) || count == 0) return kCut;
      if (!is_state_code(code)) return "a state's code is not allowed";
      if (code_rank(code) <= last_rank) return "its states are out of order";
      last_rank = code_rank(code);
      // No sum of both runs over: each is below 2^28.
      points += count;
      if (!rest_.can_hold(points, kLeastPoint)) return kCut;
    }
    points_ = std::vector<LayerPoint>(points);
    give_states(again);
    return nullptr;
  }

  void give_states(ByteReader states) {
    std::string_view code;
    uint32_t count = 0;
    for (LayerPoint& point : points_) {
      if (count == 0) {
        states.take_text(2, code);
        states.take(count);
      }
      --count;
      point.state = code;
    }
  }

  const char* read_names() {
    for (LayerPoint& point : points_)
      if (!rest_.take_line(point.name) || !is_map_name(point.name, kMaxNameBytes))
        return "a name is not allowed";
    return nullptr;
  }

  const char* read_degrees(double LonLat::*degrees, int32_t most) {
    int32_t value = 0;
    for (LayerPoint& point : points_) {
      uint32_t step = 0;
      if (!rest_.take(step)) return kCut;
      value += unzigzag(step);
      if (value < -most || value > most) return "a place is not on the globe";
      point.place.*degrees = static_cast<double>(value) / kStepsPerDegree;
    }
    return nullptr;
  }

  ByteReader rest_;
  std::vector<LayerPoint>& points_;
};

}  // namespace

Result<PointLayer> PointLayer::open(std::string_view bytes) {
  PointLayer layer;
  if (const char* wrong = PointLayerReader(bytes, layer.points_).read())
    return failure("map-layer", std::string("the map's layer is damaged: ") + wrong, "build the site again");
  return layer;
}

}  // namespace satchel
