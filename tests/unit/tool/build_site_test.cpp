#include "tool/build.h"

#include <stdlib.h>

#include <catch2/catch.hpp>

#include "build_support.h"
#include "site/site.h"
#include "tool/crawlers.h"
#include "tool/gzip.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

// A content folder with its shell, to be changed before it is built.
struct Project {
  Project() {
    put_content(scratch / "content");
    put_shell(scratch / "web");
  }

  Result<BuildSummary> build(MemoryOutput& output, int jobs = 0) {
    LoadOptions load;
    load.content = scratch / "content";
    load.shell = scratch / "web";
    load.site_url = url;
    load.jobs = jobs;
    const LoadedSite site = load_site(load).value();
    const Shell shell = read_shell(load.shell).value();
    BuildOptions options;
    options.now = "2026-11-22T09:00";
    options.jobs = jobs;
    options.image_cache = scratch / "cache";
    return build_site(site, shell, options, output);
  }

  ScratchFolder scratch;
  std::string url;
};

std::string path_with(const MemoryOutput& output, std::string_view prefix) {
  const auto file = output.files().lower_bound(prefix);
  return file == output.files().end() ? std::string() : file->first;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a build writes every page, the bundle, the shell, and what is downloaded") {
  Project project;
  MemoryOutput output;
  const BuildSummary summary = project.build(output).value();
  CHECK(is_good(summary));
  CHECK(summary.pages == 2);
  CHECK(summary.files == output.files().size());
  for (const char* path : {"index.html", "about/index.html", "404.html", "robots.txt", "files/a.txt",
                           "assets/fonts/letters.woff2"})
    CHECK(output.files().contains(path));
  CHECK_FALSE(output.files().contains("sitemap.xml"));  // its address is not known
  for (const char* prefix :
       {"assets/app.", "assets/satchel.", "assets/satchel-full.", "assets/site.", "assets/style."}) {
    const std::string path = path_with(output, prefix);
    CAPTURE(path);
    CHECK(path.starts_with(prefix));
    CHECK(path.size() > std::string_view(prefix).size() + 8);
  }
}

TEST_CASE("a built page is what the site renders with the same surroundings") {
  Project project;
  MemoryOutput output;
  REQUIRE(project.build(output));
  const std::string packed = output.files().at(path_with(output, "assets/site."));
  const std::string bundle = gunzip(packed, 1 << 20).value();
  SiteEnvironment environment;
  environment.now = "2026-11-22T09:00";
  environment.assets = {{"style", path_with(output, "assets/style.")},
                        {"app", path_with(output, "assets/app.")},
                        {"engine", path_with(output, "assets/satchel.")},
                        {"full_engine", path_with(output, "assets/satchel-full.")},
                        {"bundle", path_with(output, "assets/site.")}};
  const Site site = std::move(Site::open(bundle, environment).value());
  CHECK(site.render_page("/").html == output.files().at("index.html"));
  CHECK(site.render_page("/about").html == output.files().at("about/index.html"));
  CHECK(contains(output.files().at("about/index.html"),
                 "href=\"../" + path_with(output, "assets/style.") + "\""));
}

TEST_CASE("builds of the same content are the same bytes, whatever the threads") {
  Project project;
  for (int i = 0; i < 50; ++i)
    put(project.scratch / ("content/p/" + std::to_string(i) + ".md"), "# Page\n\n[Home](/)\n");
  MemoryOutput one, four;
  REQUIRE(project.build(one, 1));
  REQUIRE(project.build(four, 4));
  CHECK(one.files() == four.files());
}

