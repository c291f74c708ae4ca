// Point layers of the map, content/layers/NAME.csv: read, held against their rules, packed (map/LAYER.md).
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace satchel {

// Whether a layer may have this name, which becomes part of an address: small letters, digits, hyphens.
bool is_layer_name(std::string_view name);

// The packed points of the table `text` of the file `path`: columns name, state, latitude, longitude, and
// people where it is known; others are passed over. What is wrong is told in `findings`, and nothing is
// packed then: the text is empty.
std::string pack_layer_table(std::string_view text, std::string_view path, Diagnostics& findings);

// The address of a layer in the finished site: "assets/school-districts.1a2b3c4d.points.gz".
std::string layer_address(std::string_view name, std::string_view packed);

}  // namespace satchel
