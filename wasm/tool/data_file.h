// Files of content/data, whatever their format, as JSON for the bundle.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace satchel {

// The JSON text of the data file `path`, whose name ends in .csv, .json, .yml or .yaml. What is wrong is told
// in `findings`; what cannot be read at all becomes `null`.
std::string data_as_json(std::string_view text, std::string_view path, Diagnostics& findings);

}  // namespace satchel
