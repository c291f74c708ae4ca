#include "map/point_layer.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "map/point_layer_writer.h"

#include "damage.h"

using namespace satchel;

namespace {

// Two states, given out of order; one name of two bytes a letter, one point without its people.
std::vector<LayerPoint> small_points() {
  return {{"Seattle Public Schools", "WA", {-122.3321, 47.6062}, 612345},
          {"Ca\xC3\xB1on City", "CO", {-105.2424, 38.441}, 0},
          {"Aleutian Region", "AK", {178.338813, 51.9}, 200},
          {"Bellevue", "WA", {-122.2, 47.6}, 147600}};
}

std::string small_layer() { return write_point_layer(small_points()).value(); }

bool is_sound(const LayerPoint& point) {
  return !point.name.empty() && point.name.size() <= 120 && point.name.find('\n') == point.name.npos &&
         point.state.size() == 2 && std::abs(point.place.latitude) <= 90 &&
         std::abs(point.place.longitude) <= 180;
}

// Opens any bytes; what is sound must be the one form of its points.
bool is_refused(const std::string& bytes) {
  const Result<PointLayer> layer = PointLayer::open(bytes);
  if (!layer) {
    CHECK(layer.error().code == "map-layer");
    CHECK_FALSE(layer.error().message.empty());
    return true;
  }
  for (const LayerPoint& point : layer->points()) CHECK(is_sound(point));
  CHECK(write_point_layer(layer->points()).value() == bytes);
  return false;
}

std::string bytes(std::initializer_list<int> list) {
  std::string all;
  for (const int byte : list) all += static_cast<char>(byte);
  return all;
}

bool is_unwritable(LayerPoint point) {
  const Result<std::string> file = write_point_layer(std::span(&point, 1));
  return !file && file.error().code == "map-layer";
}

}  // namespace

TEST_CASE("a layer's points come back by their states, then in their order") {
  const std::string file = small_layer();
  const PointLayer layer = PointLayer::open(file).value();
  const auto points = layer.points();
  REQUIRE(points.size() == 4);
  CHECK(points[0].name == "Aleutian Region");
  CHECK(points[0].state == "AK");
  CHECK(points[0].place.longitude == 178.339);
  CHECK(points[0].place.latitude == 51.9);
  CHECK(points[0].people == 200);
  CHECK(points[1].name == "Ca\xC3\xB1on City");
  CHECK(points[1].people == 0);
  CHECK(points[1].place.longitude == -105.242);
  CHECK(points[2].name == "Seattle Public Schools");
  CHECK(points[2].state == "WA");
  CHECK(points[2].place.latitude == 47.606);
  CHECK(points[3].name == "Bellevue");
}

TEST_CASE("the order of a layer's states makes no difference, that of its points does") {
  std::vector<LayerPoint> points = small_points();
  std::swap(points[1], points[2]);
  CHECK(write_point_layer(points).value() == small_layer());
  std::swap(points[0], points[3]);
  CHECK(write_point_layer(points).value() != small_layer());
}

TEST_CASE("a layer's bytes are those of LAYER.md") {
  const LayerPoint points[] = {{"B", "WA", {-0.002, 0.001}, 300}, {"A", "WA", {-0.001, -0.001}, 0}};
  CHECK(write_point_layer(points).value() ==
        bytes({'S', 'P', 'L', 1, 1, 'W', 'A', 2, 'B', '\n', 'A', '\n', 2, 3, 3, 2, 0xAC, 2, 0}));
}

TEST_CASE("every truncated layer is refused") {
  const std::string file = small_layer();
  CHECK_FALSE(is_refused(file));
  for (size_t size = 0; size < file.size(); ++size) CHECK(is_refused(file.substr(0, size)));
  CHECK(is_refused(file + '\0'));
}

TEST_CASE("every changed byte of a layer is refused or gives sound points") {
  const std::string file = small_layer();
  const int refused =
      testing::count_refused_changes(file, [](const std::string& changed) { return is_refused(changed); });
  CHECK(refused > static_cast<int>(file.size()) * 64);
}

