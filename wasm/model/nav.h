// Navigation lists, as the content team writes them in content/nav/NAME.yml.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/json.h"

namespace satchel {

struct NavItem {
  std::string title;  // empty: the title of the page it leads to
  std::string href;   // a route ("/about"), an outside address, or empty for a mere heading
  std::vector<NavItem> items;
};

struct Nav {
  std::string title;  // shown above the list; may be empty
  std::vector<NavItem> items;
};

// Reads {"title": …, "items": [{"title", "href", "items"}]} or a bare list of items; at most 8 levels deep.
Result<Nav> nav_from_json(const Json& value);

}  // namespace satchel
