// Any map of a site as a standalone SVG: drawn by its view, as on a page, and framed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "site/catalog.h"

namespace satchel {

// A view that is a map, and its arguments as they are written: {"snapshot", "2024"}.
struct MapRequest {
  std::string view = "interactive_map";
  std::vector<std::pair<std::string, std::string>> arguments;
};

// The map that `request` asks for, of the shapes and the data of a site. Fails as the view does
// ("view-arguments", "view-data"), and with "unknown-view" where the view is no map.
Result<std::string> map_picture(const MapRequest& request, const Catalog& site);

}  // namespace satchel
