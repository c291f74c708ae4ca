// `satchel render ROUTE`
#include <cstdio>

#include "base/suggest.h"
#include "model/route.h"
#include "site/site.h"
#include "tool/build.h"
#include "tool/commands.h"
#include "tool/report.h"

namespace satchel {
namespace {

int no_such_page(const Site& site, const std::string& route) {
  const std::vector<std::string> routes = site.routes();
  const std::vector<std::string_view> candidates(routes.begin(), routes.end());
  Diagnostic d;
  d.code = "no-page";
  d.message = "there is no page at " + route + ", or it is not shown today";
  d.hint = did_you_mean(route, candidates);
  return fail(d);
}

}  // namespace

int run(const RenderCommand& command) {
  const Result<LoadedSite> loaded = load_site(load_options(command.site));
  if (!loaded) return fail(loaded.error());
  SiteEnvironment environment;
  environment.now = build_moment();
  const Result<Site> site = Site::open(loaded->bundle, std::move(environment));
  if (!site) return fail(site.error());
  const std::string route = normalized_route(command.route);
  RenderedPage page = site->render_content(route);
  if (!page.found) return no_such_page(*site, route);

  loaded->name_author_files(page.diagnostics);
  const PageSource* source = loaded->page(page.route);
  const std::string path = source == nullptr ? std::string() : loaded->author_path(source->path);
  for (const Diagnostic& finding : loaded->diagnostics)
    if (finding.path == path) page.diagnostics.push_back(finding);
  sort_findings(page.diagnostics);
  print_findings(page.diagnostics);
  std::fwrite(page.html.data(), 1, page.html.size(), stdout);
  return has_errors(page.diagnostics) ? kContentErrors : kGood;
}

}  // namespace satchel
