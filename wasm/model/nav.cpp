#include "model/nav.h"

namespace satchel {
namespace {

constexpr int kMaxDepth = 8;

Result<std::vector<NavItem>> items_from_json(const Json& value, int depth) {
  if (!value.is_array()) return failure("nav-items", "the items of a navigation list must be a list");
  if (depth > kMaxDepth) return failure("nav-depth", "a navigation list may be 8 levels deep at most");
  std::vector<NavItem> items;
  for (const Json& v : value) {
    NavItem item;
    if (v.is_string()) {
      item.href = v.get_ref<const std::string&>();  // a bare route: its page's title is shown
    } else if (v.is_object()) {
      item.title = std::string(string_member(v, "title"));
      item.href = std::string(string_member(v, "href"));
    }
    if (item.title.empty() && item.href.empty())
      return failure("nav-item", "a navigation item needs a \"title\", an \"href\" or both");
    if (const Json* children = member(v, "items")) {
      Result<std::vector<NavItem>> below = items_from_json(*children, depth + 1);
      if (!below) return below;
      item.items = std::move(*below);
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

Result<Nav> nav_from_json(const Json& value) {
  Nav nav;
  nav.title = std::string(string_member(value, "title"));
  const Json* list = value.is_array() ? &value : member(value, "items");
  if (list == nullptr) return failure("nav-items", "a navigation list needs \"items\"");
  Result<std::vector<NavItem>> items = items_from_json(*list, 1);
  if (!items) return failure(std::move(items.error()));
  nav.items = std::move(*items);
  return nav;
}

}  // namespace satchel
