// Reads a content folder and packs it into a bundle, telling everything that is wrong with it on the way.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/json.h"
#include "tool/image_maker.h"
#include "tool/images.h"
#include "tool/nav_list.h"
#include "tool/site_settings.h"
#include "tool/template_links.h"

namespace satchel {

struct LoadOptions {
  std::filesystem::path content = "content";
  // Where the templates that come with the tool lie: SHELL/templates/{layouts,partials,views}.
  std::filesystem::path shell = "web";
  std::string site_url;  // overrides site.yml's `url`; empty: not
  int jobs = 0;          // threads; 0: one a core
};

// A page as its author keeps it.
struct PageSource {
  std::string route;  // "/educate/districts"
  std::string path;   // below content/: "educate/districts.md"
  // Where the values of the front matter's keys stand that name other things ("nav", "theme", "layout",
  // "aliases", "social").
  std::map<std::string, Place, std::less<>> places;
};

struct LoadedSite {
  std::string bundle;              // the bytes of the .satchel
  Diagnostics diagnostics;         // sorted; a page with errors is in the bundle all the same
  Json settings = Json::object();  // site.yml with its defaults
  Json navs = Json::object();      // {NAME: nav}
  std::vector<PageSource> pages;   // by route
  std::map<std::string, std::string, std::less<>> aliases;     // old route -> route
  std::vector<NavLink> nav_links;                              // of all lists
  std::vector<TemplateLink> template_links;                    // of the content's own layouts and partials
  std::vector<SettingName> setting_names;                      // what site.yml names: lists and a layout
  std::set<std::string, std::less<>> layouts;                  // names that `layout` and `theme` may have
  std::set<std::string, std::less<>> image_names;              // below content/images
  std::set<std::string, std::less<>> file_names;               // below content/files
  std::map<std::string, std::string, std::less<>> made_files;  // "files/travel.xlsx" -> bytes
  std::map<std::string, std::string, std::less<>> layers;      // name -> packed (map/LAYER.md)
  std::vector<Asset> assets;         // to copy as they are: "files/…", "images/…", by output
  std::vector<ImageJob> image_jobs;  // to make with make_images()
  std::string manifest;              // manifest.webmanifest
  Json images = Json::object();      // as in site.json
  std::set<std::string, std::less<>> offline_files;  // downloads that visitors keep: "files/a.pdf"

  std::string content_folder;  // as messages name it: "content"
  // Where a bundle's entry comes from: "templates/views/a.mustache" -> "web/templates/views/a.mustache".
  // Pages are not listed.
  std::map<std::string, std::string, std::less<>> sources;

  const PageSource* page(std::string_view route) const;
  // The author's file behind a path as the engine names it: "educate/districts.md" or
  // "pages/educate/districts.md" becomes "content/educate/districts.md", "views/a.mustache" or
  // "templates/views/a.mustache" the template's own file. What is an author's path already, or nobody's,
  // stays.
  std::string author_path(std::string_view engine_path) const;
  // Gives the engine's findings the paths of the author's files.
  void name_author_files(Diagnostics& findings) const;
  // Whether a page comes from the file `path` below content/.
  bool has_page_file(std::string_view path) const;
};

// Fails only where there is nothing to load ("no-content", "no-pages", "no-shell", "cannot-read"); what is
// wrong with the content itself stands in `diagnostics`.
Result<LoadedSite> load_site(const LoadOptions& options);

}  // namespace satchel
