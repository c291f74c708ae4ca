// Navigation lists (content/nav/NAME.yml), checked, with the place of every link in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "markdown/markdown.h"
#include "model/json.h"
#include "tool/yaml.h"

namespace satchel {

// A link in a navigation list, and where it stands.
struct NavLink {
  std::string list;  // name of the list: "about_nav"
  std::string href;
  std::string path;  // of the file, as messages name it
  Place place;
};

// Reads `tree` as the list `name` of the file `path`: {"title", "items"} as nav_from_json expects it. Items
// that are wrong are told and left out.
Json read_nav(const YamlNode& tree, std::string_view name, std::string_view path, std::vector<NavLink>& links,
              Diagnostics& findings);

}  // namespace satchel
