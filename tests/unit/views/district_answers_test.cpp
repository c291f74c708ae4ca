// What the browser asks of the map of the districts, well-meant and not.
#include <catch2/catch.hpp>

#include <set>

#include "fake_host.h"
#include "map/point_layer_writer.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

// Three partners in Washington, two of them at one place, and one without a place; a layer of three.
class DistrictHost : public FakeHost {
 public:
  DistrictHost() {
    add_data("partner-districts-2024", R"([
      {"district":"Seattle Public Schools","state":"WA","lat":"47.61","lon":"-122.33","match":"unique"},
      {"district":"Twin Schools","state":"WA","lat":"47.61","lon":"-122.33"},
      {"district":"Spokane Schools","state":"WA","lat":"47.66","lon":"-117.43"},
      {"district":"Somewhere","state":"OR","lat":"","lon":""}])");
    bytes_ = write_point_layer(std::vector<LayerPoint>{{"Spokane Schools", "WA", {-117.43, 47.66}, 2000},
                                                       {"Tacoma <Schools>", "WA", {-122.44, 47.25}, 1234567},
                                                       {"Guam", "GU", {144.8, 13.4}, 5}})
                 .value();
    layers["all"] = Districts::of_layer(PointLayer::open(bytes_).value());
  }

 private:
  std::string bytes_;
};

