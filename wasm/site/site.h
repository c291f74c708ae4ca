// An open site: finds a route's page in the bundle and assembles it. The one renderer of the project.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/reader.h"
#include "markdown/markdown.h"
#include "model/json.h"
#include "model/page.h"

namespace satchel {

// What the surroundings tell a site: where the shell's files are, and what day it is.
struct SiteEnvironment {
  // Addresses from the site's root: {"style": "assets/style.1a2b.css", "app": …, "engine": …, "bundle": …}.
  Json assets = Json::object();
  std::string now;  // ISO date or date-time of the device; empty: every page is shown
  // Links as "../about/" (a folder a page) or, for a single file, as "#/about".
  enum class Links { kFolders, kHash } links = Links::kFolders;
};

struct RenderedPage {
  std::string route;  // the page's own, where `aliases` led to it
  std::string html;
  Diagnostics diagnostics;  // paths and lines of the author's files
  bool found = true;        // false: this is the page that says "not found"
  bool complete = true;     // false: a view of the page is the full engine's, and this is the other one
};

// A link, image or id met while rendering; for `check`.
struct Reference {
  enum class Kind { kLink, kImage, kId } kind = Kind::kLink;
  std::string target;  // as written, decoded
  std::string alt;
  bool has_alt = true;
  bool raw = false;
  Place place;  // in the source file
};

class Site {
 public:
  // Opens a bundle; `file` must outlive the site. Fails where the bundle or its site.json is not sound.
  static Result<Site> open(std::string_view file, SiteEnvironment environment);
  Site(Site&&) noexcept;
  Site& operator=(Site&&) noexcept;
  ~Site();

  // The page's main content (what stands in <main>).
  RenderedPage render_content(std::string_view route) const;
  // The same, with what it refers to.
  RenderedPage render_content(std::string_view route, std::vector<Reference>& references) const;
  // The whole document.
  RenderedPage render_page(std::string_view route) const;

  // Answers a question that the browser asks while the visitor uses a view of the page `route`: `question` is
  // {"name": …, "arguments": {…}}, a view or an answer (views/view.h). Gives HTML, or text. Fails as the view
  // does.
  Result<std::string> ask(std::string_view route, const Json& question) const;

  // The device's date and time from now on, as in SiteEnvironment: a page may stand open for weeks.
  void set_now(std::string now);

  // Attaches a layer of the map, which is fetched apart from the bundle. Fails with "map-layer" where its
  // bytes are damaged.
  Result<void> attach(std::string_view layer, std::string bytes);

  // Every page's route, in the order of their bytes; unpublished ones too.
  std::vector<std::string> routes() const;
  // The page of `route`, if there is one (aliases are not followed).
  Result<Page> page(std::string_view route) const;

 private:
  struct Impl;
  explicit Site(std::unique_ptr<Impl>);
  std::unique_ptr<Impl> impl_;
};

}  // namespace satchel
