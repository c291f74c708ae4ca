// What lies in a content folder, sorted by what it is.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace satchel {

// Names below the content folder, each list in the order of their bytes. Where one thing alone counts, as in
// a list's own folder, deeper files are `unused`.
struct ContentFiles {
  std::vector<std::string> pages, navs, data, layers, calculators, templates, unused;
  std::set<std::string, std::less<>> images, downloads;  // below images/ and files/
  bool has_settings = false;
};

// Lists the files of `content`, on up to `jobs` threads.
Result<ContentFiles> find_content(const std::filesystem::path& content, int jobs);

}  // namespace satchel