size_t count(const std::string& text, std::string_view part) {
  size_t times = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("points of a view: clusters with their numbers, and points that can be picked") {
  DistrictHost host;
  const std::string svg = answered(host, call("district_points", R"({"id":"m"})"));
  CHECK(count(svg, "data-point=\"p2\"") == 1);
  CHECK(count(svg, "<text>2</text>") == 1);
  CHECK(count(svg, "id=\"m-p2\"") == 1);
  CHECK(count(svg, "data-scale") == 0);  // at one place they never fall apart
  CHECK(count(svg, "role=") == 0);
  CHECK(count(svg, "specks") == 0);
  const std::string live = answered(
      host, call("district_points", R"({"id":"m","live":true,"specks":true,"layer":"all","picked":"d1"})"));
  CHECK(count(live, "role=\"option\"") == 2);
  CHECK(count(live, "aria-label=\"Spokane Schools, WA\"") == 1);
  CHECK(count(live, "aria-label=\"2 partner districts\"") == 1);
  CHECK(count(live, "class=\"specks\"") == 1);
  CHECK(count(live, "class=\"pin\"") == 1);
  CHECK(count(answered(host, call("district_points", R"({"layer":"all","picked":"d0"})")), "pin") == 0);
}

TEST_CASE("numbers of a view that no browser has neither hang nor crash") {
  DistrictHost host;
  for (const char* name : {"district_points", "district_list", "district_at", "map_fit"})
    for (const char* key : {"width", "height", "x", "y", "scale", "left", "top"})
      for (const double value :
           {0.0, -1.0, 1e9, -1e9, 1e300, -1e300, 1e-300, double(NAN), double(INFINITY)}) {
        ViewCall question = call(name, R"({"layer":"all","specks":true})");
        question.arguments[key] = value;
        const std::string answer = answered(host, question);
        INFO(name << " " << key << " " << value << " " << answer);
        CHECK(answer.find("failed") == std::string::npos);
        CHECK(answer.find("nan") == std::string::npos);
        CHECK(answer.size() < 10'000);
      }
}

TEST_CASE("arguments of other types count as none") {
  DistrictHost host;
  const std::string plain = answered(host, call("district_points"));
  CHECK(answered(host, call("district_points",
                            R"({"width":"x","x":null,"scale":[],"layer":3,"specks":"a"})")) == plain);
  CHECK(answered(host, call("district_at")).empty());
}

TEST_CASE("keys that mean no district are errors") {
  DistrictHost host;
  for (const char* key : {"", "p", "d", "x0", "p-1", "p4", "d3", "p+1", "p 1", "p1x", "d99999999",
                          "d999999999999", "p18446744073709551616", "\xFF\xFF"}) {
    INFO(key);
    CHECK(rendered(host, call("district_panel", Json{{"district", key}, {"layer", "all"}}.dump(
                                                    -1, ' ', false, Json::error_handler_t::replace)))
              .contains("failed"));
  }
  CHECK(rendered(host, call("district_panel")).contains("failed"));
  CHECK(rendered(host, call("district_panel", R"({"district":"d1"})")).contains("failed"));  // no layer
  CHECK(rendered(host, call("district_panel", R"({"district":"d1","layer":"none"})")).contains("failed"));
}

TEST_CASE("a panel tells what is known, and the nearest other partners") {
  DistrictHost host;
  const Json seattle = rendered(host, call("district_panel", R"({"district":"p0"})"))["panel"];
  CHECK(seattle["name"] == "Seattle Public Schools");
  CHECK(seattle["is_partner"] == true);
  CHECK_FALSE(seattle.contains("people"));
  REQUIRE(seattle["near"].size() == 1);  // not itself, nor what lies at the same place
  CHECK(seattle["near"][0]["key"] == "p2");
  CHECK(seattle["near"][0]["miles"] == "228");
  const Json tacoma = rendered(host, call("district_panel", R"({"district":"d2","layer":"all"})"))["panel"];
  CHECK(tacoma["is_partner"] == false);
  CHECK(tacoma["people"] == "1,234,567");
  CHECK(tacoma["near"].size() == 3);
  const Json spokane = rendered(host, call("district_panel", R"({"district":"d1","layer":"all"})"))["panel"];
  CHECK(spokane["is_partner"] == true);
  const Json nowhere = rendered(host, call("district_panel", R"({"district":"p3"})"))["panel"];
  CHECK(nowhere["is_placed"] == false);
  CHECK_FALSE(nowhere.contains("near"));
  CHECK_FALSE(nowhere.contains("x"));
}

TEST_CASE("a search gives partners first, and of the layer what is no partner") {
  DistrictHost host;
  const Json schools = rendered(host, call("district_search", R"({"query":"schools","layer":"all"})"));
  std::string keys;
  for (const Json& line : schools["lines"]) keys += line["key"].get<std::string>() + " ";
  CHECK(keys == "p0 p1 p2 d2 ");
  CHECK(schools["lines"][0]["is_marked"] == true);
  CHECK(schools["none"] == false);
  CHECK(rendered(host, call("district_search", R"({"query":"zzz"})"))["none"] == true);
  CHECK(rendered(host, call("district_search"))["none"] == true);
  CHECK(rendered(host, call("district_search", Json{{"query", std::string(100'000, 'a')}}.dump()))["none"] ==
        true);
}

TEST_CASE("the list is of what the view shows") {
  DistrictHost host;
  CHECK(rendered(host, call("district_list"))["seen"] == 3);
  CHECK(rendered(host, call("district_list", R"({"scale":32,"x":0,"y":0})"))["seen"] == 0);
  CHECK(rendered(host, call("district_list"))["is_cut"] == false);
}

TEST_CASE("a cluster's points are told, and a wrong number has none") {
  DistrictHost host;
  const auto together = [&](const std::string& number) {
    return rendered(host, call("district_cluster", "{\"cluster\":" + number + "}"))["together"];
  };
  CHECK(together("0") == 2);
  CHECK(together("1") == 3);  // at the lowest zooms
  for (const char* number : {"-1", "2", "99999999", "1e300", "-1e300", "2147483647", "4294967296"})
    CHECK(together(number) == 0);
}

TEST_CASE("the district under a finger is the nearest within reach") {
  DistrictHost host;
  const District& tacoma = host.layers["all"].all()[2];
  const auto at = [&](double left, double top, double scale) {
    return answered(
        host,
        call("district_at", Json{{"left", left}, {"top", top}, {"scale", scale}, {"layer", "all"}}.dump()));
  };
  CHECK(at(tacoma.at.x, tacoma.at.y, 1) == "d2");
  CHECK(at(tacoma.at.x + 10, tacoma.at.y, 1) == "d2");
  CHECK(at(tacoma.at.x, tacoma.at.y + 20, 1).empty());
  CHECK(answered(host, call("district_at", R"({"left":1,"top":1,"layer":"none"})")).empty());
}

TEST_CASE("partners on a page: of one state its own are counted, on the map too") {
  DistrictHost host;
  const Json all = rendered(host, call("partner_districts"));
  CHECK(all["count"] == 4);
  CHECK(all["on_map"] == 3);
  CHECK(all["has_map"] == false);
  const Json oregon = rendered(host, call("partner_districts", R"({"state":"OR"})"));
  CHECK(oregon["count"] == 1);
  CHECK(oregon["on_map"] == 0);
  CHECK(failed(host, call("partner_districts", R"({"sate":"OR"})")).hint == "did you mean \"state\"?");
}
