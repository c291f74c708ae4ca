// What one page says of itself and of others, noted for `check` while the page is rendered.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "site/catalog.h"
#include "site/links.h"
#include "site/site.h"
#include "tool/load.h"

namespace satchel {

// A link or image of a page, and where it leads.
struct Lead {
  Reference reference;
  Destination to;
};

// What one page brought.
struct PageNotes {
  std::vector<Lead> leads;
  std::set<std::string, std::less<>> ids;
  std::string nav;
  std::string title;
  bool noindex = false;
  std::vector<std::pair<std::string, std::string>> social;
  Diagnostics findings;  // with the paths of the author's files
};

// What a thread keeps open: neither is safe to share.
struct Engine {
  std::optional<Site> site;
  std::optional<Catalog> catalog;
};

// Opens the site's bundle; where that fails it is told, and both are empty.
Engine open_engine(const LoadedSite& loaded, Diagnostics& findings);

// Renders one page and takes notes. Nothing here looks at other pages.
PageNotes notes_of(const PageSource& source, const LoadedSite& loaded, const Engine& engine);

}  // namespace satchel
