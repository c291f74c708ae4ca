// site.yml and navigation lists.
#include <catch2/catch.hpp>

#include "model/nav.h"
#include "tool/nav_list.h"
#include "tool/site_settings.h"

using namespace satchel;

namespace {

struct Settings {
  SiteSettings read;
  Diagnostics findings;
};

Settings settings(std::string_view yaml) {
  const Result<YamlNode> tree = parse_yaml(yaml, "content/site.yml");
  REQUIRE(tree);
  Settings out;
  out.read = read_settings(*tree, "content/site.yml", out.findings);
  return out;
}

struct List {
  Json json;
  std::vector<NavLink> links;
  Diagnostics findings;
};

List list(std::string_view yaml) {
  const Result<YamlNode> tree = parse_yaml(yaml, "content/nav/a.yml");
  REQUIRE(tree);
  List out;
  out.json = read_nav(*tree, "a", "content/nav/a.yml", out.links, out.findings);
  return out;
}

}  // namespace

TEST_CASE("known settings of the right type are taken") {
  const Settings s = settings(
      "name: Chalk\nurl: https://example.org/\nmenu: main\nlogo: /images/l.svg\nsocial:\n  og:image: "
      "/images/a.png\n  og:image:width: 640\n"
      "sources:\n  - title: A\n    year: 2024\nextra: {colour: red}\n");
  CHECK(s.findings.empty());
  CHECK(s.read.json["url"] == "https://example.org");
  CHECK(s.read.json["social"]["og:image:width"] == "640");
  CHECK(s.read.json["sources"][0]["year"] == 2024);
  REQUIRE(s.read.names.size() == 3);
  CHECK(s.read.names[0].name == "main");
  CHECK(s.read.names[0].place.line == 3);
}

TEST_CASE("unknown settings are warnings, wrong ones errors; neither reaches the site") {
  const Settings s = settings("nmae: x\ncolour: red\nurl: example.org\ndir: up\nsocial: x\n");
  REQUIRE(s.findings.size() == 5);
  CHECK(s.findings[0].hint == "did you mean \"name\"?");
  CHECK(s.findings[0].severity == Severity::kWarning);
  CHECK(s.findings[1].hint.find("extra") != std::string::npos);
  CHECK(s.findings[2].code == "settings-type");
  CHECK(s.findings[2].line == 3);
  CHECK(s.findings[2].column == 6);
  CHECK(s.read.json.empty());
}

TEST_CASE("a menu may stand in site.yml itself") {
  const Settings s = settings("menu:\n  - /about\n  - title: Out\n    href: https://example.org\n");
  CHECK(s.read.json["menu"] == "menu");
  CHECK(s.read.navs["menu"]["items"].size() == 2);
  CHECK(s.read.nav_links.size() == 2);
  CHECK(s.read.names.empty());
}

TEST_CASE("a site without settings has a name and a language") {
  Json json = Json::object();
  add_default_settings(json, "my-school_site");
  CHECK(json["name"] == "My school site");
  CHECK(json["lang"] == "en");
}

TEST_CASE("lists are read as the engine reads them, with the place of every link") {
  const List l = list(
      "title: About us\nitems:\n  - /about\n  - title: 2020\n    href: /old\n    items:\n      - title: "
      "Heading\n        items: [/deep]\n");
  CHECK(l.findings.empty());
  REQUIRE(nav_from_json(l.json));
  CHECK(l.json["items"][1]["title"] == "2020");
  REQUIRE(l.links.size() == 3);
  CHECK(l.links[1].href == "/old");
  CHECK(l.links[1].place.line == 5);
  CHECK(l.links[1].place.column == 11);
  CHECK(l.links[2].href == "/deep");
  CHECK(list("- /a\n- /b\n").json["items"].size() == 2);
}

TEST_CASE("what is wrong with a list is told, and the rest of it stays") {
  const List l = list("- about\n- titel: x\n- {title: A, link: /a}\n- /b\n- [1]\n");
  REQUIRE(l.findings.size() == 4);
  CHECK(l.findings[0].code == "nav-href");
  CHECK(l.findings[0].hint.find("/about") != std::string::npos);
  CHECK(l.findings[1].code == "nav-item");
  CHECK(l.findings[2].code == "unknown-key");
  CHECK(l.findings[3].line == 5);
  CHECK(l.json["items"].size() == 2);
  CHECK(nav_from_json(l.json));
  CHECK(list("just text").findings[0].code == "nav-items");
  CHECK(list("title: x").findings[0].code == "nav-items");
  std::string deep = "- title: x\n";
  for (int i = 1; i < 12; ++i)
    deep += std::string(static_cast<size_t>(i) * 2, ' ') + "items:\n" +
            std::string(static_cast<size_t>(i) * 2, ' ') + "- title: x\n";
  const List too_deep = list(deep);
  REQUIRE_FALSE(too_deep.findings.empty());
  CHECK(too_deep.findings[0].code == "nav-depth");
  CHECK(nav_from_json(too_deep.json));
}
