// TopoJSON: any text may be packed; what can be packed is sound geometry, and packing it is repeatable.
#include "fuzz.h"
#include "tool/topojson.h"

using namespace satchel;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = as_text(data, size);
  const Result<std::string> packed = pack_states(text, "states.json");
  if (!packed) {
    require(packed.error().path == "states.json" && !packed.error().message.empty(),
            "a failure says what failed");
    return 0;
  }
  require(Geometry::open(*packed).has_value(), "what is packed can be opened");
  require(pack_states(text, "states.json").value() == *packed, "packing is repeatable");
  return 0;
}
