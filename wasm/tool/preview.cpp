#include "tool/preview.h"

#include <mutex>

#include "base/escape.h"
#include "bundle/reader.h"
#include "bundle/writer.h"
#include "site/site.h"
#include "tool/build.h"
#include "tool/check.h"
#include "tool/commands.h"
#include "tool/parallel.h"
#include "tool/report.h"
#include "tool/shell.h"

namespace satchel {
namespace {

using FindingsByRoute = std::map<std::string, Diagnostics, std::less<>>;

// Keeps what is written; files that are copied as they are stay on disk.
class PreviewOutput : public Output {
 public:
  explicit PreviewOutput(Preview& preview) : preview_(preview) {}
  Result<void> write(std::string_view path, std::string_view bytes) override {
    return keep(path, {std::string(bytes), {}});
  }
  Result<void> copy(const std::filesystem::path& source, std::string_view path) override {
    return keep(path, {{}, source});
  }

 private:
  Result<void> keep(std::string_view path, PreviewFile file) {
    const std::lock_guard lock(mutex_);
    preview_.files.insert_or_assign(std::string(path), std::move(file));
    return {};
  }

  Preview& preview_;
  std::mutex mutex_;
};

// Headings and excerpts, as HTML that is Markdown too: no blank line outside <pre>.
std::string describe_findings(const Diagnostics& findings, std::string_view what) {
  size_t errors = 0;
  for (const Diagnostic& finding : findings) errors += finding.severity == Severity::kError;
  std::string html = "<h1>" + std::string(what) +
                     (errors == 1 ? " has an error" : " has " + std::to_string(errors) + " errors") +
                     "</h1>\n<p>It shows again as soon as the file is saved without.</p>\n";
  for (const Diagnostic& finding : findings) {
    html += "<h2>" + escaped_text(finding.path.empty() ? "The site" : finding.path);
    if (finding.line > 0) html += ", line " + std::to_string(finding.line);
    html += "</h2>\n<pre><code>" + escaped_text(format_diagnostics({finding}, false)) + "</code></pre>\n";
  }
  return html;
}

// The report as a document of its own, for when no layout can be trusted.
std::string report_document(const Diagnostics& findings, std::string_view style) {
  std::string html =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>The site has "
      "errors</title>\n";
  if (!style.empty()) html += "<link rel=\"stylesheet\" href=\"/" + std::string(style) + "\">\n";
  html += "</head>\n<body>\n<main class=\"prose frame\">\n" + describe_findings(findings, "The site") +
          "</main>\n</body>\n</html>\n";
  return html;
}

// The report as a page of the bundle, so that the engine in the browser shows it as well.
std::string report_page(const Diagnostics& findings) {
  const Json meta = {{"title", "This page has errors"}, {"noindex", true}};
  return "---\n" + dump(meta) + "\n---\n" + describe_findings(findings, "This page");
}

// What rendering every page finds, by the page that shows it.
FindingsByRoute render_all(const LoadedSite& loaded, int jobs) {
  std::mutex mutex;
  FindingsByRoute found;
  std::vector<Result<Site>> sites;
  for (unsigned i = 0; i < thread_count(jobs); ++i) sites.push_back(Site::open(loaded.bundle, {}));
  for_each_index(loaded.pages.size(), jobs, [&](size_t worker, size_t i) {
    if (!sites[worker]) return;
    Diagnostics findings = sites[worker]->render_page(loaded.pages[i].route).diagnostics;
    std::erase_if(findings, [](const Diagnostic& finding) { return !blocks_build(finding); });
    if (findings.empty()) return;
    const std::lock_guard lock(mutex);
    found[loaded.pages[i].route] = std::move(findings);
  });
  return found;
}

// Parts what loading found: a page's own errors go to the page, those of the whole site are returned.
Diagnostics assign_to_pages(const LoadedSite& loaded, FindingsByRoute& by_route) {
  std::map<std::string, std::string, std::less<>> routes;  // by the author's path
  for (const PageSource& page : loaded.pages) routes.emplace(loaded.author_path(page.path), page.route);
  Diagnostics of_site;
  for (const Diagnostic& finding : loaded.diagnostics) {
    if (!blocks_build(finding)) continue;
    const auto route = routes.find(finding.path);
    (route == routes.end() ? of_site : by_route[route->second]).push_back(finding);
  }
  return of_site;
}

// Puts reports in the place of broken pages; then nothing is left that stops a build.
Result<void> replace_broken_pages(LoadedSite& loaded, const FindingsByRoute& broken) {
  std::map<std::string, std::string, std::less<>> reports;  // by name of the entry
  for (const auto& [route, findings] : broken)
    if (const PageSource* page = loaded.page(route))
      reports.emplace("pages/" + page->path, report_page(findings));
  const Result<BundleReader> bundle = BundleReader::open(loaded.bundle);
  if (!bundle) return failure(bundle.error());
  std::vector<BundleFile> files;
  for (const BundleEntry& entry : bundle->entries()) {
    const auto report = reports.find(entry.name);
    files.push_back({entry.name, report == reports.end() ? entry.bytes : std::string_view(report->second)});
  }
  Result<std::string> written = write_bundle(files);
  if (!written) return failure(std::move(written.error()));
  loaded.bundle = std::move(*written);
  std::erase_if(loaded.diagnostics, blocks_build);
  return {};
}

void add_style(Preview& preview, const Shell& shell) {
  preview.files[shell.style.path] = {shell.style.bytes, {}};
  for (const ShellFile& font : shell.fonts) preview.files[font.path] = {font.bytes, {}};
}

// The preview of a site that is broken as a whole: the report, and what makes it legible.
Preview broken_site(Diagnostics findings, const Shell* shell) {
  Preview preview;
  preview.report =
      report_document(findings, shell == nullptr ? std::string_view() : std::string_view(shell->style.path));
  if (shell != nullptr) add_style(preview, *shell);
  preview.diagnostics = std::move(findings);
  return preview;
}

}  // namespace

Preview make_preview(const LoadOptions& options) {
  const Result<Shell> shell = read_shell(options.shell);
  if (!shell) return broken_site({shell.error()}, nullptr);
  Result<LoadedSite> loaded = load_site(options);
  if (!loaded) return broken_site({loaded.error()}, &*shell);

  FindingsByRoute broken = render_all(*loaded, options.jobs);
  for (auto& [route, findings] : broken) loaded->name_author_files(findings);
  const Diagnostics of_site = assign_to_pages(*loaded, broken);
  if (!of_site.empty()) return broken_site(of_site, &*shell);
  if (!broken.empty())
    if (const Result<void> replaced = replace_broken_pages(*loaded, broken); !replaced)
      return broken_site({replaced.error()}, &*shell);

  Preview preview;
  PreviewOutput output(preview);
  BuildOptions build;
  build.now = build_moment();
  build.jobs = options.jobs;
  build.offline = false;  // what is being written must show at once
  build.image_cache = image_cache();
  const Result<BuildSummary> summary = build_site(*loaded, *shell, build, output);
  if (!summary) return broken_site({summary.error()}, &*shell);
  if (!is_good(*summary)) return broken_site(summary->diagnostics, &*shell);
  preview.pages = summary->pages;
  preview.broken_pages = broken.size();
  preview.diagnostics = summary->diagnostics;
  for (const auto& [route, findings] : broken)
    preview.diagnostics.insert(preview.diagnostics.end(), findings.begin(), findings.end());
  sort_findings(preview.diagnostics);
  return preview;
}

}  // namespace satchel
