// site.yml: what a site may say of itself, checked against one table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/json.h"
#include "tool/kiosk_settings.h"
#include "tool/nav_list.h"
#include "tool/site_maps.h"
#include "tool/yaml.h"

namespace satchel {

// What site.yml says of another file ("menu: main", "logo: /images/logo.svg"), and where.
struct SettingName {
  std::string key;  // "menu", "footer": lists; "theme": a layout; "logo", "social": images
  std::string name;
  Place place;
};

// What site.yml says of a download: `files: {/files/a.pdf: {offline: true}}`.
struct FileSetting {
  std::string name;  // below files/: "a.pdf"
  bool offline = false;
  Place place;  // of the address
};

struct SiteSettings {
  Json json = Json::object();  // only what is known and of the right type
  Json navs =
      Json::object();  // menus that are written out in site.yml, by the name that `json` then gives them
  std::vector<NavLink> nav_links;  // of those
  std::vector<SettingName> names;
  std::vector<FileSetting> files;
  std::vector<KioskRoute> kiosk_routes;
  std::vector<MapSetting> maps;  // not in `json`, as no visitor has a use for them
};

// Reads the tree of site.yml; what is wrong is added to `findings`.
SiteSettings read_settings(const YamlNode& tree, std::string_view path, Diagnostics& findings);

// Gives `settings` what a page cannot do without: a name made of the content folder's, a language.
void add_default_settings(Json& settings, std::string_view folder_name);

// "about-us" -> "About us": a name of a file or folder as words.
std::string in_words(std::string_view name);

}  // namespace satchel
