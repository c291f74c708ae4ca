#include "site/site.h"

#include "model/route.h"
#include "site/catalog.h"
#include "site/district_store.h"
#include "site/head.h"
#include "site/navigation.h"
#include "site/page_host.h"
#include "site/templates.h"

namespace satchel {
namespace {

constexpr std::string_view kNotFoundRoute = "/404";
constexpr std::string_view kNotFoundLayout = "404";
constexpr size_t kLayoutBytes = 16 * 1024;  // what a layout adds to a page, roughly
constexpr std::string_view kNotFoundBody =
    "# Page not found\n\nThere is no page at this address. It may have moved, or the address may be "
    "mistyped.\n\n"
    "[Go to the home page](/)\n";

// A page under way: what the passes add to, in the order of Site::Impl's list.
struct Draft {
  const Page* page = nullptr;
  std::string route;  // that of the page, or the one that was not found
  Json context = Json::object();
  TextBuffer content;
  std::vector<Heading> headings;
  Diagnostics diagnostics;
  ViewHome home_of_views = ViewHome::kEveryEngine;
  bool found = true;
};

}  // namespace

struct Site::Impl {
  Impl(Catalog opened, SiteEnvironment surroundings)
      : catalog(std::move(opened)),
        environment(std::move(surroundings)),
        templates(catalog.bundle()),
        districts(catalog) {
    set(site_context, "site", Json(catalog.settings()));
    not_found.meta.title = "Page not found";
    not_found.body = kNotFoundBody;
  }

  RenderedPage content(std::string_view route, std::vector<Reference>* references) const;
  RenderedPage document(std::string_view route) const;
  Result<std::string> ask(std::string_view route, const Json& question) const;

  // The passes, in their order.
  Draft find_page(std::string_view address) const;
  void add_page(Draft& draft, const LinkResolver& links) const;
  void render_markdown(Draft& draft, std::vector<Reference>* references) const;
  void add_navigation(Draft& draft, const LinkResolver& links) const;
  TextBuffer wrap_in_layout(Draft& draft) const;
  RenderedPage finish(Draft draft, std::string_view html) const;

  const Template* layout_of(const Draft& draft) const;
  Json unchanged_time() const;

