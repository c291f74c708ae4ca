#include "tool/topojson.h"

#include <catch2/catch.hpp>
#include <random>

#include "model/json.h"
#include "states.h"
#include "tool/state_codes.h"

using namespace satchel;

namespace {

// Two squares of 100 pixels that share a side, quantised to half pixels.
const char* const kTwoStates = R"({
  "type": "Topology",
  "transform": {"scale": [0.5, 0.5], "translate": [100, 100]},
  "arcs": [[[200, 0], [0, 200]], [[200, 200], [-200, 0], [0, -200], [200, 0]], [[200, 0], [200, 0], [0, 200], [-200, 0]]],
  "objects": {"states": {"type": "GeometryCollection", "geometries": [
    {"type": "Polygon", "id": "53", "properties": {"name": "Washington"}, "arcs": [[0, 1]]},
    {"type": "MultiPolygon", "id": 6, "properties": {"name": "California"}, "arcs": [[[2, -1]]]}]}}
})";

// The failure of the topology with the value at `pointer` replaced (null: removed).
std::string wrong(const char* pointer, const char* value) {
  Json topology = Json::parse(kTwoStates);
  topology[Json::json_pointer(pointer)] = Json::parse(value);
  const Result<GeometryDraft> draft = read_topojson(topology.dump(), "states.json");
  if (draft) return "";
  CHECK(draft.error().code == "topojson");
  CHECK(draft.error().path == "states.json");
  CHECK_FALSE(draft.error().hint.empty());
  return draft.error().message;
}

}  // namespace

TEST_CASE("a topology is read onto the grid") {
  const GeometryDraft draft = read_topojson(kTwoStates, "").value();
  REQUIRE(draft.features.size() == 2);
  CHECK(draft.features[0].code == "WA");
  CHECK(draft.features[1].code == "CA");
  CHECK(draft.features[1].fips == 6);
  CHECK(draft.features[1].name == "California");
  CHECK(draft.features[1].rings == std::vector<std::vector<ArcRef>>{{2, ~0}});
  CHECK(draft.arcs[0] == std::vector<GridPoint>{{2000, 1000}, {2000, 2000}});
  CHECK(draft.arcs[1][2] == GridPoint{1000, 1000});
}

TEST_CASE("and packed") {
  const std::string file = pack_states(kTwoStates, "").value();
  const Geometry geometry = Geometry::open(file).value();
  CHECK(geometry.features()[0].code == "CA");
  CHECK(geometry.features()[0].label == GridPoint{2500, 1500});
  CHECK(geometry.features()[0].label_radius == 500);
  CHECK(geometry.arcs().size() == 3);
}

TEST_CASE("without a transform, points are pixels") {
  Json topology = Json::parse(kTwoStates);
  topology.erase("transform");
  topology["arcs"] = Json::parse(
      "[[[200, 0], [200, 200.04]], [[200, 200.04], [0, 0], [200, 0]], [[200, 0], [400, 9], [200, 200.04]]]");
  const GeometryDraft draft = read_topojson(topology.dump(), "").value();
  CHECK(draft.arcs[1] == std::vector<GridPoint>{{2000, 2000}, {0, 0}, {2000, 0}});
}

TEST_CASE("points that fall together become one, and an arc of one point goes") {
  Json topology = Json::parse(kTwoStates);
  topology["arcs"].push_back(Json::parse("[[200, 0], [0.05, 0.05], [0, 0]]"));
  topology["objects"]["states"]["geometries"][0]["arcs"] = Json::parse("[[3, 0, 1]]");
  const GeometryDraft draft = read_topojson(topology.dump(), "").value();
  CHECK(draft.features[0].rings == std::vector<std::vector<ArcRef>>{{0, 1}});
  CHECK(pack_states(topology.dump(), ""));
}

