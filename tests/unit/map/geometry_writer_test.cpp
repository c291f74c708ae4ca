#include "map/geometry_writer.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "draft.h"

using namespace satchel;

TEST_CASE("the order of a draft's arcs and features makes no difference") {
  GeometryDraft draft = small_draft();
  std::reverse(draft.features.begin(), draft.features.end());
  std::reverse(draft.arcs.begin(), draft.arcs.end());
  draft.arcs.push_back({{0, 0}, {1, 1}});  // used by none
  const auto last = static_cast<ArcRef>(4);
  for (DraftFeature& feature : draft.features)
    for (std::vector<ArcRef>& ring : feature.rings)
      for (ArcRef& ref : ring) ref = ref < 0 ? ~(last - ~ref) : last - ref;
  CHECK(write_geometry(draft).value() == small_geometry());
}

TEST_CASE("nor does the direction in which a draft holds an arc") {
  GeometryDraft draft = small_draft();
  std::reverse(draft.arcs[1].begin(), draft.arcs[1].end());
  for (DraftFeature& feature : draft.features)
    for (std::vector<ArcRef>& ring : feature.rings)
      for (ArcRef& ref : ring)
        if (arc_index(ref) == 1) ref = ~ref;
  CHECK(write_geometry(draft).value() == small_geometry());
}

TEST_CASE("what no reader would take is not written") {
  const auto refused = [](auto change) {
    GeometryDraft draft = small_draft();
    change(draft);
    const Result<std::string> file = write_geometry(draft);
    return !file && file.error().code == "map-geometry";
  };
  CHECK_FALSE(refused([](GeometryDraft&) {}));
  CHECK(refused([](GeometryDraft& d) { d.features.clear(); }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].code = "B"; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].code = "AA"; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].name = ""; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].name = std::string(65, 'x'); }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].name = "\xFF"; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].fips = -1; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].fips = 100; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].rings.clear(); }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].rings[0] = {}; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].rings[0] = {9}; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].rings[0] = {2}; }));
  CHECK(refused([](GeometryDraft& d) { d.features[0].rings = {{~3}, {3}, {3}}; }));
  CHECK(refused([](GeometryDraft& d) { d.arcs[4] = {{300, 300}, {320, 300}, {300, 300}}; }));
  CHECK(refused([](GeometryDraft& d) { d.arcs[4].clear(); }));
}
