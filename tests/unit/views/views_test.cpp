#include "views/view.h"

#include <catch2/catch.hpp>

#include "../map/draft.h"
#include "fake_host.h"
#include "views/facts.h"
#include "views/video.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

FakeHost states() {
  FakeHost host;
  host.data_files["state-facts"] = Json::parse(R"([
    {"code":"WA","name":"Washington","open_computing_jobs":"12345","average_computing_salary":"99000","state_plan":"Yes","k12_standards":"Other","pd_funding":"No"},
    {"code":"AL","name":"Alabama","open_computing_jobs":"5311","state_plan":"Other"}])");
  return host;
}

}  // namespace

TEST_CASE("numbers are grouped") {
  CHECK(grouped_number("0") == "0");
  CHECK(grouped_number("999") == "999");
  CHECK(grouped_number("1000") == "1,000");
  CHECK(grouped_number("505817") == "505,817");
  CHECK(grouped_number("1234567") == "1,234,567");
  CHECK(grouped_number("2.7") == "2.7");
  CHECK(grouped_number("").empty());
}

TEST_CASE("the map's table has every state in the order of names") {
  FakeHost host = states();
  const Json context = rendered(host, call("interactive_map", R"({"use_url":true})"));
  REQUIRE(context["states"].size() == 2);
  CHECK(context["states"][0]["name"] == "Alabama");
  CHECK(context["states"][1]["jobs"] == "12,345");
  CHECK(context["states"][1]["salary"] == "$99,000");
  CHECK(context["states"][1]["href"] == "/states/wa");
  CHECK_FALSE(context["states"][0].contains("href"));
  CHECK(context["states"][1]["policies"][0]["value"] == "Yes");
  CHECK(context["states"][1]["policies"][1]["value"] == "Partly");
  CHECK(context["states"][1]["policies_yes"] == 1);
  CHECK(context["use_url"] == true);
}

TEST_CASE("a view without its data says what to add") {
  FakeHost host;
  TextBuffer out;
  const auto failed = render_view(call("interactive_map"), host, out);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == "view-data");
  CHECK(failed.error().hint.find("state-facts.csv") != std::string::npos);
  CHECK(out.empty());
}

TEST_CASE("arguments are checked against the view's table") {
  FakeHost host = states();
  TextBuffer out;
  CHECK(render_view(call("interactive_map", R"({"use_ulr":true})"), host, out).error().hint ==
        "did you mean \"use_url\"?");
  CHECK(render_view(call("interactive_map", R"({"use_url":"yes"})"), host, out).error().code ==
        "view-arguments");
  CHECK(render_view(call("interactive_map", R"({"use_url":null})"), host, out).has_value());
}

TEST_CASE("an unknown view names the nearest") {
  FakeHost host;
  host.templates["promote_tools"] = "x";
  TextBuffer out;
  CHECK(render_view(call("promote_tool"), host, out).error().hint == "did you mean \"promote_tools\"?");
  CHECK(render_view(call("interactive_maps"), host, out).error().hint == "did you mean \"interactive_map\"?");
  const std::string hint = render_view(call("zzz"), host, out).error().hint;
  CHECK(hint.find("partner_districts") != std::string::npos);
}

TEST_CASE("a template sees only the data that it names, and the rows its arguments ask for") {
  FakeHost host = states();
  host.data_files["people"] = Json::parse(R"([{"name":"Ada","state":"WA"},{"name":"Bob","state":"AL"}])");
  host.data_files["people-more"] = Json::parse(R"([1])");
  host.templates["team"] =
      "{{#data.people}}{{name}}{{/data.people}}{{#match.people}}{{name}}{{/match.people}}";
  const Json context = rendered(host, call("team", R"({"state":"wa"})"));
  CHECK(context["data"].contains("people"));
  CHECK_FALSE(context["data"].contains("people-more"));
  REQUIRE(context["match"]["people"].size() == 1);
  CHECK(context["match"]["people"][0]["name"] == "Ada");
  CHECK(context["state"]["name"] == "Washington");
  CHECK(context["state"]["href"] == "/states/wa");
  CHECK(rendered(host, call("team", R"({"state":null})"))["match"]["people"].empty());
}

TEST_CASE("videos by code, and nothing else in the address") {
  FakeHost host;
  CHECK(rendered(host, call("display_video_thumbnail",
                            R"({"video_code":"nKIu9yen5nc","caption":"Hi"})"))["page_url"] ==
        "https://www.youtube.com/watch?v=nKIu9yen5nc");
  TextBuffer out;
  CHECK_FALSE(render_view(call("display_video_thumbnail", R"({"video_code":"x\"><script>"})"), host, out));
  CHECK_FALSE(render_view(call("display_video_thumbnail"), host, out));
  CHECK(video_context("vimeo", "123", "")["host"] == "vimeo.com");
}

TEST_CASE("partner districts are grouped by state, in the order of the states' names") {
  const std::string bytes = small_geometry();
  const Geometry geometry = Geometry::open(bytes).value();
  FakeHost host;
  host.add_data("partner-districts-2024", R"([{"district":"B","state":"BB"},{"district":"A","state":"AA"},
      {"district":"C","state":"BB"},{"district":"Z","state":"ZZ"}])");
  Json context = rendered(host, call("partner_districts"));
  CHECK(context["groups"][0]["name"] == "AA");  // no shapes: the code stands for the name
  CHECK(context["has_map"] == false);
  host.geometry = &geometry;
  context = rendered(host, call("partner_districts"));
  REQUIRE(context["groups"].size() == 3);
  CHECK(context["groups"][0]["name"] == "Ay \xC3\xA9");
  CHECK(context["groups"][1]["name"] == "Bee");
  CHECK(context["groups"][1]["districts"].size() == 2);
  CHECK(context["groups"][2]["name"] == "ZZ");
  CHECK(context["count"] == 4);
  CHECK(context["has_map"] == true);
  CHECK(context["id"] == "map-7");
  CHECK(host.slots["land"].starts_with("<path d=\"M"));
  CHECK(failed(host, call("partner_districts", R"({"state":"ZZ"})")).code == "view-arguments");
}
