#include "tool/check.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "base/suggest.h"
#include "model/route.h"
#include "site/links.h"
#include "tool/page_notes.h"
#include "tool/parallel.h"
#include "tool/report.h"
#include "tool/url.h"

namespace satchel {
namespace {

using Names = std::set<std::string, std::less<>>;

// Findings about other things than the page itself: the page is rendered rightly without them.
constexpr std::array<std::string_view, 16> kReferences = {
    "broken-link",      "broken-anchor", "missing-image", "image-not-made", "missing-file",  "missing-alt",
    "orphan-page",      "unknown-nav",   "spaced-link",   "alias-taken",    "alias-address", "empty-title",
    "image-unreadable", "image-failed",  "view-data",     "host-address"};

// What building adds beside the pages (PRODUCT: "What is built"); as routes.
constexpr std::array<std::string_view, 7> kMadeFiles = {
    "/kiosk", "/kiosk.satchel", "/sitemap.xml", "/robots.txt", "/manifest.webmanifest", "/sw.js", "/404"};

class Checker {
 public:
  Checker(const LoadedSite& loaded, int jobs) : loaded_(loaded), jobs_(jobs), findings_(loaded.diagnostics) {}

  // The passes, in their order.
  Diagnostics check() {
    if (!render_all()) return std::move(findings_);
    gather_names();
    for (size_t i = 0; i < loaded_.pages.size(); ++i) check_page(loaded_.pages[i], notes_[i]);
    for (const NavLink& link : loaded_.nav_links)
      check_link({link.path, link.place}, root_links_->destination(link.href), link.href, nullptr);
    for (const TemplateLink& link : loaded_.template_links) check_template_link(link);
    for (const SettingName& name : loaded_.setting_names)
      if (name.key == "logo" || name.key == "social")
        check_local_image({loaded_.content_folder + "/site.yml", name.place}, name.name);
    check_orphans();
    for (Diagnostic& finding : findings_) complete_place(finding);
    sort_findings(findings_);
    return std::move(findings_);
  }

 private:
  struct Spot {
    std::string path;
    Place place;
  };

  bool render_all() {
    std::vector<Engine> engines;
    for (unsigned i = 0; i < thread_count(jobs_); ++i) {
      engines.push_back(open_engine(loaded_, findings_));
      if (!engines.back().site) return false;
    }
    notes_.resize(loaded_.pages.size());
    for_each_index(loaded_.pages.size(), jobs_, [&](size_t worker, size_t i) {
      notes_[i] = notes_of(loaded_.pages[i], loaded_, engines[worker]);
    });
    for (PageNotes& notes : notes_)
      std::move(notes.findings.begin(), notes.findings.end(), std::back_inserter(findings_));
    catalog_ = std::move(engines.front().catalog);
    root_links_.emplace(*catalog_, environment_, "/");
    return true;
  }

  void gather_names() {
    for (size_t i = 0; i < loaded_.pages.size(); ++i) pages_.emplace(loaded_.pages[i].route, &notes_[i]);
    for (const auto& [route, notes] : pages_) route_names_.push_back(route);
    for (const auto& [alias, route] : loaded_.aliases) route_names_.push_back(alias);
  }

  void tell(const Spot& at, std::string code, std::string message, std::string hint,
            Severity severity = Severity::kError) {
    findings_.push_back({at.path, at.place.line, at.place.column, std::move(code), std::move(message),
                         std::move(hint), severity});
  }

  void check_page(const PageSource& source, const PageNotes& notes) {
    const std::string path = loaded_.author_path(source.path);
    if (trimmed(notes.title).empty())
      tell({path, {1, 1}}, "empty-title", "this page has no title",
           "write \"title: …\" between two \"---\" lines at its beginning");
    for (const Lead& lead : notes.leads) {
      const Spot at = {path, lead.reference.place};
      if (lead.reference.kind == Reference::Kind::kImage)
        check_image(at, lead);
      else
        check_link(at, lead.to, lead.reference.target, &notes);
    }
    const auto place = source.places.find("social");
    const Place social = place == source.places.end() ? Place{1, 1} : place->second;
    for (const auto& [tag, content] : notes.social)
      if (tag.ends_with("image")) check_local_image({path, social}, content);
  }

