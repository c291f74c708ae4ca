#include <catch2/catch.hpp>

#include <cmath>

#include "model/json.h"
#include "model/meta.h"
#include "model/nav.h"
#include "model/page.h"
#include "model/route.h"

using namespace satchel;

TEST_CASE("routes and files") {
  CHECK(route_of_file("index.md") == "/");
  CHECK(route_of_file("about/index.md") == "/about");
  CHECK(route_of_file("educate/districts.md") == "/educate/districts");
  CHECK(normalized_route("/educate/districts/") == "/educate/districts");
  CHECK(normalized_route("educate//./districts/index.html") == "/educate/districts");
  CHECK(normalized_route("/a/../../b.html") == "/b");
  CHECK(normalized_route("") == "/");
  CHECK(root_from("/") == "./");
  CHECK(root_from("/a") == "../");
  CHECK(root_from("/educate/districts") == "../../");
  CHECK(parent_route("/educate/districts") == "/educate");
  CHECK(parent_route("/educate") == "/");
  CHECK(parent_route("/").empty());
}

TEST_CASE("front matter is only front matter on the first line") {
  const auto split = split_page("---\r\ntitle: x\r\n---\r\nBody\r\n");
  REQUIRE(split);
  CHECK(split->front_matter == "title: x\r\n");
  CHECK(split->body == "Body\r\n");
  CHECK(split->body_line == 4);
  CHECK(split_page("\xEF\xBB\xBF---\na: b\n---")->front_matter == "a: b\n");
  const auto none = split_page("Hello\n\n---\na\n\n---\n");
  CHECK_FALSE(none->has_front_matter);
  CHECK(none->body_line == 1);
  CHECK(split_page("---\ntitle: x\n").error().code == "front-matter-open");
  CHECK_FALSE(split_page("---- \n")->has_front_matter);
}

TEST_CASE("a page survives the way into the bundle with its lines") {
  const auto split = split_page("---\ntitle: x\nnav: n\n\nsocial:\n  a: b\n---\nLine eight\n");
  const auto meta = OrderedJson::parse(R"({"title":"x","nav":"n","social":{"og:b":"","og:a":640}})");
  const std::string stored = page_for_bundle(meta, *split);
  const auto page = page_from_bundle("educate/x.md", stored);
  REQUIRE(page);
  CHECK(page->body == "Line eight\n");
  CHECK(page->body_line == 8);
  CHECK(page->route == "/educate/x");
  CHECK(page->meta.title == "x");
  REQUIRE(page->meta.social.size() == 2);
  CHECK(page->meta.social[0].first == "og:a");  // by name, so that og:image stands before og:image:width
  CHECK(page->meta.social[0].second == "640");
  const auto empty = split_page("---\n---\nx");
  CHECK(page_from_bundle("x.md", page_for_bundle(OrderedJson::object(), *empty))->body_line == 3);
  CHECK(page_from_bundle("x.md", "---\n[1]\n---\n").error().code == "front-matter-not-a-map");
}

TEST_CASE("front matter types") {
  CHECK(meta_from_json(Json::parse(R"({"title": 2020})"))->title == "2020");
  CHECK(meta_from_json(Json::parse(R"({"aliases": "/old"})"))->aliases.size() == 1);
  CHECK(meta_from_json(Json::parse(R"({"noindex": "yes"})")).error().code == "front-matter-type");
  CHECK(meta_from_json(Json::parse(R"([])")).error().code == "front-matter-not-a-map");
  CHECK(meta_from_json(Json::parse(R"({"publish": "2026-02-30"})")).error().code == "front-matter-type");
  CHECK(is_iso_date("2024-02-29T23:59"));
  CHECK_FALSE(is_iso_date("2023-02-29"));
  CHECK_FALSE(is_iso_date("2023-2-9"));
}

TEST_CASE("what is shown changes at the minutes that the dates mean") {
  Meta meta;
  CHECK(turning_points(meta).empty());
  meta.publish = "2026-12-01";
  meta.expires = "2026-12-31";  // the last day counts whole
  CHECK(turning_points(meta) == std::vector<std::string>{"2026-12-01T00:00", "2027-01-01T00:00"});
  meta.publish = "2026-12-01T09:30:59";
  meta.expires = "2028-02-28";
  CHECK(turning_points(meta) == std::vector<std::string>{"2026-12-01T09:30", "2028-02-29T00:00"});
  meta.expires = "2027-02-28T18:00";
  CHECK(turning_points(meta).back() == "2027-02-28T18:00");
  for (const std::string& moment : turning_points(meta)) {
    const std::string before = moment.substr(0, 11) + (moment == "2026-12-01T09:30" ? "09:29" : "17:59");
    CHECK(is_published(meta, before) != is_published(meta, moment));
  }
}

TEST_CASE("publish and expires act on the device's day") {
  Meta meta;
  meta.publish = "2026-11-22";
  meta.expires = "2026-11-24";
  CHECK_FALSE(is_published(meta, "2026-11-21T23:59"));
  CHECK(is_published(meta, "2026-11-22T00:00"));
  CHECK(is_published(meta, "2026-11-24T23:59"));  // the last day counts whole
  CHECK_FALSE(is_published(meta, "2026-11-25"));
  meta.expires = "2026-11-24T12:00";
  CHECK(is_published(meta, "2026-11-24T11:59"));
  CHECK_FALSE(is_published(meta, "2026-11-24T12:00"));
  CHECK(is_published(meta, ""));
}

TEST_CASE("navigation lists") {
  const auto nav = nav_from_json(
      Json::parse(R"({"title":"About","items":["/about",{"title":"Team","items":[{"href":"/t"}]}]})"));
  REQUIRE(nav);
  CHECK(nav->items.size() == 2);
  CHECK(nav->items[1].items[0].href == "/t");
  CHECK_FALSE(nav_from_json(Json::parse(R"([{}])")));
  Json deep = Json::parse(R"([{"title":"x"}])");
  for (int i = 0; i < 10; ++i) deep = Json::array({{{"title", "x"}, {"items", deep}}});
  CHECK(nav_from_json(deep).error().code == "nav-depth");
}

TEST_CASE("members that are numbers, as such and as whole ones") {
  const Json value = Json::parse(
      R"({"a":12,"b":-3.9,"c":3.9,"big":1e300,"small":-1e300,"wide":4294967296,"text":"7","no":null,"yes":true})");
  CHECK(number_member(value, "b") == -3.9);
  CHECK(number_member(value, "big") == 1e300);
  for (const char* key : {"text", "no", "yes", "none"}) {
    CHECK(number_member(value, key, 2.5) == 2.5);
    CHECK(int_member(value, key, 4) == 4);
  }
  CHECK(int_member(value, "a") == 12);
  CHECK(int_member(value, "b") == -3);
  CHECK(int_member(value, "c") == 3);
  CHECK(int_member(value, "big") == 2147483647);
  CHECK(int_member(value, "wide") == 2147483647);
  CHECK(int_member(value, "small") == -2147483647);
  CHECK(int_member(Json{{"x", NAN}}, "x") == 2147483647);
  CHECK(number_member(Json(3), "a", 1) == 1);
  CHECK(number_member(Json::array({1}), "a", 1) == 1);
}
