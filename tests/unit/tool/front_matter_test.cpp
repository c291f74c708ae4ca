// Front matter: the table of keys, places of mistakes, and that the others' values survive one.
#include <catch2/catch.hpp>

#include "model/page.h"
#include "tool/front_matter.h"

using namespace satchel;

namespace {

struct Read {
  FrontMatter meta;
  Diagnostics findings;
};

Read read(std::string_view file) {
  const Result<SplitPage> split = split_page(file);
  REQUIRE(split);
  Read out;
  out.meta = read_front_matter(*split, "content/a.md", out.findings);
  return out;
}

}  // namespace

TEST_CASE("every key of the table is read in the author's order") {
  const Read page = read(
      "---\ntitle: Our values\ndescription: d\ntagline: t\nsocial:\n  \"og:video\": \"\"\n  "
      "\"og:image:width\": 640\n"
      "nav: about_nav\ntheme: responsive\nlayout: wide\nvideo_player: true\naliases: [/old, "
      "/older]\npublish: 2026-11-22\n"
      "expires: 2026-12-24T18:00\nlang: en\ndir: ltr\nnoindex: false\n---\n# Hi\n");
  CHECK(page.findings.empty());
  CHECK(page.meta.json.size() == 14);
  const Result<Meta> meta = meta_from_json(page.meta.json);
  REQUIRE(meta);
  CHECK(meta->title == "Our values");
  REQUIRE(meta->social.size() == 2);
  CHECK(page.meta.json["social"].dump() == R"({"og:video":"","og:image:width":"640"})");
  CHECK(meta->aliases == std::vector<std::string>{"/old", "/older"});
  CHECK(page.meta.places.find("nav")->second.line == 8);
  CHECK(page.meta.places.find("nav")->second.column == 6);
}

TEST_CASE("text keeps the author's digits") {
  const Read page = read("---\ntitle: 2.10\nsocial: {\"a\": 1.50}\n---\n");
  CHECK(page.findings.empty());
  CHECK(page.meta.json["title"] == "2.10");
  CHECK(page.meta.json["social"]["a"] == "1.50");
}

TEST_CASE("a wrong type is an error at the value, and the other keys stay") {
  const Read page = read("---\ntitle: [a]\nnav: about\nvideo_player: yes\npublish: soon\n---\n");
  REQUIRE(page.findings.size() == 3);
  CHECK(page.findings[0].code == "front-matter-type");
  CHECK(page.findings[0].line == 2);
  CHECK(page.findings[0].column == 8);
  CHECK(page.findings[1].hint == "write true");
  CHECK(page.findings[2].message.find("2026-11-22") != std::string::npos);
  CHECK(page.meta.json.dump() == R"({"nav":"about"})");
}

TEST_CASE("an unknown key is a warning with the nearest known one") {
  const Read page = read("---\ntitel: x\n---\n");
  REQUIRE(page.findings.size() == 1);
  CHECK(page.findings[0].severity == Severity::kWarning);
  CHECK(page.findings[0].code == "unknown-key");
  CHECK(page.findings[0].hint == "did you mean \"title\"?");
  CHECK(page.findings[0].line == 2);
}

TEST_CASE("what is no map of keys is an error; nothing at all is not") {
  CHECK(read("---\n- a\n---\n").findings.at(0).code == "front-matter-not-a-map");
  CHECK(read("---\njust words\n---\n").findings.at(0).code == "front-matter-not-a-map");
  CHECK(read("---\n\n---\nx").findings.empty());
  CHECK(read("---\n# a comment\n---\nx").findings.empty());
  CHECK(read("no front matter\n---\na\n---\n").findings.empty());
}

TEST_CASE("broken YAML and a repeated key name their line in the file") {
  const Read broken = read("---\ntitle: a: b\n---\n");
  REQUIRE(broken.findings.size() == 1);
  CHECK(broken.findings[0].line == 2);
  CHECK(broken.findings[0].column == 9);
  const Read twice = read("---\r\ntitle: a\r\nnav: b\r\ntitle: c\r\n---\r\n");
  REQUIRE(twice.findings.size() == 1);
  CHECK(twice.findings[0].code == "yaml-duplicate-key");
  CHECK(twice.findings[0].line == 4);
}
