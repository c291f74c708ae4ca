#include "tool/nav_list.h"

#include <array>
#include <span>

#include "base/suggest.h"
#include "tool/file_findings.h"

namespace satchel {
namespace {

// As deep as model/nav.h reads.
constexpr int kMaxDepth = 8;
constexpr std::array<std::string_view, 2> kListKeys = {"title", "items"};
constexpr std::array<std::string_view, 3> kItemKeys = {"title", "href", "items"};

class NavReader : FileFindings {
 public:
  NavReader(std::string_view name, std::string_view path, std::vector<NavLink>& links, Diagnostics& findings)
      : FileFindings(path, findings), name_(name), links_(links) {}

  Json list(const YamlNode& tree) {
    Json nav = {{"items", Json::array()}};
    if (tree.is_list()) {
      nav["items"] = items(tree, 1);
    } else if (tree.is_map()) {
      tell_unknown_keys(tree, kListKeys, "a navigation list");
      if (const YamlNode* title = tree.find("title")) nav["title"] = title->text;
      if (const YamlNode* list = tree.find("items"))
        nav["items"] = items(*list, 1);
      else
        tell(tree.place, "nav-items", "this navigation list has no items",
             "write them below \"items:\", one a line: \"- /about\"");
    } else if (!tree.is_null()) {
      tell(tree.place, "nav-items", "a navigation list must be a list of items",
           "write one item a line: \"- /about\"");
    }
    return nav;
  }

 private:
  Json items(const YamlNode& tree, int depth) {
    Json list = Json::array();
    if (tree.is_null()) return list;
    if (!tree.is_list()) {
      tell(tree.place, "nav-items", "the items of a navigation list must be a list",
           "write one item a line: \"- /about\"");
    } else {
      for (const YamlNode& node : tree.values)
        if (Json made = item(node, depth); !made.is_null()) list.push_back(std::move(made));
    }
    return list;
  }

  Json item(const YamlNode& node, int depth) {
    if (node.is_scalar() && !node.text.empty()) return has_good_address(node) ? Json(node.text) : Json();
    const YamlNode* title = node.find("title");
    const YamlNode* href = node.find("href");
    const bool titled = title != nullptr && title->is_scalar() && !title->text.empty();
    const bool linked = href != nullptr && href->is_scalar() && !href->text.empty();
    if (!titled && !linked) {
      tell(node.place, "nav-item", "a navigation item needs a \"title\", a \"href\" or both",
           "for example \"- /about\"");
      return {};
    }
    tell_unknown_keys(node, kItemKeys, "a navigation item");
    if (linked && !has_good_address(*href)) return {};
    Json made = Json::object();
    if (titled) made["title"] = title->text;
    if (linked) made["href"] = href->text;
    const YamlNode* below = node.find("items");
    if (below != nullptr && depth < kMaxDepth)
      made["items"] = items(*below, depth + 1);
    else if (below != nullptr)
      tell(below->place, "nav-depth",
           "a navigation list may be " + std::to_string(kMaxDepth) + " levels deep at most", "");
    return made;
  }

  // Notes the link for `check`.
  bool has_good_address(const YamlNode& node) {
    const std::string& href = node.text;
    if (!href.starts_with('/') && !href.starts_with('#') && href.find(':') == std::string::npos) {
      tell(node.place, "nav-href", "\"" + href + "\" is neither a page of this site nor an address elsewhere",
           "begin pages with a slash: \"/" + href + "\"");
      return false;
    }
    links_.push_back({std::string(name_), href, std::string(path_), node.place});
    return true;
  }

  void tell_unknown_keys(const YamlNode& map, std::span<const std::string_view> known,
                         const std::string& what) {
    for (const YamlNode& key : map.keys) {
      bool is_known = false;
      for (const std::string_view name : known) is_known = is_known || name == key.text;
      if (is_known) continue;
      tell(key.place, "unknown-key", what + " has no key \"" + key.text + "\"", did_you_mean(key.text, known),
           Severity::kWarning);
    }
  }

  std::string_view name_;
  std::vector<NavLink>& links_;
};

}  // namespace

Json read_nav(const YamlNode& tree, std::string_view name, std::string_view path, std::vector<NavLink>& links,
              Diagnostics& findings) {
  return NavReader(name, path, links, findings).list(tree);
}

}  // namespace satchel
