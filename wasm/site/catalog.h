// What a bundle holds, by name: pages, settings, navigation lists, data, images, downloads. Read when first
// asked for.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "bundle/reader.h"
#include "map/geometry.h"
#include "model/json.h"
#include "model/nav.h"
#include "model/page.h"
#include "views/view.h"

namespace satchel {

// Not thread-safe (it remembers what it has read): one a thread. Borrows the bundle's bytes.
class Catalog {
 public:
  // Fails where the bundle is not sound or its site.json is missing or no object.
  static Result<Catalog> open(std::string_view file);

  const BundleReader& bundle() const { return bundle_; }
  const Json& settings() const { return *settings_; }
  // Addresses of the map's layers from the site's root, by name.
  const Json& layers() const { return *layers_; }

  // The moments at which a page of the site appears or expires, in their order (model/meta.h).
  const std::vector<std::string>& turning_points() const { return turning_points_; }

  // The page of `route` itself, valid as long as the catalog; "no-page" where there is none.
  const Result<Page>& page(std::string_view route) const;
  // Where `route` leads: the target of an alias, else `route`.
  std::string_view follow_alias(std::string_view route) const;
  // Whether there is a page of that route, shown at `now`.
  bool has_page(std::string_view route, std::string_view now) const;
  // The page's title, or the route where it has none.
  std::string title(std::string_view route) const;
  std::vector<std::string> routes() const;

  const Nav* nav(std::string_view name) const;    // nullptr: no such list
  const Json* data(std::string_view name) const;  // nullptr: no such data, or not JSON
  std::vector<std::string_view> data_names() const;
  std::vector<std::string_view> calculator_names() const;
  const Json* image(std::string_view address) const;        // by the address as written; nullptr: not known
  const Json* file(std::string_view address) const;         // a download, by its address "/files/…"
  SiteCalculator* calculator(std::string_view name) const;  // nullptr: no such calculator
  const Geometry* shapes() const;                           // nullptr: none, or damaged

 private:
  using JsonFiles = std::map<std::string, std::unique_ptr<Json>, std::less<>>;

  Result<Page> read_page(std::string_view route) const;
  // The NAMEs of FOLDER/NAME.json.
  std::vector<std::string_view> json_names(std::string_view folder) const;
  // FOLDER/NAME.json; nullptr where there is none, or it is not JSON.
  const Json* json_file(JsonFiles& known, std::string_view folder, std::string_view name) const;

  BundleReader bundle_;
  std::unique_ptr<Json> site_;  // on the heap, so that pointers into it survive a move
  const Json* settings_ = nullptr;
  const Json* layers_ = nullptr;
  std::vector<std::string> turning_points_;
  mutable std::map<std::string, Result<Page>, std::less<>> pages_;
  mutable std::map<std::string, std::unique_ptr<Nav>, std::less<>> navs_;
  mutable JsonFiles data_, calculators_;
  mutable std::map<std::string, SiteCalculator, std::less<>> open_calculators_;
  mutable std::optional<Result<Geometry>> shapes_;
};

}  // namespace satchel
