// `satchel new ROUTE`: a page to begin with.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace satchel {

struct NewPage {
  std::string route;
  std::filesystem::path path;  // the file that was written
  std::string title;
  std::string nav_hint;  // how to bring the page into a menu, naming this site's own files
};

// Writes content/ROUTE.md. Fails where the page exists ("page-exists") or the route cannot be one
// ("bad-route").
Result<NewPage> create_page(const std::filesystem::path& content, std::string_view route);

}  // namespace satchel
