#include "tool/kiosk.h"

#include <catch2/catch.hpp>

#include "build_support.h"
#include "bundle/reader.h"
#include "tool/base64.h"
#include "tool/build.h"
#include "tool/gzip.h"
#include "tool/kiosk_page.h"
#include "tool/sha256.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

constexpr std::string_view kPicture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>";

struct Project {
  Project() {
    put_content(scratch / "content");
    put(scratch / "content/index.md",
        "---\ntitle: Home\n---\n# Home\n\n[About](/about), [a "
        "file](/files/a.txt)\n\n![A](/images/used.svg)\n");
    put(scratch / "content/images/used.svg", kPicture);
    put(scratch / "content/images/unused.svg", kPicture);
    put_shell(scratch / "web");
    put(scratch / "web/kiosk.js", "start()");
    put(scratch / "web/kiosk.css", "body{margin:0}");
  }

  Result<BuildSummary> build() {
    LoadOptions load;
    load.content = scratch / "content";
    load.shell = scratch / "web";
    const LoadedSite site = load_site(load).value();
    bundle = site.bundle;
    BuildOptions options;
    options.now = "2026-11-22T09:00";
    options.kiosk = true;
    options.image_cache = scratch / "cache";
    return build_site(site, read_shell(load.shell).value(), options, output);
  }

  ScratchFolder scratch;
  MemoryOutput output;
  std::string bundle;
};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// What stands between `begin` and the next `end`.
std::string between(std::string_view text, std::string_view begin, std::string_view end) {
  const size_t at = text.find(begin);
  if (at == std::string_view::npos) return {};
  const size_t from = at + begin.size();
  return std::string(text.substr(from, text.find(end, from) - from));
}

std::string part(std::string_view html, const std::string& name) {
  return between(html, "data-part=\"" + name + "\">", "</script>");
}

}  // namespace

TEST_CASE("a kiosk's file holds engine, bundle, pictures and downloads, and what they must be") {
  Project project;
  const BuildSummary summary = project.build().value();
  REQUIRE(is_good(summary));
  const std::string& html = project.output.files().at("kiosk.html");
  const Json manifest = parse_json(between(html, "data-manifest>", "</script>"));
  CHECK(string_member(manifest, "built") == "2026-11-22T09:00");
  const Json& parts = manifest["parts"];
  CHECK(parts.size() == 4);
  CHECK(parts["bundle"]["sha256"] == sha256(project.bundle));
  CHECK(parts["bundle"]["bytes"] == project.bundle.size());
  CHECK(part(html, "bundle") == base64(gzip(project.bundle)));
  CHECK(parts["engine"]["sha256"] == sha256(std::string("\0asm\1\0\0\0\0\1\0", 11)));
  CHECK(parts["images/used.svg"]["packed"] == false);  // a picture is wanted at once
  CHECK(parts["images/used.svg"]["type"] == "image/svg+xml");
  CHECK(part(html, "images/used.svg") == base64(kPicture));
  CHECK(parts["files/a.txt"]["packed"] == false);  // gzip would make it larger
  CHECK(part(html, "files/a.txt") == base64("a download\n"));
}

TEST_CASE("newer content for a stick is a ZIP of all parts but the engine, with what they must be") {
  Project project;
  REQUIRE(is_good(project.build().value()));
  const std::string& file = project.output.files().at("kiosk.satchel");
  const BundleReader zip = BundleReader::open(file).value();
  const Json manifest = parse_json(zip.read("manifest.json").value());
  CHECK(string_member(manifest, "built") == "2026-11-22T09:00");
  CHECK(manifest["parts"].size() == 3);
  CHECK_FALSE(manifest["parts"].contains("engine"));
  CHECK(zip.entries().size() == 4);
  CHECK(zip.read("images/used.svg").value() == kPicture);
  CHECK(zip.read("bundle").value() == gzip(project.bundle));
  CHECK(manifest["parts"]["bundle"]["sha256"] == sha256(project.bundle));
}

