// Looking things up in a loaded site.
#include <algorithm>

#include "model/route.h"
#include "tool/load.h"

namespace satchel {

const PageSource* LoadedSite::page(std::string_view route) const {
  const auto found = std::lower_bound(pages.begin(), pages.end(), route,
                                      [](const PageSource& p, std::string_view r) { return p.route < r; });
  return found != pages.end() && found->route == route ? &*found : nullptr;
}

std::string LoadedSite::author_path(std::string_view engine_path) const {
  const std::string path(engine_path);
  for (const std::string& entry :
       {path, "templates/" + path, "templates/" + path + ".mustache", path + ".mustache"})
    if (const auto source = sources.find(entry); source != sources.end()) return source->second;
  constexpr std::string_view kPages = "pages/";
  if (has_page_file(engine_path)) return content_folder + "/" + path;
  if (engine_path.starts_with(kPages) && has_page_file(engine_path.substr(kPages.size())))
    return content_folder + "/" + path.substr(kPages.size());
  return path;
}

bool LoadedSite::has_page_file(std::string_view path) const {
  const std::string route = route_of_file(path);
  const PageSource* first = page(route);
  if (first == nullptr) return false;
  for (const PageSource* p = first; p != pages.data() + pages.size() && p->route == route; ++p)
    if (p->path == path) return true;
  return false;
}

void LoadedSite::name_author_files(Diagnostics& findings) const {
  for (Diagnostic& finding : findings) finding.path = author_path(finding.path);
}

}  // namespace satchel
