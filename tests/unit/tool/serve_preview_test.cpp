#include "tool/preview.h"

#include <catch2/catch.hpp>

#include "build_support.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

struct Project {
  Project() {
    put_content(scratch / "content");
    put_shell(scratch / "web");
    options.content = scratch / "content";
    options.shell = scratch / "web";
  }
  ScratchFolder scratch;
  LoadOptions options;
};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the preview answers as a static host does") {
  const Project project;
  const Preview preview = make_preview(project.options);
  REQUIRE(preview.report.empty());
  CHECK(preview.pages == 2);
  CHECK(contains(reply_to(preview, "/").body, ">Home</h1>"));
  CHECK(reply_to(preview, "/about/").status == 200);
  CHECK(reply_to(preview, "/about/index.html").type == "text/html; charset=utf-8");
  CHECK(reply_to(preview, "/about").status == 301);
  CHECK(reply_to(preview, "/about").location == "/about/");
  CHECK(reply_to(preview, "/files/a.txt").body == "a download\n");
  CHECK(reply_to(preview, "/nowhere/").status == 404);
  CHECK(reply_to(preview, "/../content/site.yml").status == 404);
  CHECK(content_type("a/site.1.satchel.gz") == "application/gzip");
  CHECK(content_type("a.UNKNOWN") == "application/octet-stream");
}

TEST_CASE("documents of the preview reload themselves, other files are left alone") {
  const Project project;
  const Preview preview = make_preview(project.options);
  const std::string script = "<script src=\"/__satchel/reload.js\" defer></script>\n</body>";
  CHECK(contains(reply_to(preview, "/").body, script));
  CHECK(contains(reply_to(preview, "/nowhere/").body, script));
  for (const auto& [path, file] : preview.files)
    if (!path.ends_with(".html")) CHECK_FALSE(contains(reply_to(preview, "/" + path).body, "__satchel"));
}

TEST_CASE("a broken page shows its errors in place, all others still work") {
  const Project project;
  put(project.scratch / "content/bad.md", "---\ntitle: Bad\n---\n\n<%= view :no_such_view %> & more\n");
  put(project.scratch / "content/worse.md", "---\ntitle: [Worse\n---\n\nText\n");
  const Preview preview = make_preview(project.options);
  REQUIRE(preview.report.empty());
  CHECK(preview.broken_pages == 2);
  const std::string bad = reply_to(preview, "/bad/").body;
  CHECK(contains(bad, "This page has an error"));
  CHECK(contains(bad, "content/bad.md:5:1"));
  CHECK(contains(bad, "&lt;%= view :no_such_view %&gt; &amp; more"));
  CHECK(contains(reply_to(preview, "/worse/").body, "content/worse.md"));
  CHECK(contains(reply_to(preview, "/about/").body, ">About</h1>"));
}

TEST_CASE("a site that is broken as a whole shows why on every page") {
  const Project project;
  put(project.scratch / "content/site.yml", "name: [Small\n");
  const Preview preview = make_preview(project.options);
  REQUIRE_FALSE(preview.report.empty());
  for (const char* path : {"/", "/about/", "/nowhere"}) {
    const Reply reply = reply_to(preview, path);
    CHECK(reply.status == 500);
    CHECK(contains(reply.body, "site.yml"));
    CHECK(contains(reply.body, "/__satchel/reload.js"));
  }
}

TEST_CASE("a content folder that is not there is shown as well") {
  Project project;
  project.options.content = project.scratch / "nowhere";
  CHECK(contains(reply_to(make_preview(project.options), "/").body, "nowhere"));
  project.options.shell = project.scratch / "nowhere either";
  CHECK(contains(reply_to(make_preview(project.options), "/").body, "nowhere either"));
}
