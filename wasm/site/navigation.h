// Menus, side lists, breadcrumbs and "on this page", as layouts see them.
#pragma once

#include <span>
#include <string_view>

#include "markdown/markdown.h"
#include "model/json.h"
#include "model/nav.h"
#include "site/links.h"

namespace satchel {

// What navigation is drawn for.
struct NavigationPlace {
  const Catalog& catalog;
  const LinkResolver& links;
  std::string_view route;
  std::string_view now;  // pages that are not shown at this moment are left out
};

// [{title, href, current, inside, external, items}]: `inside` where the current page is the item or lies
// below it.
Json nav_context(const Nav& nav, const NavigationPlace& place);

// [{title, href}] from home to the page's parent; folders without a page are left out.
Json breadcrumb_context(const NavigationPlace& place);

// The site's `sources` with their addresses ready for this page: [{title, href, note, …}].
Json sources_context(const NavigationPlace& place);

// [{id, title, level}] of the second and third level, or null where there are fewer than three.
Json contents_context(std::span<const Heading> headings);

}  // namespace satchel
