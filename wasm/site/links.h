// Addresses as authors write them, turned into addresses that work on the page where they stand.
#pragma once

#include <string>
#include <string_view>

#include "markdown/markdown.h"
#include "site/catalog.h"
#include "site/site.h"

namespace satchel {

// Where an address leads, before it is printed.
struct Destination {
  enum class Kind { kEmpty, kAnchor, kPage, kAsset, kOther } kind = Kind::kOther;
  std::string path;  // of a page: its route, aliases followed; of an asset: "/files/…", "/images/…"; decoded
  std::string suffix;     // "?query#fragment" as written
  bool external = false;  // http(s) away from this site
};

class LinkResolver {
 public:
  LinkResolver(const Catalog& catalog, const SiteEnvironment& environment, std::string_view route)
      : catalog_(catalog), environment_(environment), route_(route), root_(root_from_route(route)) {}

  // The way from this page to the site's root, "../../".
  const std::string& root() const { return root_; }

  Destination destination(std::string_view address) const;
  LinkTarget link(std::string_view address) const;
  ImageTarget image(std::string_view address) const;
  // The address of a page of the site, from this page.
  std::string page_url(std::string_view route) const;

 private:
  std::string root_from_route(std::string_view route) const;
  std::string asset_url(std::string_view path) const { return root_ + std::string(path.substr(1)); }

  const Catalog& catalog_;
  const SiteEnvironment& environment_;
  std::string route_;
  std::string root_;
};

// "XLSX, 34 KB" for a download of that name and size.
std::string download_label(std::string_view path, uint64_t bytes);

}  // namespace satchel
