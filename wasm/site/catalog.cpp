#include "site/catalog.h"

#include <algorithm>

#include "model/route.h"

namespace satchel {
namespace {

constexpr std::string_view kPages = "pages/";
constexpr std::string_view kData = "data/";
constexpr std::string_view kCalculators = "calculators/";
constexpr std::string_view kJson = ".json";
const Json kEmptyObject = Json::object();

// The member `key` of the object `name` of site.json.
const Json* listed(const Json& site, std::string_view name, std::string_view key) {
  const Json* list = member(site, name);
  return list == nullptr ? nullptr : member(*list, key);
}

// The member `name` where it is an object, else an empty one.
const Json* object_member(const Json& site, std::string_view name) {
  const Json* object = member(site, name);
  return object != nullptr && object->is_object() ? object : &kEmptyObject;
}

std::string page_entry(std::string_view route, std::string_view ending) {
  return std::string(kPages) + std::string(route.substr(1)) + std::string(ending);
}

}  // namespace

Result<Catalog> Catalog::open(std::string_view file) {
  Result<BundleReader> bundle = BundleReader::open(file);
  if (!bundle) return failure(std::move(bundle.error()));
  Result<std::string_view> text = bundle->read("site.json");
  if (!text) return failure(std::move(text.error()));
  Catalog catalog;
  catalog.bundle_ = std::move(*bundle);
  catalog.site_ = std::make_unique<Json>(parse_json(*text));
  if (!catalog.site_->is_object()) return failure("bundle-site", "the bundle's site.json cannot be read");
  catalog.settings_ = object_member(*catalog.site_, "settings");
  catalog.layers_ = object_member(*catalog.site_, "layers");
  if (const Json* moments = member(*catalog.site_, "turning_points");
      moments != nullptr && moments->is_array())
    for (const Json& moment : *moments) catalog.turning_points_.push_back(scalar_text(moment));
  return catalog;
}

const Result<Page>& Catalog::page(std::string_view route) const {
  const auto known = pages_.find(route);
  if (known != pages_.end()) return known->second;
  return pages_.emplace(std::string(route), read_page(route)).first->second;
}

Result<Page> Catalog::read_page(std::string_view route) const {
  if (route.empty() || route.front() != '/')
    return failure("no-page", "\"" + std::string(route) + "\" is not a route");
  const std::string candidates[] = {page_entry(route, ".md"),
                                    page_entry(route, route == "/" ? "index.md" : "/index.md")};
  for (const std::string& name : candidates) {
    if (!bundle_.contains(name)) continue;
    Result<std::string_view> text = bundle_.read(name);
    if (!text) return failure(std::move(text.error()));
    return page_from_bundle(std::string_view(name).substr(kPages.size()), *text);
  }
  return failure("no-page", "there is no page at " + std::string(route));
}

std::string_view Catalog::follow_alias(std::string_view route) const {
  const Json* target = listed(*site_, "aliases", route);
  return target != nullptr && target->is_string() ? std::string_view(target->get_ref<const std::string&>())
                                                  : route;
}

bool Catalog::has_page(std::string_view route, std::string_view now) const {
  const Result<Page>& found = page(route);
  return found && is_published(found->meta, now);
}

std::string Catalog::title(std::string_view route) const {
  const Result<Page>& found = page(route);
  return found && !found->meta.title.empty() ? found->meta.title : std::string(route);
}

std::vector<std::string> Catalog::routes() const {
  std::vector<std::string> routes;
  for (const BundleEntry& entry : bundle_.entries_below(kPages))
    if (entry.name.ends_with(".md")) routes.push_back(route_of_file(entry.name.substr(kPages.size())));
  std::sort(routes.begin(), routes.end());
  return routes;
}

const Nav* Catalog::nav(std::string_view name) const {
  const auto known = navs_.find(name);
  if (known != navs_.end()) return known->second.get();
  std::unique_ptr<Nav> nav;
  if (const Json* list = listed(*site_, "navs", name))
    if (Result<Nav> read = nav_from_json(*list)) nav = std::make_unique<Nav>(std::move(*read));
  return navs_.emplace(std::string(name), std::move(nav)).first->second.get();
}

const Json* Catalog::json_file(JsonFiles& known, std::string_view folder, std::string_view name) const {
  const auto found = known.find(name);
  if (found != known.end()) return found->second.get();
  const std::string entry = std::string(folder) + std::string(name) + std::string(kJson);
  std::unique_ptr<Json> json;
  if (Result<std::string_view> text = bundle_.read(entry)) {
    json = std::make_unique<Json>(parse_json(*text));
    if (json->is_discarded()) json = nullptr;
  }
  return known.emplace(std::string(name), std::move(json)).first->second.get();
}

const Json* Catalog::data(std::string_view name) const { return json_file(data_, kData, name); }

SiteCalculator* Catalog::calculator(std::string_view name) const {
  const Json* definition = json_file(calculators_, kCalculators, name);
  if (definition == nullptr) return nullptr;
  SiteCalculator& calculator = open_calculators_[std::string(name)];
  calculator.definition = definition;
  return &calculator;
}

const Geometry* Catalog::shapes() const {
  if (!shapes_) {
    const Result<std::string_view> bytes = bundle_.read("map/states.geo");
    shapes_ = bytes ? Geometry::open(*bytes) : failure(bytes.error());
  }
  return *shapes_ ? &**shapes_ : nullptr;
}

std::vector<std::string_view> Catalog::data_names() const { return json_names(kData); }

std::vector<std::string_view> Catalog::calculator_names() const { return json_names(kCalculators); }

std::vector<std::string_view> Catalog::json_names(std::string_view folder) const {
  std::vector<std::string_view> names;
  for (const BundleEntry& entry : bundle_.entries_below(folder)) {
    std::string_view name = entry.name.substr(folder.size());
    if (!name.ends_with(kJson)) continue;
    name.remove_suffix(kJson.size());
    names.push_back(name);
  }
  return names;
}

const Json* Catalog::image(std::string_view address) const { return listed(*site_, "images", address); }

const Json* Catalog::file(std::string_view address) const { return listed(*site_, "files", address); }

}  // namespace satchel