  // `page` is the page that the link stands on; nullptr for a list, which stands on many.
  void check_link(const Spot& at, const Destination& to, const std::string& written, const PageNotes* page) {
    switch (to.kind) {
      case Destination::Kind::kEmpty:
        return tell(at, "broken-link", "this link leads nowhere",
                    "write the address between the parentheses");
      case Destination::Kind::kAnchor:
        if (page != nullptr) check_anchor(at, written, *page, "this page");
        return;
      case Destination::Kind::kPage:
        return check_route(at, to);
      case Destination::Kind::kAsset:
        return check_asset(at, to.path);
      case Destination::Kind::kOther:
        return;
    }
  }

  // A partial may serve views, whose addresses are rewritten as a page's are; a layout's are printed as they
  // stand.
  void check_template_link(const TemplateLink& link) {
    const Spot at = {link.path, link.place};
    if (link.by_host && link.path.starts_with(loaded_.content_folder + "/layouts/"))
      tell(at, "host-address", "this address leads out of a site that lies in a sub-folder",
           "write {{root}}" + link.address.substr(1));
    check_link(at, root_links_->destination(link.address), link.address, nullptr);
  }

  void check_route(const Spot& at, const Destination& to) {
    const auto page = pages_.find(to.path);
    if (page != pages_.end()) return check_anchor(at, to.suffix, *page->second, to.path);
    if (std::find(kMadeFiles.begin(), kMadeFiles.end(), to.path) != kMadeFiles.end()) return;
    tell(at, "broken-link", "there is no page at " + to.path, hint_for_route(to.path));
  }

  // Looked up once a route: a large site with one wrong link in its footer compares names for seconds
  // otherwise.
  const std::string& hint_for_route(const std::string& route) {
    const auto [known, is_new] = route_hints_.try_emplace(route);
    if (!is_new) return known->second;
    known->second = did_you_mean(route, route_names_);
    if (known->second.empty()) known->second = "satchel new " + route + " makes it";
    return known->second;
  }

  // `address` ends in the fragment, if it has one. "#" and "#top" are the page's beginning, by the HTML
  // standard.
  void check_anchor(const Spot& at, std::string_view address, const PageNotes& page,
                    const std::string& where) {
    const size_t hash = address.find('#');
    if (hash == std::string_view::npos) return;
    const std::string id = percent_decoded(address.substr(hash + 1));
    if (id.empty() || equals_ignoring_case(id, "top") || id.starts_with(":~:") || page.ids.contains(id))
      return;
    const std::vector<std::string_view> ids(page.ids.begin(), page.ids.end());
    tell(at, "broken-anchor", "nothing on " + where + " has the id \"" + id + "\"", did_you_mean(id, ids));
  }

  void check_asset(const Spot& at, const std::string& path) {
    constexpr std::string_view kFiles = "/files/";
    if (!path.starts_with(kFiles)) return check_image_path(at, path);
    const std::string name = path.substr(kFiles.size());
    if (loaded_.file_names.contains(name)) return;
    tell(at, "missing-file", "there is no file " + path, hint_for_name(name, loaded_.file_names, "files/"));
  }

  void check_image(const Spot& at, const Lead& lead) {
    const Reference& image = lead.reference;
    if (!image.has_alt)
      tell(at, "missing-alt", "this image has no alt text",
           "say what it shows: alt=\"…\"; alt=\"\" where it is mere decoration");
    else if (!image.raw && trimmed(image.alt).empty())
      tell(at, "missing-alt", "this image has no alt text", "say what it shows between the brackets: ![…](…)",
           Severity::kWarning);
    switch (lead.to.kind) {
      case Destination::Kind::kAsset:
        return check_asset(at, lead.to.path);
      case Destination::Kind::kOther:
        return;
      default:
        tell(at, "missing-image", "there is no image " + image.target,
             "images lie in images/, and their addresses begin with /images/");
    }
  }

  void check_image_path(const Spot& at, const std::string& path) {
    const std::optional<ImageAddress> address = parse_image_address(path);
    constexpr std::string_view kImages = "/images/";
    const bool is_literal = loaded_.image_names.contains(path.substr(kImages.size()));
    if (!is_literal && !loaded_.image_names.contains(address->name))
      return tell(at, "missing-image", "there is no image " + path,
                  hint_for_name(address->name, loaded_.image_names, "images/"));
    if (!is_literal && catalog_->image(path) == nullptr)
      tell(at, "image-not-made", "the image " + path + " is not made at this size",
           "write the size and the image's folder as they are in the template or the data");
  }

