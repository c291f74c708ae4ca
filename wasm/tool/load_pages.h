// The pages of a content folder: read side by side, packed for the bundle, their routes and aliases compared.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "tool/front_matter.h"

namespace satchel {

// A page that has been read.
struct LoadedPage {
  std::string route;
  std::string path;   // below content/: "educate/districts.md"
  std::string bytes;  // as the bundle holds it
  std::vector<std::string> aliases;
  std::string nav, theme, layout;           // what the front matter names
  std::vector<std::string> turning_points;  // when it appears and expires (model/meta.h)
  std::map<std::string, Place, std::less<>> places;
};

struct LoadedPages {
  std::vector<LoadedPage> pages;  // in the order of `paths`; without those whose names cannot be routes
  // Addresses of images that the pages' texts may ask for.
  std::set<std::string, std::less<>> image_addresses;
};

// Text as it may go into a bundle: bytes that are no UTF-8 are told in `findings` and replaced.
std::string checked_text(std::string text, std::string_view path, Diagnostics& findings);

// Reads the pages `paths` of the folder `content`, which messages call `shown_folder`, on up to `jobs`
// threads.
LoadedPages load_pages(const std::filesystem::path& content, std::string_view shown_folder,
                       const std::vector<std::string>& paths,
                       const std::set<std::string, std::less<>>& image_names, int jobs,
                       Diagnostics& findings);

// Tells pages that share a route (also where only upper and lower case differ: some disks and hosts do not
// tell them apart) and aliases that are taken. Returns the aliases that hold: old route -> route.
std::map<std::string, std::string, std::less<>> check_routes(const std::vector<LoadedPage>& pages,
                                                             std::string_view shown_folder,
                                                             Diagnostics& findings);

}  // namespace satchel
