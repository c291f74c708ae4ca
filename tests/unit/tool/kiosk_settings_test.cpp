// `kiosk:` in site.yml.
#include "tool/kiosk_settings.h"

#include <catch2/catch.hpp>

#include "tool/site_settings.h"

using namespace satchel;

namespace {

struct Read {
  Json json;
  std::vector<KioskRoute> routes;
  Diagnostics findings;
};

Read read(std::string_view yaml) {
  const Result<YamlNode> tree = parse_yaml(yaml, "content/site.yml");
  REQUIRE(tree);
  Read out;
  SiteSettings settings = read_settings(*tree, "content/site.yml", out.findings);
  if (const Json* kiosk = member(settings.json, "kiosk")) out.json = *kiosk;
  out.routes = std::move(settings.kiosk_routes);
  return out;
}

}  // namespace

TEST_CASE("a kiosk's settings are taken, its pages with their places") {
  const Read out = read(
      "kiosk:\n  idle_seconds: 90\n  warn_seconds: 10\n  start: /a/\n  attract: [/, '/b?state=WA#top']\n");
  CHECK(out.findings.empty());
  CHECK(out.json ==
        Json::parse(
            R"({"idle_seconds":90,"warn_seconds":10,"start":"/a/","attract":["/","/b?state=WA#top"]})"));
  REQUIRE(out.routes.size() == 3);
  CHECK(out.routes[0].route == "/a");
  CHECK(out.routes[2].route == "/b");
  CHECK(out.routes[2].place.line == 5);
  CHECK(out.routes[2].place.column == 16);
}

TEST_CASE("what a kiosk cannot do is told where it stands, and left out") {
  const Read out = read(
      "kiosk:\n  idle_seconds: 2\n  warn_seconds: soon\n  idle_second: 3\n  start: about\n"
      "  attract: /\n  attract_seconds: 4.5\n");
  REQUIRE(out.findings.size() == 6);
  CHECK(out.json == Json::object());
  CHECK(out.findings[0].message == "\"idle_seconds\" must be a whole number of seconds from 5 to 86400");
  CHECK(out.findings[0].line == 2);
  CHECK(out.findings[0].column == 17);
  CHECK(out.findings[1].line == 3);
  CHECK(out.findings[2].hint == "did you mean \"idle_seconds\"?");
  CHECK(out.findings[2].severity == Severity::kError);
  CHECK(out.findings[3].hint == "did you mean \"/about\"?");
  CHECK(out.findings[4].message.find("list of pages") != std::string::npos);
  CHECK(out.findings[5].line == 7);
  CHECK(read("kiosk: 60\n").findings.size() == 1);
  CHECK(read("kiosk: {attract: [3, {a: b}]}\n").findings.size() == 2);
}