TEST_CASE("the least layer, and what it may not be") {
  const std::string least = bytes({'S', 'P', 'L', 1, 1, 'W', 'A', 1, 'B', '\n', 0, 0, 0});
  CHECK_FALSE(is_refused(least));
  const auto replaced = [&](size_t at, int byte) {
    std::string file = least;
    file.at(at) = static_cast<char>(byte);
    return file;
  };
  CHECK(is_refused(replaced(0, 'G')));
  CHECK(is_refused(replaced(3, 2)));     // another version
  CHECK(is_refused(replaced(4, 0)));     // no state
  CHECK(is_refused(replaced(4, 2)));     // a state too many
  CHECK(is_refused(replaced(5, 'w')));   // no code
  CHECK(is_refused(replaced(7, 0)));     // a state without points
  CHECK(is_refused(replaced(7, 2)));     // a point too many
  CHECK(is_refused(replaced(8, '\n')));  // no name
  CHECK(is_refused(replaced(8, '\t')));
  CHECK(is_refused(replaced(8, 0x7F)));
  CHECK(is_refused(replaced(8, 0xC3)));
  const auto with_states = [](std::initializer_list<int> states) {
    return bytes({'S', 'P', 'L', 1, 2}) + bytes(states) + bytes({'B', '\n', 'C', '\n', 0, 0, 0, 0, 0, 0});
  };
  CHECK_FALSE(is_refused(with_states({'A', 'Z', 1, 'W', 'A', 1})));
  CHECK(is_refused(with_states({'W', 'A', 1, 'A', 'Z', 1})));
  CHECK(is_refused(with_states({'W', 'A', 1, 'W', 'A', 1})));
}

TEST_CASE("a layer's numbers have one form and their ends") {
  const auto with_numbers = [](std::initializer_list<int> numbers) {
    return bytes({'S', 'P', 'L', 1, 1, 'W', 'A', 1, 'B', '\n'}) + bytes(numbers);
  };
  CHECK_FALSE(is_refused(with_numbers({0xA0, 0xFE, 0x0A, 0xC0, 0xFC, 0x15, 0})));  // 90 N, 180 E
  CHECK(is_refused(with_numbers({0xA2, 0xFE, 0x0A, 0, 0})));                       // 90.001 N
  CHECK_FALSE(is_refused(with_numbers({0x9F, 0xFE, 0x0A, 0xBF, 0xFC, 0x15, 0})));  // 90 S, 180 W
  CHECK(is_refused(with_numbers({0xA1, 0xFE, 0x0A, 0, 0})));
  CHECK(is_refused(with_numbers({0, 0xC2, 0xFC, 0x15, 0})));
  CHECK(is_refused(with_numbers({0, 0xC1, 0xFC, 0x15, 0})));
  CHECK_FALSE(is_refused(with_numbers({0, 0, 0xFF, 0xFF, 0xFF, 0x7F})));
  CHECK(is_refused(with_numbers({0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1})));
  CHECK(is_refused(with_numbers({0, 0, 0x80, 0})));
  CHECK(is_refused(with_numbers({0xFF, 0xFF, 0xFF, 0x7F, 0, 0})));  // the largest step of all
}

TEST_CASE("a layer's huge counts are refused before anything is allocated") {
  CHECK(is_refused(bytes({'S', 'P', 'L', 1, 0xFF, 0xFF, 0xFF, 0x7F, 'W', 'A', 1, 'B', '\n', 0, 0, 0})));
  CHECK(is_refused(bytes({'S', 'P', 'L', 1, 1, 'W', 'A', 0xFF, 0xFF, 0xFF, 0x7F, 'B', '\n', 0, 0, 0})));
}

TEST_CASE("what no reader of layers would take is not written") {
  const LayerPoint good = {"Name", "WA", {-120, 47}, 1};
  const auto with = [&](auto change) {
    LayerPoint point = good;
    change(point);
    return is_unwritable(point);
  };
  CHECK_FALSE(is_unwritable(good));
  CHECK(write_point_layer({}).error().code == "map-layer");
  const std::string long_name(121, 'x');
  CHECK(with([&](LayerPoint& p) { p.name = long_name; }));
  CHECK_FALSE(with([&](LayerPoint& p) { p.name = std::string_view(long_name).substr(1); }));
  CHECK(with([](LayerPoint& p) { p.name = ""; }));
  CHECK(with([](LayerPoint& p) { p.name = "two\nlines"; }));
  CHECK(with([](LayerPoint& p) { p.name = "\xFF"; }));
  CHECK(with([](LayerPoint& p) { p.state = "Wa"; }));
  CHECK(with([](LayerPoint& p) { p.state = "W"; }));
  CHECK(with([](LayerPoint& p) { p.place.latitude = 90.001; }));
  CHECK_FALSE(with([](LayerPoint& p) { p.place.latitude = 90.0004; }));
  CHECK(with([](LayerPoint& p) { p.place.latitude = std::nan(""); }));
  CHECK(with([](LayerPoint& p) { p.place.longitude = -180.001; }));
  CHECK(with([](LayerPoint& p) { p.place.longitude = INFINITY; }));
  CHECK(with([](LayerPoint& p) { p.people = 268'435'456; }));
  CHECK_FALSE(with([](LayerPoint& p) { p.people = 268'435'455; }));
}