  Catalog catalog;
  SiteEnvironment environment;
  Json site_context;  // {"site": settings}: the outermost context of every page
  Page not_found;     // where the site has none of its own
  mutable TemplateStore templates;
  mutable DistrictStore districts;
};

// Pass: find the page. What is not there, or not shown today, is the page "not found".
Draft Site::Impl::find_page(std::string_view address) const {
  Draft draft;
  draft.route = normalized_route(address);
  const Result<Page>& page = catalog.page(catalog.follow_alias(draft.route));
  if (page && is_published(page->meta, environment.now)) {
    draft.page = &*page;
    draft.route = page->route;
    draft.found = page->route != kNotFoundRoute;
    return draft;
  }
  if (!page && page.error().code != "no-page") draft.diagnostics.push_back(page.error());
  draft.found = false;
  // Its links are seen from the address that was asked for.
  const Result<Page>& own = catalog.page(kNotFoundRoute);
  draft.page = own ? &*own : &not_found;
  return draft;
}

// Between which moments the site shows the same pages as now: {"from", "until"}, each absent where there is
// none.
Json Site::Impl::unchanged_time() const {
  Json time = Json::object();
  if (environment.now.empty()) return time;
  for (const std::string& moment : catalog.turning_points()) {
    if (moment > environment.now) {
      set(time, "until", moment);
      break;
    }
    set(time, "from", moment);
  }
  return time;
}

// Pass: what the page says of itself; views see it too.
void Site::Impl::add_page(Draft& draft, const LinkResolver& links) const {
  const Meta& meta = draft.page->meta;
  const Json& settings = catalog.settings();
  const std::string_view lang =
      meta.lang.empty() ? string_member(settings, "lang", "en") : std::string_view(meta.lang);
  const std::string_view dir =
      meta.dir.empty() ? string_member(settings, "dir", "ltr") : std::string_view(meta.dir);
  Json page;
  set(page, "title", meta.title);
  set(page, "description", meta.description);
  set(page, "tagline", meta.tagline);
  set(page, "route", draft.route);
  set(page, "lang", lang);
  set(page, "dir", dir);
  set(page, "video_player", meta.video_player);
  set(page, "noindex", meta.noindex || !draft.found);
  set(page, "is_home", draft.route == "/");
  set(page, "found", draft.found);
  set(page, "unchanged", unchanged_time());
  Json assets = Json::object();
  for (const auto& [name, address] : catalog.layers().items())
    set(assets, "layer-" + name, links.root() + scalar_text(address));
  if (environment.assets.is_object())
    for (const auto& [name, address] : environment.assets.items())
      set(assets, name, links.root() + scalar_text(address));
  set(draft.context, "page", std::move(page));
  set(draft.context, "assets", std::move(assets));
  set(draft.context, "root", links.root());
}

// Pass: the page's text.
void Site::Impl::render_markdown(Draft& draft, std::vector<Reference>* references) const {
  const Json* contexts[] = {&site_context, &draft.context};
  PageHost host(catalog, templates, districts, environment, *draft.page, draft.route, contexts, references);
  MarkdownOutput output = satchel::render_markdown(draft.page->body, MarkdownOptions{}, host, draft.content);
  draft.headings = std::move(output.headings);
  draft.home_of_views = host.home_of_views();
  for (Diagnostics* findings : {&output.diagnostics, &host.diagnostics()})
    for (Diagnostic& finding : *findings) {
      if (finding.line > 0) finding.line += draft.page->body_line - 1;
      draft.diagnostics.push_back(std::move(finding));
    }
}

// Pass: what stands around the text.
void Site::Impl::add_navigation(Draft& draft, const LinkResolver& links) const {
  const NavigationPlace place{catalog, links, draft.route, environment.now};
  Json& context = draft.context;
  set(context, "head", head_context(*draft.page, draft.route, catalog, links));
  set(context, "breadcrumb", breadcrumb_context(place));
  set(context, "contents", contents_context(draft.headings));
  set(context["page"], "needs_full_engine", draft.home_of_views != ViewHome::kEveryEngine);
  set(context, "sources", sources_context(place));
  for (const char* name : {"menu", "footer"})
    if (const Nav* nav = catalog.nav(string_member(catalog.settings(), name)))
      set(context, name, nav_context(*nav, place));
  if (draft.page->meta.nav.empty()) return;
  const Nav* nav = catalog.nav(draft.page->meta.nav);
  if (nav == nullptr) return;
  Json side;
  set(side, "title", nav->title);
  set(side, "items", nav_context(*nav, place));
  set(context, "nav", std::move(side));
}

// `layout`, else `theme`, else the site's theme, else "default"; that one too where the name is not known,
// which `check` tells.
const Template* Site::Impl::layout_of(const Draft& draft) const {
  const Meta& meta = draft.page->meta;
  std::string_view name = meta.layout.empty() ? std::string_view(meta.theme) : std::string_view(meta.layout);
  if (name.empty()) name = draft.found ? string_member(catalog.settings(), "theme") : kNotFoundLayout;
  const Template* layout = name.empty() ? nullptr : templates.find("layouts/" + std::string(name));
  return layout != nullptr ? layout : templates.find("layouts/default");
}

// Pass: the document around it all. Without a layout that works the text stands alone.
TextBuffer Site::Impl::wrap_in_layout(Draft& draft) const {
  const Template* layout = layout_of(draft);
  if (layout == nullptr) return std::move(draft.content);
  TextBuffer html;
  html.reserve(draft.content.size() + kLayoutBytes);
  const Json* contexts[] = {&site_context, &draft.context};
  const TemplateSlot slots[] = {{"content", draft.content}};
  Result<void> rendered = render_template(*layout, contexts, templates, html, slots);
  if (rendered) return html;
  draft.diagnostics.push_back(std::move(rendered.error()));
  return std::move(draft.content);
}

RenderedPage Site::Impl::finish(Draft draft, std::string_view html) const {
  RenderedPage page;
  page.route = std::move(draft.route);
  page.html = html;
  page.found = draft.found;
  page.complete = draft.home_of_views != ViewHome::kMissing;
  page.diagnostics = std::move(draft.diagnostics);
  for (Diagnostic& finding : page.diagnostics)
    if (finding.path.empty()) finding.path = draft.page->path;
  return page;
}

RenderedPage Site::Impl::content(std::string_view route, std::vector<Reference>* references) const {
  Draft draft = find_page(route);
  add_page(draft, LinkResolver(catalog, environment, draft.route));
  render_markdown(draft, references);
  const TextBuffer html = std::move(draft.content);
  return finish(std::move(draft), html);
}

Result<std::string> Site::Impl::ask(std::string_view route, const Json& question) const {
  Draft draft = find_page(route);
  add_page(draft, LinkResolver(catalog, environment, draft.route));
  const Json* contexts[] = {&site_context, &draft.context};
  PageHost host(catalog, templates, districts, environment, *draft.page, draft.route, contexts, nullptr);
  ViewCall call;
  call.name = string_member(question, "name");
  const Json* arguments = member(question, "arguments");
  call.arguments = arguments == nullptr ? Json::object() : *arguments;
  TextBuffer out;
  if (Result<void> answered = host.answer(call, out); !answered) return failure(std::move(answered.error()));
  return out.str();
}

RenderedPage Site::Impl::document(std::string_view route) const {
  Draft draft = find_page(route);
  const LinkResolver links(catalog, environment, draft.route);
  add_page(draft, links);
  render_markdown(draft, nullptr);
  add_navigation(draft, links);
  const TextBuffer html = wrap_in_layout(draft);
  return finish(std::move(draft), html);
}

Site::Site(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Site::Site(Site&&) noexcept = default;
Site& Site::operator=(Site&&) noexcept = default;
Site::~Site() = default;

Result<Site> Site::open(std::string_view file, SiteEnvironment environment) {
  Result<Catalog> catalog = Catalog::open(file);
  if (!catalog) return failure(std::move(catalog.error()));
  return Site(std::make_unique<Impl>(std::move(*catalog), std::move(environment)));
}

RenderedPage Site::render_content(std::string_view route) const { return impl_->content(route, nullptr); }

RenderedPage Site::render_content(std::string_view route, std::vector<Reference>& references) const {
  return impl_->content(route, &references);
}

RenderedPage Site::render_page(std::string_view route) const { return impl_->document(route); }

Result<std::string> Site::ask(std::string_view route, const Json& question) const {
  return impl_->ask(route, question);
}

void Site::set_now(std::string now) { impl_->environment.now = std::move(now); }

Result<void> Site::attach(std::string_view layer, std::string bytes) {
  return impl_->districts.attach(layer, std::move(bytes));
}

std::vector<std::string> Site::routes() const { return impl_->catalog.routes(); }

Result<Page> Site::page(std::string_view route) const { return impl_->catalog.page(route); }

}  // namespace satchel
