#include "site/navigation.h"

#include <algorithm>

#include "model/route.h"

namespace satchel {
namespace {

constexpr size_t kContentsFrom = 3;  // "On this page" from three headings on (LOOK)

Json items_context(std::span<const NavItem> items, const NavigationPlace& place);

// The length of the route to which `to` leads, if the current page is it or below it, else 0. Everything is
// below the home page, which therefore counts only where it is itself shown.
size_t nearness(const Destination& to, const NavigationPlace& place) {
  if (to.kind != Destination::Kind::kPage) return 0;
  const bool here = to.path == place.route && to.suffix.empty();
  return here || (to.path != "/" && place.route.starts_with(to.path + "/")) ? to.path.size() : 0;
}

// One item, or null where it leads to a page that is not shown now. Of a list's items the page is inside
// those that are as near as `nearest`.
Json item_context(const NavItem& item, const NavigationPlace& place, size_t nearest) {
  const Destination to = place.links.destination(item.href);
  const bool is_page = to.kind == Destination::Kind::kPage;
  if (is_page && !place.catalog.has_page(to.path, place.now)) return nullptr;
  bool inside = nearest > 0 && nearness(to, place) == nearest;
  const bool current = inside && to.path == place.route;
  Json items = items_context(item.items, place);
  for (const Json& below : items) inside = inside || bool_member(below, "inside");

  Json context;
  set(context, "title", is_page && item.title.empty() ? place.catalog.title(to.path) : item.title);
  set(context, "href", item.href.empty() ? std::string() : place.links.link(item.href).url);
  set(context, "current", current);
  set(context, "inside", inside);
  set(context, "external", to.external);
  set(context, "items", std::move(items));
  return context;
}

Json items_context(std::span<const NavItem> items, const NavigationPlace& place) {
  size_t nearest = 0;
  for (const NavItem& item : items)
    nearest = std::max(nearest, nearness(place.links.destination(item.href), place));
  Json list = Json::array();
  for (const NavItem& item : items) {
    Json context = item_context(item, place, nearest);
    if (!context.is_null()) list.push_back(std::move(context));
  }
  return list;
}

Json crumb(std::string_view route, const NavigationPlace& place) {
  Json crumb;
  set(crumb, "title", route == "/" ? "Home" : place.catalog.title(route));
  set(crumb, "href", place.links.page_url(route));
  return crumb;
}

Json entry(const Heading& heading) {
  Json entry;
  set(entry, "id", heading.id);
  set(entry, "title", heading.text);
  set(entry, "level", heading.level);
  return entry;
}

}  // namespace

Json nav_context(const Nav& nav, const NavigationPlace& place) { return items_context(nav.items, place); }

Json breadcrumb_context(const NavigationPlace& place) {
  std::vector<Json> upward;
  for (std::string_view route = parent_route(place.route); !route.empty(); route = parent_route(route))
    if (place.catalog.has_page(route, place.now)) upward.push_back(crumb(route, place));
  std::reverse(upward.begin(), upward.end());
  return upward;
}

Json sources_context(const NavigationPlace& place) {
  const Json* sources = member(place.catalog.settings(), "sources");
  Json list = sources != nullptr && sources->is_array() ? *sources : Json::array();
  for (Json& source : list) {
    const std::string href(string_member(source, "href"));
    if (!href.empty()) set(source, "href", place.links.link(href).url);
  }
  return list;
}

Json contents_context(std::span<const Heading> headings) {
  Json list = Json::array();
  for (const Heading& heading : headings)
    if (heading.level == 2 || heading.level == 3) list.push_back(entry(heading));
  return list.size() < kContentsFrom ? Json() : list;
}

}  // namespace satchel