  // An image's address in front matter or settings; those elsewhere are not looked at.
  void check_local_image(const Spot& at, const std::string& written) {
    if (written.empty()) return;
    const Destination to = root_links_->destination(written);
    if (to.kind == Destination::Kind::kAsset)
      check_asset(at, to.path);
    else if (to.kind != Destination::Kind::kOther)
      tell(at, "missing-image", "there is no image " + written,
           "images lie in images/, and their addresses begin with /images/");
  }

  std::string hint_for_name(const std::string& name, const Names& known, const std::string& folder) const {
    const std::vector<std::string_view> names(known.begin(), known.end());
    const std::string hint = did_you_mean(name, names);
    return hint.empty() ? "put it into " + loaded_.content_folder + "/" + folder : hint;
  }

  // Walks from the home page along links, menus and lists; what is never met cannot be found by a visitor who
  // begins there.
  void check_orphans() {
    if (!pages_.contains("/")) {
      tell({loaded_.content_folder + "/index.md", {}}, "no-home", "the site has no home page",
           "write this file", Severity::kWarning);
      return;
    }
    std::vector<std::string> next = {"/"};
    for (const SettingName& name : loaded_.setting_names)
      if (name.key == "menu" || name.key == "footer") add_links_of_list(name.name, next);
    for (const char* key : {"menu", "footer"})
      add_links_of_list(key, next);  // lists that site.yml holds itself
    Names reached;
    while (!next.empty()) {
      const std::string route = std::move(next.back());
      next.pop_back();
      const auto page = pages_.find(route);
      if (page == pages_.end() || !reached.insert(route).second) continue;
      for (const Lead& lead : page->second->leads)
        if (lead.to.kind == Destination::Kind::kPage) next.push_back(lead.to.path);
      add_links_of_list(page->second->nav, next);
    }
    for (const auto& [route, notes] : pages_)
      if (!reached.contains(route) && !notes->noindex && route != "/404") tell_orphan(route);
  }

  void add_links_of_list(const std::string& list, std::vector<std::string>& routes) const {
    for (const NavLink& link : loaded_.nav_links) {
      if (link.list != list) continue;
      const Destination to = root_links_->destination(link.href);
      if (to.kind == Destination::Kind::kPage) routes.push_back(to.path);
    }
  }

  void tell_orphan(const std::string& route) {
    const PageSource* source = loaded_.page(route);
    tell({loaded_.author_path(source->path), {1, 1}}, "orphan-page",
         "no link leads from the home page to " + route,
         "link to it, add it to a list in nav/, or write \"noindex: true\"", Severity::kWarning);
  }

  // Every finding about a text names a line: the first, where it is about the file as a whole.
  static void complete_place(Diagnostic& finding) {
    const bool is_text = finding.path.ends_with(".md") || finding.path.ends_with(".yml") ||
                         finding.path.ends_with(".yaml") || finding.path.ends_with(".csv") ||
                         finding.path.ends_with(".json") || finding.path.ends_with(".mustache");
    if (!is_text) return;
    if (finding.line <= 0) finding.line = 1;
    if (finding.column <= 0) finding.column = 1;
  }

  const LoadedSite& loaded_;
  const int jobs_;
  const SiteEnvironment environment_;
  Diagnostics findings_;
  std::vector<PageNotes> notes_;                                // one a page of loaded_.pages
  std::map<std::string, const PageNotes*, std::less<>> pages_;  // by route
  std::vector<std::string_view> route_names_;                   // aliases too
  std::map<std::string, std::string> route_hints_;
  std::optional<Catalog> catalog_;
  std::optional<LinkResolver> root_links_;  // as seen from the home page
};

}  // namespace

Diagnostics check_site(const LoadedSite& site, int jobs) { return Checker(site, jobs).check(); }

bool blocks_build(const Diagnostic& finding) {
  return finding.severity == Severity::kError &&
         std::find(kReferences.begin(), kReferences.end(), finding.code) == kReferences.end();
}

void soften_for_build(Diagnostics& findings) {
  for (Diagnostic& finding : findings)
    if (!blocks_build(finding)) finding.severity = Severity::kWarning;
}

}  // namespace satchel
