// Reads the states' shapes from us-atlas's TopoJSON and packs them for the bundle (map/FORMAT.md).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "map/geometry_writer.h"

namespace satchel {

// The object "states" of `text`, a TopoJSON topology drawn in advance for the viewport of map/geometry.h
// (us-atlas's states-albers-10m.json), on the map's grid. Points that fall together there become one, and
// rings and arcs of which nothing is left are gone. `path` names the file in failures ("topojson").
Result<GeometryDraft> read_topojson(std::string_view text, std::string_view path);

// The bytes of map/states.geo: read, simplified to what the viewport shows, labelled, written.
Result<std::string> pack_states(std::string_view topojson, std::string_view path);

}  // namespace satchel
