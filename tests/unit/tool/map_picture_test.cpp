// `satchel map`: maps as standalone pictures.
#include <catch2/catch.hpp>

#include "map_site.h"
#include "tool/map_frame.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

size_t count(const std::string& text, std::string_view part) {
  size_t times = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("a map of the states is written with title, legend and source") {
  const MapSite site;
  const Outcome outcome = site.map({"metric=plan", "snapshot=2024", "state=WA", "changes=true"});
  CHECK(outcome.err == "");
  CHECK(outcome.code == 0);
  const std::string svg = get(site.file());
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1023\" height=\""));
  CHECK(contains(svg, "<title>State plan, 2024</title>"));
  CHECK(contains(svg, "class=\"title\" x=\"24\" y=\"50\">State plan, 2024</text>"));
  CHECK(count(svg, " data-state=") == 61);  // shapes and callouts
  for (const char* text :
       {">No<", ">Partly<", ">Yes<", ">Not known<", ">more than in 2019<", ">less than in 2019<",
        ">Washington: Yes.<", ">1 state has more than in 2019, 0 states have less.<",
        ">Source: Us, Tracker &lt;2&gt;, 2024.<"}) {
    INFO(text);
    CHECK(count(svg, text) == 1);
  }
  // Every colour is its own: nothing is left to a page's style.
  CHECK(count(svg, "var(") == 0);
  CHECK(count(svg, "role=\"option\"") == 0);
}

TEST_CASE("a map of the districts is written, and escaped") {
  const MapSite site;
  CHECK(site.map({"partner_districts"}).code == 0);
  const std::string svg = get(site.file());
  CHECK(contains(svg, "<title>Partner school districts</title>"));
  CHECK(contains(svg, ">2 of 2 partner districts are on the map"));
  CHECK(contains(svg, "data-point=\"p0\""));
  CHECK(count(svg, "<circle") == 4);  // two points, two signs of the legend
  CHECK(site.map({"state=WA", "partner_districts"}).code == 0);
  CHECK(contains(get(site.file()), "Partner school districts in Washington"));
  CHECK(contains(get(site.file()), ">1 of 1 partner districts in Washington are on the map"));
}

TEST_CASE("the picture is as high as it is asked to be") {
  const MapSite site;
  CHECK(site.map({"height=305"}).code == 0);
  CHECK(contains(get(site.file()), " width=\"511.5\" height=\""));
  CHECK(contains(get(site.file()), " viewBox=\"0 0 1023 "));
}

TEST_CASE("what a map cannot be is told, and nothing is written") {
  const MapSite site;
  const auto told = [&](const std::vector<std::string>& words, int code) {
    const Outcome outcome = site.map(words);
    CHECK(outcome.code == code);
    CHECK_FALSE(fs::exists(site.file()));
    return outcome.err;
  };
  CHECK(contains(told({"partner_district"}, 1), "did you mean \"partner_districts\"?"));
  CHECK(contains(told({"state_panel"}, 1), "error[unknown-view]"));
  CHECK(contains(told({"metrik=plan"}, 1), "did you mean \"metric\"?"));
  CHECK(contains(told({"metric=plans"}, 1), "did you mean \"plan\"?"));
  CHECK(contains(told({"snapshot=2023"}, 1), "there is no snapshot \"2023\""));
  CHECK(contains(told({"height=tall"}, 1), "must be a number"));
  CHECK(contains(told({"height=-1"}, 1), "it is in pixels"));
  CHECK(contains(told({"live=perhaps"}, 1), "must be true or false"));
  CHECK(contains(told({"partner_districts", "metric=plan"}, 1), "takes no \"metric\""));
  CHECK(contains(told({"state_map", "partner_districts"}, 2), "neither a view nor an argument"));
  fs::remove(site.content() / "data/policy-snapshots.csv");
  CHECK(contains(told({}, 1), "policy-snapshots.csv"));
  put(site.content() / "data/policy-snapshots.csv",
      std::string(kSnapshots) + "2024,XX,Y,Y,Y,Y,Y,Y,Y,Y,Y,Y,Y,,\n");
  CHECK(contains(told({}, 1), "policy-snapshots.csv:5:"));
  CHECK(contains(told({"--out", "map.png"}, 2), "satchel"));
}

TEST_CASE("a map that cannot be written leaves what was there") {
  const MapSite site;
  put(site.scratch / "out", "a file where the folder would be");
  const Outcome outcome = site.map({});
  CHECK(outcome.code == 1);
  CHECK(contains(outcome.err, "cannot-write"));
  CHECK(get(site.scratch / "out") == "a file where the folder would be");
}

TEST_CASE("long notes are broken between words, and a legend that is too wide goes on below") {
  MapFrame frame;
  frame.title = "T";
  frame.notes = {std::string(100, 'a') + " " + std::string(100, 'b') + " c", std::string(300, 'd')};
  for (int i = 0; i < 9; ++i) frame.legend.push_back({"", "a label of the map"});
  const std::string svg = framed_map(frame);
  CHECK(contains(svg, ">" + std::string(100, 'a') + "</text>"));
  CHECK(contains(svg, ">" + std::string(100, 'b') + " c</text>"));
  CHECK(contains(svg, ">" + std::string(300, 'd') + "</text>"));
  CHECK(count(svg, "class=\"key\" x=\"60\"") == 3);  // lines of the legend
}