TEST_CASE("pages that are not shown today are not written") {
  Project project;
  project.url = "https://example.org/site/";
  put(project.scratch / "content/later.md", "---\ntitle: Later\npublish: 2026-12-01\n---\nLater\n");
  put(project.scratch / "content/over.md", "---\ntitle: Over\nexpires: 2026-11-21\n---\nOver\n");
  put(project.scratch / "content/quiet.md", "---\ntitle: Quiet\nnoindex: true\n---\nQuiet\n");
  MemoryOutput output;
  CHECK(project.build(output)->pages == 3);
  CHECK_FALSE(output.files().contains("later/index.html"));
  CHECK_FALSE(output.files().contains("over/index.html"));
  CHECK(output.files().contains("quiet/index.html"));
  // The bundle, which is not compressed inside, says when the pages that a device shows will be others.
  const std::string bundle = gunzip(output.files().at(path_with(output, "assets/site.")), 1 << 20).value();
  CHECK(contains(bundle, R"("turning_points":["2026-11-22T00:00","2026-12-01T00:00"])"));
  const std::string& map = output.files().at("sitemap.xml");
  CHECK(contains(map, "<loc>https://example.org/site/</loc>"));
  CHECK(contains(map, "<loc>https://example.org/site/about/</loc>"));
  for (const char* route : {"later", "over", "quiet"}) CHECK_FALSE(contains(map, route));
  CHECK(contains(output.files().at("robots.txt"), "Sitemap: https://example.org/site/sitemap.xml\n"));
}

TEST_CASE("an old address leads to its page") {
  Project project;
  MemoryOutput output;
  REQUIRE(project.build(output));
  const std::string& page = output.files().at("old/about/index.html");
  CHECK(contains(page, "content=\"0; url=../../about/\""));
  CHECK(contains(page, "<link rel=\"canonical\" href=\"../../about/\">"));
  CHECK_FALSE(contains(page, "<script"));
}

TEST_CASE("content with errors stops the build and is told with its place") {
  Project project;
  put(project.scratch / "content/bad.md", "---\ntitle: Bad\n---\n\n<%= view :no_such_view %>\n");
  MemoryOutput output;
  const BuildSummary summary = project.build(output).value();
  CHECK_FALSE(is_good(summary));
  bool told = false;
  for (const Diagnostic& finding : summary.diagnostics)
    told = told ||
           (finding.code == "unknown-view" && finding.path.ends_with("content/bad.md") && finding.line == 5);
  CHECK(told);
}

TEST_CASE("a broken link is only a warning of the build") {
  Project project;
  put(project.scratch / "content/about.md", "# About\n\n[Nowhere](/nowhere)\n");
  MemoryOutput output;
  CHECK(is_good(project.build(output).value()));
}

TEST_CASE("names with spaces and letters of other scripts become addresses that work") {
  Project project;
  project.url = "https://example.org";
  put(project.scratch / "content/çà et là.md", "# Ici\n");
  MemoryOutput output;
  REQUIRE(project.build(output));
  CHECK(output.files().contains("çà et là/index.html"));
  CHECK(contains(output.files().at("sitemap.xml"), "https://example.org/%C3%A7%C3%A0%20et%20l%C3%A0/"));
}

TEST_CASE("a missing part of the shell is named") {
  const ScratchFolder scratch;
  put_shell(scratch.path());
  fs::remove(scratch / "style.css");
  const Result<Shell> shell = read_shell(scratch.path());
  REQUIRE_FALSE(shell);
  CHECK(shell.error().code == "no-shell");
  CHECK(contains(shell.error().message, "style.css"));
}

TEST_CASE("the moment of a build can be fixed") {
  setenv("SOURCE_DATE_EPOCH", "0", 1);
  CHECK(build_moment() == "1970-01-01T00:00");
  unsetenv("SOURCE_DATE_EPOCH");
  CHECK(build_moment().size() == 16);
}

TEST_CASE("an old address at the root leads down, one below leads up") {
  CHECK(contains(redirect_page("/a", "/b/c", ""), "url=../b/c/\""));
  CHECK(contains(redirect_page("/a/b", "/", ""), "url=../../\""));
  CHECK(contains(redirect_page("/a", "/b", "https://example.org"),
                 "canonical\" href=\"https://example.org/b/\""));
}
