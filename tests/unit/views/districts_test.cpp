#include "views/districts.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

#include "map/point_layer_writer.h"
#include "views/district_drawing.h"

using namespace satchel;

namespace {

std::string found(const Districts& districts, std::string_view query, size_t most = 10) {
  std::string names;
  for (const District* district : districts.search(query, most))
    names.append(names.empty() ? "" : "|").append(district->name);
  return names;
}

// The rows as content/data has them: all values are text.
const Json& partner_rows() {
  static const Json rows = Json::parse(R"([
    {"district":"Lake Washington School District","state":"WA","lat":"47.67","lon":"-122.12","match":"unique"},
    {"district":"Washington Unified","state":"CA","lat":"38.58","lon":"-121.53"},
    {"district":"Alaska Gateway School District","state":"AK","lat":"63.3","lon":"-143.0","match":"unique"},
    {"district":"Two of That Name","state":"WA","lat":"47.0","lon":"-120.0","match":"ambiguous"},
    {"district":"Nowhere","state":"WA","lat":"","lon":""},
    {"district":"Wrong","state":"WA","lat":"91","lon":"-120"},
    {"district":"Wrong Too","state":"WA","lat":"47","lon":"-120x"},
    {"district":"Not a Number","state":"WA","lat":"nan","lon":"inf"},
    {"district":"Half","state":"WA","lat":"47"},
    {"district":"London","state":"","lat":"51.5","lon":"-0.1"}])");
  return rows;
}

}  // namespace

TEST_CASE("rows without a sure place are districts, but not on the map") {
  const Districts districts = Districts::of_rows(&partner_rows());
  REQUIRE(districts.all().size() == partner_rows().size());
  std::string on_map, placed;
  for (const District& district : districts.all()) {
    if (district.is_on_map()) on_map.append(district.name).append("|");
    if (district.is_placed()) placed.append(district.name).append("|");
  }
  CHECK(on_map == "Lake Washington School District|Washington Unified|Alaska Gateway School District|");
  CHECK(placed == on_map + "London|");
  size_t points = 0;
  districts.clusters().clusters(99, {-4000, -4000, 4000, 4000}, [&](const Cluster&) { ++points; });
  CHECK(points == 3);
}

TEST_CASE("no rows are no districts") {
  CHECK(Districts::of_rows(nullptr).all().empty());
  for (const char* json : {"{}", "[]", "null", "\"x\""}) {
    const Json rows = Json::parse(json);
    const Districts districts = Districts::of_rows(&rows);
    CHECK(districts.all().empty());
    CHECK(districts.search("a", 5).empty());
    CHECK(districts.nearest({-120, 47}, 5).empty());
  }
  const Json rows = Json::parse("[1, {\"district\": 4}]");
  CHECK(Districts::of_rows(&rows).all().size() == 2);
}

TEST_CASE("names are found by the beginnings of their words, in any order") {
  const Districts districts = Districts::of_rows(&partner_rows());
  CHECK(found(districts, "lake") == "Lake Washington School District");
  CHECK(found(districts, "  wash LAKE ") == "Lake Washington School District");
  CHECK(found(districts, "ington").empty());
  CHECK(found(districts, "lake oregon").empty());
  CHECK(found(districts, "").empty());
  CHECK(found(districts, "   ").empty());
  CHECK(found(districts, "school", 1) == "Lake Washington School District");
  CHECK(found(districts, "school", 0).empty());
}

TEST_CASE("a state's code is a word of each of its districts, but whole") {
  const Districts districts = Districts::of_rows(&partner_rows());
  CHECK(found(districts, "ak") == "Alaska Gateway School District");
  CHECK(found(districts, "wa lake") == "Lake Washington School District");
  CHECK(found(districts, "unified ca") == "Washington Unified");
  CHECK(found(districts, "unified c").empty());
}

TEST_CASE("what begins as the query stands first, then by people, then as in the list") {
  const std::string bytes = write_point_layer(std::vector<LayerPoint>{
                                                  {"North Salem", "OR", {-123, 45}, 900},
                                                  {"Salem A", "OR", {-123, 45}, 10},
                                                  {"Salem B", "OR", {-123, 45}, 500},
                                                  {"Salem C", "OR", {-123, 45}, 0},
                                                  {"Salem D", "OR", {-123, 45}, 10},
                                                  {"South Salem", "OR", {-123, 45}, 1000},
                                              })
                                .value();
  const PointLayer layer = PointLayer::open(bytes).value();
  const Districts districts = Districts::of_layer(layer);
  CHECK(found(districts, "salem") == "Salem B|Salem A|Salem D|Salem C|South Salem|North Salem");
  CHECK(found(districts, "salem", 2) == "Salem B|Salem A");
}

