// Loading a content folder: what gets into the bundle, and what is told.
#include <catch2/catch.hpp>

#include "bundle/reader.h"
#include "model/page.h"
#include "temp_folder.h"
#include "tool/load.h"

using namespace satchel;

namespace {

// A content folder and a shell with one layout.
class Folders {
 public:
  Folders() { shell.write("templates/layouts/default.mustache", "<main>{{{content}}}</main>"); }

  Result<LoadedSite> try_load(int jobs = 2) const {
    LoadOptions options;
    options.content = content.path();
    options.shell = shell.path();
    options.jobs = jobs;
    return load_site(options);
  }
  LoadedSite load(int jobs = 2) const {
    Result<LoadedSite> site = try_load(jobs);
    if (!site) FAIL(site.error().message);
    return std::move(*site);
  }

  TempFolder content, shell;
};

std::string entry(const LoadedSite& site, std::string_view name) {
  const Result<BundleReader> bundle = BundleReader::open(site.bundle);
  REQUIRE(bundle);
  const Result<std::string_view> bytes = bundle->read(name);
  return bytes ? std::string(*bytes) : "(none)";
}

// "a.md:2:3 code", one a line, paths below the content folder.
std::string found(const LoadedSite& site) {
  std::string out;
  for (const Diagnostic& d : site.diagnostics) {
    std::string path = d.path;
    if (path.starts_with(site.content_folder + "/")) path.erase(0, site.content_folder.size() + 1);
    out += path + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.code + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("everything of a content folder gets into the bundle") {
  Folders f;
  f.content.write("site.yml", "name: Chalk\nurl: https://example.org\nmenu: main\n");
  f.content.write("index.md", "---\ntitle: Home\naliases: /start\n---\n# Hi\n");
  f.content.write("educate/districts.md", "no front matter\n");
  f.content.write("nav/main.yml", "- /educate/districts\n");
  f.content.write("data/a.csv", "x,y\n1,2\n");
  f.content.write("data/b.yml", "k: [1, two]\n");
  f.content.write("data/c.json", "{\"z\": 1, \"a\": 2.5}");
  f.content.write("views/v.mustache", "<b>{{x}}</b>");
  f.content.write("layouts/default.mustache", "<article>{{{content}}}</article>");
  f.content.write("images/i.svg", "<svg viewBox='0 0 4 3'/>");
  f.content.write("files/d.txt", "12345");
  f.content.write("files/read.md", "a download, not a page");
  const LoadedSite site = f.load();
  CHECK(found(site).empty());
  REQUIRE(site.pages.size() == 2);
  CHECK(site.page("/educate/districts")->path == "educate/districts.md");
  CHECK(site.page("/none") == nullptr);
  CHECK(entry(site, "data/a.json") == R"([{"x":"1","y":"2"}])");
  CHECK(entry(site, "data/b.json") == R"({"k":[1,"two"]})");
  CHECK(entry(site, "data/c.json") == R"({"z":1,"a":2.5})");
  CHECK(entry(site, "templates/views/v.mustache") == "<b>{{x}}</b>");
  CHECK(entry(site, "templates/layouts/default.mustache") == "<article>{{{content}}}</article>");
  const Json json = Json::parse(entry(site, "site.json"));
  CHECK(json["settings"]["name"] == "Chalk");
  CHECK(json["navs"]["main"]["items"][0] == "/educate/districts");
  CHECK(json["aliases"]["/start"] == "/");
  CHECK(json["files"]["/files/d.txt"]["bytes"] == 5);
  CHECK(json["files"].size() == 2);
  REQUIRE(site.assets.size() == 3);
  CHECK(site.assets[0].output == "files/d.txt");
  CHECK(site.assets[2].output == "images/i.svg");
  CHECK(site.author_path("pages/educate/districts.md") == site.content_folder + "/educate/districts.md");
  CHECK(site.author_path("educate/districts.md") == site.content_folder + "/educate/districts.md");
  CHECK(site.author_path("views/v") == site.content_folder + "/views/v.mustache");
}

TEST_CASE("pages keep their lines, their front matter becomes JSON") {
  Folders f;
  f.content.write("index.md", "---\r\ntitle: Hi there # comment\r\nnav:\r\n---\r\nbody\r\n");
  const std::string page = entry(f.load(), "pages/index.md");
  CHECK(page.starts_with("---\n{\"title\":\"Hi there\"}\n"));
  const Result<Page> read = page_from_bundle("index.md", page);
  REQUIRE(read);
  CHECK(read->body_line == 5);
  CHECK(read->body == "body\r\n");
}

TEST_CASE("the same content gives the same bytes, however many threads read it") {
  Folders f;
  for (int i = 0; i < 50; ++i)
    f.content.write("p" + std::to_string(i) + ".md",
                    "# " + std::to_string(i) + "\n![](/images/fit-2/a.svg)\n");
  f.content.write("images/a.svg", "<svg viewBox='0 0 4 3'/>");
  const LoadedSite one = f.load(1);
  CHECK(one.bundle == f.load(4).bundle);
  CHECK(Json::parse(entry(one, "site.json"))["images"]["/images/fit-2/a.svg"]["width"] == 2);
}

TEST_CASE("one bad page hides neither its own text nor another page's findings") {
  Folders f;
  f.content.write("a.md", "---\ntitle: a: b\n---\nA's text\n");
  f.content.write("b.md", "---\ntitle: b\nvideo_player: maybe\nlayuot: x\n---\nB's text\n");
  f.content.write("c.md", "---\ntitle: never closed\n\nC's text\n");
  f.content.write("d.md", "---\ntitle: d\n---\nbad \xFF byte\n");
  f.content.write("e.md", "---\ntitle: e\ntheme: nowhere\nnav: none\n---\n");
  const LoadedSite site = f.load();
  CHECK(found(site) ==
        "a.md:2:9 yaml-syntax\nb.md:3:15 front-matter-type\nb.md:4:1 unknown-key\nc.md:1:1 "
        "front-matter-open\nd.md:4:5 invalid-utf8\n"
        "e.md:3:8 unknown-theme\ne.md:4:6 unknown-nav\n");
  CHECK(entry(site, "pages/a.md").find("A's text") != std::string::npos);
  CHECK(page_from_bundle("b.md", entry(site, "pages/b.md"))->meta.title == "b");
  const std::string c = entry(site, "pages/c.md");
  CHECK(page_from_bundle("c.md", c)->body == "\ntitle: never closed\n\nC's text\n");
  CHECK(entry(site, "pages/d.md").find("bad \xEF\xBF\xBD byte") != std::string::npos);
}

TEST_CASE("two pages for one route, and aliases that are taken") {
  Folders f;
  f.content.write("a.md", "x");
  f.content.write("a/index.md", "x");
  f.content.write("B.md", "x");
  f.content.write("b.md", "x");
  f.content.write("c.md", "---\naliases:\n  - /a\n  - /old/\n---\n");
  f.content.write("d.md", "---\naliases: [/OLD, free]\n---\n");
  const LoadedSite site = f.load();
  CHECK(found(site) ==
        "a/index.md:0:0 duplicate-route\nb.md:0:0 duplicate-route\nc.md:3:3 alias-taken\nd.md:2:10 "
        "alias-address\nd.md:2:10 alias-taken\n");
  for (const Diagnostic& d : site.diagnostics)
    if (d.path.ends_with("a/index.md"))
      CHECK(d.message.find(site.content_folder + "/a.md") != std::string::npos);
  CHECK(site.aliases == std::map<std::string, std::string, std::less<>>{{"/old", "/c"}});
}

TEST_CASE("findings of the engine get their authors' paths, once") {
  Folders f;
  f.content.write("index.md", "x");
  f.content.write("views/v.mustache", "x");
  const LoadedSite site = f.load();
  Diagnostics findings(3);
  findings[0].path = "index.md";
  findings[1].path = "templates/views/v.mustache";
  for (int i = 0; i < 2; ++i) {
    site.name_author_files(findings);
    CHECK(findings[0].path == site.content_folder + "/index.md");
    CHECK(findings[1].path == site.content_folder + "/views/v.mustache");
    CHECK(findings[2].path.empty());
  }
}

TEST_CASE("names that differ in case alone do not hide the rest") {
  Folders f;
  f.content.write("index.md", "x");
  f.content.write("data/a.csv", "x\n1\n");
  f.content.write("data/A.csv", "x\n2\n");
  const LoadedSite site = f.load();
  CHECK(found(site) == "data/a.csv:0:0 duplicate-name\n");
  CHECK(entry(site, "data/A.json") == R"([{"x":"2"}])");
}

TEST_CASE("names with spaces and letters of any script are routes; what cannot be one is told") {
  Folders f;
  f.content.write("a b/\xC3\xBC ber.md", "x");
  f.content.write("c\\d.md", "x");
  f.content.write("e.html.md", "x");
  const LoadedSite site = f.load();
  REQUIRE(site.pages.size() == 1);
  CHECK(site.pages[0].route == "/a b/\xC3\xBC ber");
  CHECK(found(site) == "c\\d.md:0:0 bad-name\ne.html.md:0:0 bad-name\n");
}

TEST_CASE("mistakes in settings, lists, data and templates name their places") {
  Folders f;
  f.content.write("index.md", "x");
  f.content.write("site.yml", "nmae: x\nmenu: nowhere\ntheme: defualt\n");
  f.content.write("nav/a.yml", "- [\n");
  f.content.write("nav/a.yaml", "- /\n");
  f.content.write("data/a.csv", "x,y\n1\n");
  f.content.write("data/a.yml", "k: v\n");
  f.content.write("data/b.json", "{\n  \"a\": 1,,\n}");
  f.content.write("data/c.json", std::string(100'000, '['));
  f.content.write("data/d.json", "[1e999]");
  f.content.write("data/sub/d.csv", "x\n");
  f.content.write("views/v.mustache", "line\n{{#open}}");
  f.content.write("notes.txt", "x");
  const std::string out = found(f.load());
  for (const char* expected :
       {"site.yml:1:1 unknown-key", "site.yml:2:7 unknown-nav", "site.yml:3:8 unknown-theme",
        "nav/a.yml:", "data/a.csv:2:1 csv-row", "data/a.yml:0:0 duplicate-data",
        "data/b.json:2:", "data/c.json:", "data/d.json:0:0 json-number", "data/sub/d.csv:0:0 unused-file",
        "views/v.mustache:2:", "notes.txt:0:0 unused-file"}) {
    INFO(expected << "\n" << out);
    CHECK(out.find(expected) != std::string::npos);
  }
}

TEST_CASE("images of pages, templates, data and front matter are planned") {
  Folders f;
  f.content.write("index.md",
                  "---\nsocial:\n  og:image: /images/fit-1/a.svg\n---\n<img src=\"/images/fit-2/a.svg\"> "
                  "![x](/images/my%20b.svg)\n");
  f.content.write("data/d.yml", "icon: /images/fit-3/a.svg\n");
  f.content.write("views/v.mustache", "<img src=\"/images/fit-4/{{name}}\">");
  f.content.write("site.yml", "logo: /images/fit-5/a.svg\n");
  f.content.write("images/a.svg", "<svg viewBox='0 0 4 4'/>");
  f.content.write("images/my b.svg", "<svg viewBox='0 0 4 4'/>");
  const LoadedSite site = f.load();
  std::string addresses;
  const Json json = Json::parse(entry(site, "site.json"));
  for (const auto& [address, image] : json["images"].items()) addresses += address + "\n";
  CHECK(addresses ==
        "/images/fit-1/a.svg\n/images/fit-2/a.svg\n/images/fit-3/a.svg\n/images/fit-4/a.svg\n/images/fit-4/"
        "my b.svg\n/images/fit-5/a.svg\n/images/my b.svg\n");
  CHECK(site.assets.size() == 8);
}

TEST_CASE("a page of 10 MB is a page") {
  Folders f;
  std::string text = "---\ntitle: long\n---\n";
  while (text.size() < 10'000'000) text += "A line of a long page, with `code` and *emphasis*.\n\n";
  f.content.write("long.md", text);
  CHECK(entry(f.load(), "pages/long.md").size() >= 10'000'000);
}

TEST_CASE("where there is nothing to load, it is said what to do") {
  Folders f;
  CHECK(f.try_load().error().code == "no-pages");
  CHECK(f.try_load().error().hint.find("index.md") != std::string::npos);
  LoadOptions options;
  options.content = f.content / "none";
  CHECK(load_site(options).error().code == "no-content");
  f.content.write("index.md", "x");
  options.content = f.content.path();
  options.shell = f.content / "none";
  CHECK(load_site(options).error().code == "no-shell");
}