TEST_CASE("what is wrong with a topology is told") {
  const std::string first = "states.geometries[0] ";
  CHECK(wrong("/type", "\"Feature\"") == "the file is no TopoJSON topology");
  CHECK(wrong("/transform/scale", "[1]") ==
        "\"transform\" has no pair of numbers \"scale\" or \"translate\"");
  CHECK(wrong("/transform", "3") == "\"transform\" has no pair of numbers \"scale\" or \"translate\"");
  CHECK(wrong("/arcs", "[]") == "\"arcs\" is missing or empty");
  CHECK(wrong("/arcs", "{}") == "\"arcs\" is missing or empty");
  CHECK(wrong("/arcs/1", "[[1, 2]]") == "arcs[1] is no list of two points at least");
  CHECK(wrong("/arcs/1/2", "[1]") == "arcs[1] has a point that is no pair of numbers");
  CHECK(wrong("/arcs/1/2", "[\"1\", 2]") == "arcs[1] has a point that is no pair of numbers");
  CHECK(wrong("/arcs/1/2", "[1e300, 2]") == "arcs[1] lies far outside the map");
  CHECK(wrong("/transform", "{\"scale\": [0.1, 0.1], \"translate\": [-90, 40]}") ==
        "\"arcs\" holds degrees instead of pixels");
  CHECK(wrong("/objects", "3") == "\"objects.states.geometries\" is missing or empty");
  CHECK(wrong("/objects/states", "{}") == "\"objects.states.geometries\" is missing or empty");
  CHECK(wrong("/objects/states/geometries/0/id", "\"03\"") ==
        first + "has the id \"03\", which is no state's");
  CHECK(wrong("/objects/states/geometries/0/id", "\"x\"") == first + "has the id \"x\", which is no number");
  CHECK(wrong("/objects/states/geometries/0/id", "\"\"") == first + "has no id of two digits");
  CHECK(wrong("/objects/states/geometries/0/id", "[53]") == first + "has no id of two digits");
  CHECK(wrong("/objects/states/geometries/1/id", "53") ==
        "states.geometries[1] has the id \"53\" of another state");
  CHECK(wrong("/objects/states/geometries/0/properties", "null") == first + "has no name");
  CHECK(wrong("/objects/states/geometries/0/type", "\"Point\"") ==
        first + "is neither a Polygon nor a MultiPolygon with \"arcs\"");
  CHECK(wrong("/objects/states/geometries/0/arcs", "3") ==
        first + "is neither a Polygon nor a MultiPolygon with \"arcs\"");
  CHECK(wrong("/objects/states/geometries/0/arcs", "[3]") == first + "has a ring that is no list of arcs");
  CHECK(wrong("/objects/states/geometries/0/arcs", "[[0, 7]]") ==
        first + "refers to arc 7, which does not exist");
  CHECK(wrong("/objects/states/geometries/0/arcs", "[[0, -4]]") ==
        first + "refers to arc -4, which does not exist");
  CHECK(wrong("/objects/states/geometries/0/arcs", "[[0, 1.5]]") ==
        first + "has a ring with something else than an arc's number");
  CHECK(wrong("/objects/states/geometries/0/arcs", "[[18446744073709551615]]").ends_with("does not exist"));
  CHECK(wrong("/objects/states/geometries/1/arcs", "[3]") ==
        "states.geometries[1] has a polygon that is no list of rings");
  CHECK(wrong("/objects/states/geometries/0", "null") == first + "has no id of two digits");
}

TEST_CASE("rings that do not close and states without a shape cannot be packed") {
  const auto packed_with = [](const char* arcs) {
    Json topology = Json::parse(kTwoStates);
    topology["objects"]["states"]["geometries"][0]["arcs"] = Json::parse(arcs);
    const Result<std::string> file = pack_states(topology.dump(), "states.json");
    if (!file) CHECK(file.error().path == "states.json");
    return file ? "" : file.error().code;
  };
  CHECK(packed_with("[[0, 1]]") == "");
  CHECK(packed_with("[[0, 2]]") == "map-geometry");
  CHECK(packed_with("[[0]]") == "map-geometry");
  CHECK(packed_with("[]") == "map-geometry");
  CHECK(packed_with("[[0, 1], [0, 1]]") == "map-geometry");
}

TEST_CASE("us-atlas cut short, or with a changed byte, is refused or read") {
  const std::string& whole = atlas();
  for (size_t size = 0; size < whole.size(); size += whole.size() / 40)
    CHECK_FALSE(read_topojson(whole.substr(0, size), ""));
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    std::string changed = whole;
    changed[random() % changed.size()] = static_cast<char>(' ' + random() % 95);
    if (const Result<std::string> file = pack_states(changed, ""); file) CHECK(Geometry::open(*file));
  }
}

TEST_CASE("postal codes by id") {
  CHECK(state_code(1) == "AL");
  CHECK(state_code(11) == "DC");
  CHECK(state_code(56) == "WY");
  for (const int none : {-1, 0, 3, 7, 14, 43, 52, 57, 72}) CHECK(state_code(none).empty());
}
