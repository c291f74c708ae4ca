#include "tool/page_notes.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "tool/html_check.h"

namespace satchel {
namespace {

void append(Diagnostics& to, Diagnostics from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

// An id that stands on the page twice. One element may bear it as `id` and as `name`.
void note_id(const Reference& reference, const std::string& path, std::map<std::string, Place>& places,
             PageNotes& notes) {
  const auto [first, is_new] = places.emplace(reference.target, reference.place);
  notes.ids.insert(reference.target);
  const Place before = first->second;
  if (is_new || (before.line == reference.place.line && before.column == reference.place.column)) return;
  notes.findings.push_back(
      {path, reference.place.line, reference.place.column, "duplicate-id",
       "the id \"" + reference.target + "\" stands on line " + std::to_string(before.line) + " already",
       "give each element of a page an id of its own"});
}

}  // namespace

Engine open_engine(const LoadedSite& loaded, Diagnostics& findings) {
  Engine engine;
  Result<Site> site = Site::open(loaded.bundle, SiteEnvironment{});
  Result<Catalog> catalog = Catalog::open(loaded.bundle);
  if (site && catalog) {
    engine.site.emplace(std::move(*site));
    engine.catalog.emplace(std::move(*catalog));
  } else {
    findings.push_back(site ? catalog.error() : site.error());
  }
  return engine;
}

PageNotes notes_of(const PageSource& source, const LoadedSite& loaded, const Engine& engine) {
  PageNotes notes;
  std::vector<Reference> references;
  RenderedPage content = engine.site->render_content(source.route, references);
  RenderedPage document = engine.site->render_page(source.route);  // what its layout says, too
  append(content.diagnostics, std::move(document.diagnostics));
  loaded.name_author_files(content.diagnostics);
  notes.findings = std::move(content.diagnostics);
  const std::string path = loaded.author_path(source.path);
  const SiteEnvironment environment;
  const LinkResolver links(*engine.catalog, environment, source.route);
  std::map<std::string, Place> id_places;
  for (Reference& reference : references) {
    if (reference.kind == Reference::Kind::kId) {
      note_id(reference, path, id_places, notes);
      continue;
    }
    Destination to = links.destination(reference.target);
    notes.leads.push_back({std::move(reference), std::move(to)});
  }
  Result<Page> page = engine.site->page(source.route);
  if (!page) return notes;
  Diagnostics html = check_html(raw_html_of(page->body));
  for (Diagnostic& finding : html) {
    finding.path = path;
    finding.line += page->body_line - 1;
  }
  append(notes.findings, std::move(html));
  notes.nav = page->meta.nav;
  notes.title = page->meta.title;
  notes.noindex = page->meta.noindex;
  notes.social = std::move(page->meta.social);
  return notes;
}

}  // namespace satchel