TEST_CASE("a kiosk's file tells what it is made of, to the last byte") {
  Project project;
  const BuildSummary summary = project.build().value();
  uint64_t bytes = 0;
  for (const auto& [kind, size] : summary.kiosk_bytes) bytes += size;
  CHECK(bytes == project.output.files().at("kiosk.html").size());
  CHECK(summary.kiosk_bytes.contains("engine"));
}

TEST_CASE("a kiosk's first page stands in its file, and asks for nothing") {
  Project project;
  REQUIRE(project.build());
  const std::string& html = project.output.files().at("kiosk.html");
  const std::string page = between(html, "<body>", "<noscript>");
  CHECK(contains(page, "<h1"));
  CHECK(contains(page, "href=\"#/about\""));
  CHECK(contains(page, "data-picture=\"./images/used.svg\""));
  CHECK_FALSE(contains(page, " src="));
  CHECK_FALSE(contains(html, "rel=\"stylesheet\""));
  CHECK(contains(html, "<title>Home | Small</title>"));
}

TEST_CASE("a kiosk's policy lets its own script and style run, and nothing come from elsewhere") {
  Project project;
  REQUIRE(project.build());
  const std::string& html = project.output.files().at("kiosk.html");
  const std::string policy = between(html, "Content-Security-Policy\" content=\"", "\"");
  CHECK(policy.starts_with("default-src 'none'; connect-src 'none'; "));
  // By openssl dgst -sha256 -binary | base64.
  CHECK(contains(policy,
                 "script-src 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00=' 'wasm-unsafe-eval';"));
  CHECK(contains(policy, "style-src 'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='"));
  CHECK(contains(policy, "img-src blob: data:;"));
  CHECK(between(html, "<script data-app>", "</script>") == "start()");
}

TEST_CASE("a shell without a kiosk is told") {
  Project project;
  fs::remove(project.scratch / "web/kiosk.js");
  const Result<BuildSummary> summary = project.build();
  REQUIRE_FALSE(summary);
  CHECK(summary.error().code == "no-shell");
}

TEST_CASE("what would make a browser ask for a file is taken out of a page") {
  struct {
    std::string_view body, expected;
  } const cases[] = {
      {"<img src=\"./a.jpg\" srcset=\"./b.jpg 2x\" alt=\"A\">", "<img data-picture=\"./a.jpg\" alt=\"A\">"},
      {"<img alt=A src=./a.jpg>", "<img alt=A data-picture=./a.jpg>"},
      {"<img src='./a.jpg'/>", "<img data-picture='./a.jpg'/>"},
      {"<img src=\"data:image/gif;base64,R0\">", "<img src=\"data:image/gif;base64,R0\">"},
      {"<svg><use href=\"#a\"/><image xlink:href=\"./a.png\"/></svg>",
       "<svg><use href=\"#a\"/><image data-picture=\"./a.png\"/></svg>"},
      {"<video poster=\"./a.jpg\" src=\"./a.mp4\"></video>", "<video data-picture=\"./a.jpg\" ></video>"},
      {"<a href=\"https://a.example/\" ping=\"./b\">A</a>", "<a href=\"https://a.example/\" >A</a>"},
      {"<p style=\"background:url(./a.png)\" id=\"a\">", "<p id=\"a\">"},
      {"<i style=\"--pattern:url(#a)\">", "<i style=\"--pattern:url(#a)\">"},
      {"a<link rel=\"stylesheet\" href=\"a.css\">b<script>if (a < b) c()</script>c", "abc"},
      {"<IFRAME SRC=\"https://a.example/\"></IFRAME>",
       "<IFRAME data-picture=\"https://a.example/\"></IFRAME>"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.body);
    const KioskPage page =
        kiosk_page("<html lang=\"en\"><head><title>A &amp; B</title></head><body class=\"x\">" +
                   std::string(each.body) + "</body></html>");
    CHECK(page.body == each.expected);
    CHECK(page.title == "A &amp; B");
    CHECK(page.body_tag == "<body class=\"x\">");
    CHECK(page.html_tag == "<html lang=\"en\">");
  }
}
