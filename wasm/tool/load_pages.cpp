#include "tool/load_pages.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/ascii.h"
#include "base/utf8.h"
#include "bundle/writer.h"
#include "model/meta.h"
#include "model/page.h"
#include "model/route.h"
#include "tool/files.h"
#include "tool/images.h"
#include "tool/parallel.h"

namespace satchel {
namespace {

using Names = std::set<std::string, std::less<>>;
using PagesByName = std::unordered_map<std::string, const LoadedPage*>;

// What one thread gathers.
struct Gathered {
  Names image_addresses;
  Diagnostics findings;
};

class PageLoader {
 public:
  PageLoader(const std::filesystem::path& content, std::string_view shown_folder, const Names& image_names)
      : content_(content), shown_folder_(shown_folder), image_names_(image_names) {}

  std::optional<LoadedPage> load(const std::string& path, Gathered& gathered) const {
    const std::string shown = shown_folder_ + "/" + path;
    std::optional<LoadedPage> page = page_of(path, shown, gathered.findings);
    if (!page) return std::nullopt;
    Result<std::string> text = read_file(content_ / path);
    if (!text) {
      gathered.findings.push_back(text.error());
      return std::nullopt;
    }
    read_text(*page, checked_text(std::move(*text), shown, gathered.findings), shown, gathered.findings);
    if (!image_names_.empty()) collect_image_addresses(page->bytes, image_names_, gathered.image_addresses);
    return page;
  }

 private:
  // The page without its text; nothing where its file's name cannot be an address.
  static std::optional<LoadedPage> page_of(const std::string& path, const std::string& shown,
                                           Diagnostics& findings) {
    LoadedPage page;
    page.path = path;
    page.route = route_of_file(path);
    if (is_valid_entry_name("pages/" + path) && normalized_route(page.route) == page.route) return page;
    findings.push_back({shown, 0, 0, "bad-name", "a page cannot have this file's name as its address",
                        "use letters, digits and hyphens, and end the name in .md alone"});
    return std::nullopt;
  }

  static void read_text(LoadedPage& page, std::string_view text, const std::string& shown,
                        Diagnostics& findings) {
    Result<SplitPage> split = split_page(text);
    if (!split) {
      split.error().path = shown;
      findings.push_back(std::move(split.error()));
      // The whole file is shown but for its first line, so that it is no front matter and keeps its lines'
      // numbers.
      page.bytes = text.substr(std::min(text.size(), text.find('\n')));
      return;
    }
    FrontMatter meta = read_front_matter(*split, shown, findings);
    page.bytes = page_for_bundle(meta.json, *split);
    take_names(page, meta.json);
    page.places = std::move(meta.places);
  }

  static void take_names(LoadedPage& page, const OrderedJson& meta) {
    const auto text = [&](const char* key) {
      return meta.contains(key) ? meta[key].get<std::string>() : std::string();
    };
    page.nav = text("nav");
    page.theme = text("theme");
    page.layout = text("layout");
    Meta dates;
    dates.publish = text("publish");
    dates.expires = text("expires");
    page.turning_points = turning_points(dates);
    if (!meta.contains("aliases")) return;
    const OrderedJson& aliases = meta["aliases"];
    if (aliases.is_string())
      page.aliases.push_back(aliases.get<std::string>());
    else
      for (const OrderedJson& alias : aliases) page.aliases.push_back(alias.get<std::string>());
  }

  const std::filesystem::path& content_;
  std::string shown_folder_;
  const Names& image_names_;
};

// The aliases of the pages, held against the routes and each other.
class AliasTable {
 public:
  AliasTable(const PagesByName& routes, std::string_view shown_folder, Diagnostics& findings)
      : routes_(routes), shown_folder_(shown_folder), findings_(findings) {}

  void add(const LoadedPage& page, const std::string& written) {
    if (!written.starts_with('/'))
      return tell(page, "alias-address", "the alias \"" + written + "\" does not begin with a slash",
                  "write \"/" + written + "\"");
    const std::string alias = normalized_route(written);
    const std::string folded = ascii_lower(alias);
    if (const auto taken = routes_.find(folded); taken != routes_.end())
      return tell(page, "alias-taken", "the alias \"" + alias + "\" is the route of " + shown(*taken->second),
                  "remove the alias");
    const auto [first, is_new] = owners_.emplace(folded, &page);
    if (!is_new && first->second != &page)
      return tell(page, "alias-taken",
                  "the alias \"" + alias + "\" leads to " + shown(*first->second) + " already",
                  "remove one of the two");
    aliases_[alias] = page.route;
  }

  std::map<std::string, std::string, std::less<>> take() { return std::move(aliases_); }

 private:
  std::string shown(const LoadedPage& page) const { return std::string(shown_folder_) + "/" + page.path; }

  void tell(const LoadedPage& page, std::string code, std::string message, std::string hint) {
    const auto place = page.places.find("aliases");
    const Place at = place == page.places.end() ? Place{} : place->second;
    findings_.push_back(
        {shown(page), at.line, at.column, std::move(code), std::move(message), std::move(hint)});
  }

  const PagesByName& routes_;
  std::string_view shown_folder_;
  Diagnostics& findings_;
  PagesByName owners_;
  std::map<std::string, std::string, std::less<>> aliases_;
};

}  // namespace

std::string checked_text(std::string text, std::string_view path, Diagnostics& findings) {
  const size_t bad = find_invalid_utf8(text);
  if (bad == std::string::npos) return text;
  const std::string_view before = std::string_view(text).substr(0, bad);
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  findings.push_back({std::string(path), static_cast<int>(line), static_cast<int>(bad - line_begin) + 1,
                      "invalid-utf8", "this byte is not UTF-8", "save the file with the encoding UTF-8"});
  return repaired_utf8(text);
}

LoadedPages load_pages(const std::filesystem::path& content, std::string_view shown_folder,
                       const std::vector<std::string>& paths, const Names& image_names, int jobs,
                       Diagnostics& findings) {
  const PageLoader loader(content, shown_folder, image_names);
  std::vector<std::optional<LoadedPage>> slots(paths.size());
  std::vector<Gathered> gathered(thread_count(jobs));
  for_each_index(paths.size(), jobs,
                 [&](size_t worker, size_t i) { slots[i] = loader.load(paths[i], gathered[worker]); });
  LoadedPages out;
  for (std::optional<LoadedPage>& slot : slots)
    if (slot) out.pages.push_back(std::move(*slot));
  for (Gathered& part : gathered) {
    out.image_addresses.merge(part.image_addresses);
    std::move(part.findings.begin(), part.findings.end(), std::back_inserter(findings));
  }
  return out;
}

std::map<std::string, std::string, std::less<>> check_routes(const std::vector<LoadedPage>& pages,
                                                             std::string_view shown_folder,
                                                             Diagnostics& findings) {
  PagesByName routes;
  for (const LoadedPage& page : pages) {
    const auto [first, is_new] = routes.emplace(ascii_lower(page.route), &page);
    if (is_new) continue;
    const std::string folder = std::string(shown_folder) + "/";
    const std::string difference = first->second->route == page.route ? "" : ", but for upper and lower case";
    findings.push_back(
        {folder + page.path, 0, 0, "duplicate-route",
         "this page has the route " + page.route + " of " + folder + first->second->path + difference,
         "rename or remove one of the two"});
  }
  AliasTable aliases(routes, shown_folder, findings);
  for (const LoadedPage& page : pages)
    for (const std::string& alias : page.aliases) aliases.add(page, alias);
  return aliases.take();
}

}  // namespace satchel
