// Point layers: any bytes may be opened; what is sound has names, states and places within their bounds, and
// is written again as the same bytes.
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "fuzz.h"
#include "map/point_layer_writer.h"

using namespace satchel;

namespace {

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

void check_point(const LayerPoint& point) {
  require(!point.name.empty() && point.name.size() <= 120, "a name is as long as names may be");
  require(find_invalid_utf8(point.name) == point.name.npos, "a name is UTF-8");
  for (const char c : point.name)
    require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a name has no control characters");
  require(point.state.size() == 2 && is_letter(point.state[0]) && is_letter(point.state[1]),
          "a state has its code");
  require(std::abs(point.place.latitude) <= 90 && std::abs(point.place.longitude) <= 180,
          "a place is on the globe");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = as_text(data, size);
  const Result<PointLayer> layer = PointLayer::open(bytes);
  if (!layer) {
    require(layer.error().code == "map-layer", "a failure says what failed");
    return 0;
  }
  require(!layer->points().empty(), "a layer has points");
  require(layer->points().size() * 5 <= size, "points are in proportion to the bytes");
  std::string_view state;
  for (const LayerPoint& point : layer->points()) {
    check_point(point);
    require(state <= point.state, "states are in order");
    state = point.state;
  }
  const Result<std::string> again = write_point_layer(layer->points());
  require(again && *again == bytes, "a sound layer has one form");
  return 0;
}
