// What the browser asks of a page's maps, and layers that are attached later.
#include <catch2/catch.hpp>

#include "map/point_layer_writer.h"
#include "small_site.h"

using namespace satchel;
using satchel::testing::SmallSite;

namespace {

SmallSite sample() {
  return SmallSite({
      {"site.json", "{}"},
      {"pages/index.md", "# Home\n"},
      {"pages/a/b.md", "# B\n\n<%= view :hello %>\n"},
      {"templates/views/hello.mustache", "<p>{{args.name}} <a href=\"/a/b\">b</a></p>"},
      {"templates/views/district_lines.mustache", "{{#lines}}{{key}}={{name}};{{/lines}}"},
      {"data/partner-districts-2024.json",
       R"([{"district":"Oak Schools","state":"WA","lat":"47.6","lon":"-122.3"}])"},
  });
}

std::string layer_of(const std::string& name) {
  return write_point_layer(std::vector<LayerPoint>{{name, "WA", {-120, 47}, 3}}).value();
}

Json question(const char* name, Json arguments) {
  return {{"name", name}, {"arguments", std::move(arguments)}};
}

}  // namespace

TEST_CASE("a view is answered with addresses seen from the page that asks") {
  const SmallSite files = sample();
  const Site site = files.open();
  CHECK(site.ask("/a/b", question("hello", {{"name", "x<"}})).value() ==
        "<p>x&lt; <a href=\"../../a/b/\">b</a></p>");
  CHECK(site.ask("/", question("hello", Json::object())).value() == "<p> <a href=\"./a/b/\">b</a></p>");
  CHECK(site.ask("/", question("district_search", {{"query", "oak"}})).value() == "p0=Oak Schools;");
}

TEST_CASE("questions that make no sense fail and leave the site as it was") {
  const SmallSite files = sample();
  const Site site = files.open();
  for (const char* json :
       {"null", "3", "[]", "{}", "{\"name\":4}", "{\"name\":\"nothing\"}", "{\"arguments\":[1]}"}) {
    INFO(json);
    const Result<std::string> answer = site.ask("/", Json::parse(json));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "unknown-view");
  }
  CHECK(site.ask("/", {{"name", "district_panel"}, {"arguments", 3}}).has_value() == false);
  CHECK(site.ask("/nowhere", question("hello", Json::object())).has_value());
  CHECK(site.render_content("/a/b").html.find("<p> <a") != std::string::npos);
}

TEST_CASE("no page can call an answer") {
  const SmallSite files({{"site.json", "{}"}, {"pages/index.md", "<%= view :map_fit %>\n"}});
  const RenderedPage page = files.open().render_content("/");
  REQUIRE(page.diagnostics.size() == 1);
  CHECK(page.diagnostics[0].code == "unknown-view");
}

TEST_CASE("an attached layer is searched; damaged bytes are refused and the old one stays") {
  const SmallSite files = sample();
  Site site = files.open();
  const auto search = [&](const char* query) {
    return site.ask("/", question("district_search", {{"query", query}, {"layer", "all"}})).value();
  };
  CHECK(search("pine").empty());
  REQUIRE(site.attach("all", layer_of("Pine Schools")));
  CHECK(search("pine") == "d0=Pine Schools;");
  CHECK(search("schools") == "p0=Oak Schools;d0=Pine Schools;");

  const std::string whole = layer_of("Elm Schools");
  for (size_t size = 0; size < whole.size(); ++size) {
    const Result<void> attached = site.attach("all", whole.substr(0, size));
    REQUIRE_FALSE(attached);
    CHECK(attached.error().code == "map-layer");
  }
  CHECK(search("pine") == "d0=Pine Schools;");
  CHECK(search("elm").empty());
  REQUIRE(site.attach("all", whole));
  CHECK(search("pine").empty());
  CHECK(search("elm") == "d0=Elm Schools;");
}

TEST_CASE("a layer outlives the move of its site") {
  const SmallSite files = sample();
  Site first = files.open();
  REQUIRE(first.attach("all", layer_of("Pine Schools")));
  const Site second = std::move(first);
  CHECK(second.ask("/", question("district_search", {{"query", "pine"}, {"layer", "all"}})).value() ==
        "d0=Pine Schools;");
}
