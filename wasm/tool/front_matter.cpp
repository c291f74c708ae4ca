#include "tool/front_matter.h"

#include <vector>

#include "base/suggest.h"
#include "tool/yaml.h"

namespace satchel {
namespace {

Diagnostic finding_at(Place place, std::string_view path, std::string code, std::string message,
                      std::string hint) {
  return {std::string(path), place.line, place.column, std::move(code), std::move(message), std::move(hint)};
}

const MetaKey* known_key(std::string_view name) {
  for (const MetaKey& key : meta_keys())
    if (key.name == name) return &key;
  return nullptr;
}

Diagnostic unknown_key(const YamlNode& key, std::string_view path) {
  std::vector<std::string_view> names;
  for (const MetaKey& known : meta_keys()) names.push_back(known.name);
  Diagnostic d = finding_at(key.place, path, "unknown-key", "no page has a key \"" + key.text + "\"",
                            did_you_mean(key.text, names));
  d.severity = Severity::kWarning;
  return d;
}

// Text keeps the author's digits: `title: 2.10` is not "2.1". The table of keys decides what is text, not
// YAML.
OrderedJson value_of(const YamlNode& node, MetaType type) {
  OrderedJson value = node.ordered_json();
  if (type == MetaType::kString && value.is_number()) return node.text;
  if (type == MetaType::kStringList && value.is_number()) return node.text;
  if (type != MetaType::kTagMap || !node.is_map()) return value;
  for (size_t i = 0; i < node.keys.size(); ++i)
    if (node.values[i].is_scalar()) value[node.keys[i].text] = node.values[i].text;
  return value;
}

std::string hint_for(const YamlNode& node, MetaType type) {
  if (type == MetaType::kString && node.is_scalar()) return "put quotes around it";
  if (type == MetaType::kBool && (node.text == "yes" || node.text == "Yes")) return "write true";
  if (type == MetaType::kBool && (node.text == "no" || node.text == "No")) return "write false";
  if (type == MetaType::kTagMap && node.is_scalar())
    return "indent the tags below it, one a line: \"og:image\": \"/images/a.png\"";
  return {};
}

void read_value(const MetaKey& key, const YamlNode& node, std::string_view path, FrontMatter& out,
                Diagnostics& findings) {
  if (node.is_null()) return;
  OrderedJson value = value_of(node, key.type);
  if (value.is_null()) return;
  if (!fits(Json(value), key.type)) {
    findings.push_back(
        finding_at(node.place, path, "front-matter-type",
                   "\"" + std::string(key.name) + "\" must be " + std::string(describe(key.type)),
                   hint_for(node, key.type)));
    return;
  }
  out.places.emplace(key.name, node.place);
  out.json[std::string(key.name)] = std::move(value);
}

}  // namespace

FrontMatter read_front_matter(const SplitPage& page, std::string_view path, Diagnostics& findings) {
  FrontMatter out;
  if (!page.has_front_matter) return out;
  const Result<YamlNode> tree = parse_yaml(page.front_matter, path, 2);
  if (!tree) {
    findings.push_back(tree.error());
    return out;
  }
  if (tree->is_null()) return out;
  if (!tree->is_map()) {
    findings.push_back(finding_at(tree->place, path, "front-matter-not-a-map",
                                  "the front matter is not a list of keys and values",
                                  "write one \"key: value\" a line, such as \"title: Our values\""));
    return out;
  }
  for (size_t i = 0; i < tree->keys.size(); ++i) {
    const MetaKey* key = known_key(tree->keys[i].text);
    if (key == nullptr)
      findings.push_back(unknown_key(tree->keys[i], path));
    else
      read_value(*key, tree->values[i], path, out, findings);
  }
  return out;
}

}  // namespace satchel