TEST_CASE("the nearest are those of looking at all") {
  std::mt19937 random(8);
  std::uniform_real_distribution<double> longitude(-125, -67), latitude(25, 49);
  std::vector<std::string> names;
  for (int i = 0; i < 500; ++i) names.push_back("District " + std::to_string(i));
  std::vector<LayerPoint> points;
  for (const std::string& name : names)
    points.push_back({name, "KS", {longitude(random), latitude(random)}, 1});
  const std::string bytes = write_point_layer(points).value();
  const PointLayer layer = PointLayer::open(bytes).value();
  const Districts districts = Districts::of_layer(layer);
  for (int i = 0; i < 200; ++i) {
    const LonLat place{longitude(random), latitude(random)};
    std::vector<double> all;
    for (const District& district : districts.all()) all.push_back(miles_between(place, district.place));
    std::sort(all.begin(), all.end());
    const auto nearest = districts.nearest(place, 5);
    REQUIRE(nearest.size() == 5);
    for (size_t k = 0; k < nearest.size(); ++k)
      CHECK(miles_between(place, nearest[k]->place) == Approx(all[k]));
  }
  CHECK(districts.nearest({0, 0}, 1000).size() == 500);
}

TEST_CASE("distances are those of the globe") {
  // Great circles on a sphere of 3958.8 miles by another formula, the spherical law of cosines.
  const LonLat seattle{-122.3321, 47.6062}, new_york{-74.0060, 40.7128}, boston{-71.0589, 42.3601};
  const LonLat los_angeles{-118.2437, 34.0522}, san_francisco{-122.4194, 37.7749},
      washington{-77.0369, 38.9072};
  CHECK(miles_between(seattle, new_york) == Approx(2401.95).epsilon(1e-5));
  CHECK(miles_between(los_angeles, san_francisco) == Approx(347.425).epsilon(1e-5));
  CHECK(miles_between(washington, boston) == Approx(393.750).epsilon(1e-5));
  CHECK(miles_between({0, 0}, {0, 90}) == Approx(3958.8 * std::acos(-1) / 2));
  CHECK(miles_between({0, 0}, {180, 0}) == Approx(3958.8 * std::acos(-1)));
  CHECK(miles_between({179.9, 10}, {-179.9, 10}) < 14);  // across the date line
  CHECK(miles_between({-100, 40}, {-100, 40}) == 0);
}

TEST_CASE("zoom and scale are each other's inverse") {
  for (int zoom = 0; zoom <= 8; ++zoom) {
    CHECK(Districts::zoom_of(Districts::scale_of(zoom)) == zoom);
    CHECK(Districts::zoom_of(Districts::scale_of(zoom) * 1.999) == zoom);
  }
  CHECK(Districts::scale_of(0) * Districts::kLeastScale == 1);
  CHECK(Districts::scale_of(8) == Districts::kMaxScale);
  CHECK(Districts::zoom_of(0) == 0);
  CHECK(Districts::zoom_of(-1) == 0);
  CHECK(Districts::zoom_of(NAN) == 0);
  CHECK(Districts::zoom_of(1e300) == 9);  // beyond the clusters: all are single
  const MapPoint p = Districts::from_index(Districts::to_index({123, 456}));
  CHECK(p.x == 123);
  CHECK(p.y == 456);
}

TEST_CASE("a view of the map leads to the screen and back") {
  MapView view;
  view.width = 400, view.height = 300, view.middle = {500, 200}, view.scale = 3;
  const MapPoint there = view.to_screen({510, 190});
  CHECK(there.x == 230);
  CHECK(there.y == 120);
  CHECK(view.from_screen(there).x == Approx(510));
  CHECK(view.from_screen(there).y == Approx(190));
  CHECK(view.shows({500, 200}));
  CHECK(view.shows({500 + 66, 200}));
  CHECK_FALSE(view.shows({500 + 67, 200}));
  CHECK_FALSE(view.shows({NAN, NAN}));
  const MapBox box = view.box(30);
  CHECK(box.right - box.left == Approx(460 / 3.0));
}

TEST_CASE("a box is shown whole and in the middle, but never larger than the largest scale") {
  MapView view;
  view.width = 975, view.height = 610;
  const MapView fit = fit_view(view, {1000, 1000, 3000, 2000});
  CHECK(fit.middle.x == 200);
  CHECK(fit.middle.y == 150);
  CHECK(fit.scale == Approx(0.9 * 4.875));
  CHECK(fit_view(view, {500, 500, 500, 500}).scale == Districts::kMaxScale);
}
