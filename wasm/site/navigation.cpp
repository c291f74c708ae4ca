#include "site/navigation.h"

#include <algorithm>

#include "model/route.h"

namespace satchel {
namespace {

constexpr size_t kContentsFrom = 3;  // "On this page" from three headings on (LOOK)

Json items_context(std::span<const NavItem> items, const NavigationPlace& place);

// One item, or null where it leads to a page that is not shown now.
Json item_context(const NavItem& item, const NavigationPlace& place) {
  Json context = {{"title", item.title}, {"current", false}, {"inside", false}, {"external", false}};
  if (!item.href.empty()) {
    const Destination to = place.links.destination(item.href);
    const bool is_page = to.kind == Destination::Kind::kPage;
    if (is_page && !place.catalog.has_page(to.path, place.now)) return nullptr;
    if (is_page && item.title.empty()) context["title"] = place.catalog.title(to.path);
    context["current"] = is_page && to.path == place.route && to.suffix.empty();
    context["inside"] = context["current"];
    context["external"] = to.external;
    context["href"] = place.links.link(item.href).url;
  }
  if (!item.items.empty()) {
    context["items"] = items_context(item.items, place);
    for (const Json& below : context["items"])
      if (bool_member(below, "inside")) context["inside"] = true;
  }
  return context;
}

Json items_context(std::span<const NavItem> items, const NavigationPlace& place) {
  Json list = Json::array();
  for (const NavItem& item : items) {
    Json context = item_context(item, place);
    if (!context.is_null()) list.push_back(std::move(context));
  }
  return list;
}

}  // namespace

Json nav_context(const Nav& nav, const NavigationPlace& place) { return items_context(nav.items, place); }

Json breadcrumb_context(const NavigationPlace& place) {
  std::vector<Json> upward;
  for (std::string_view route = parent_route(place.route); !route.empty(); route = parent_route(route))
    if (place.catalog.has_page(route, place.now))
      upward.push_back({{"title", place.catalog.title(route)}, {"href", place.links.page_url(route)}});
  std::reverse(upward.begin(), upward.end());
  return upward;
}

Json contents_context(std::span<const Heading> headings) {
  Json list = Json::array();
  for (const Heading& heading : headings)
    if (heading.level == 2 || heading.level == 3)
      list.push_back({{"id", heading.id}, {"title", heading.text}, {"level", heading.level}});
  return list.size() < kContentsFrom ? Json() : list;
}

}  // namespace satchel
