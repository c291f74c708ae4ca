#include "tool/topojson.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/json.h"
#include "tool/simplify.h"
#include "tool/state_codes.h"

namespace satchel {
namespace {

// Reads one topology (the TopoJSON specification, 2.1). A step returns false where it has told what is wrong.
class TopojsonReader {
 public:
  explicit TopojsonReader(std::string_view path) : path_(path) {}

  bool read(std::string_view text);
  GeometryDraft take_draft() { return std::move(draft_); }
  Diagnostic take_failure() { return std::move(failure_); }

 private:
  bool read_transform(const Json& topology);
  bool read_arcs(const Json& topology);
  bool read_arc(const Json& positions, std::string_view name);
  bool read_states(const Json& topology);
  bool read_state(const Json& geometry, std::string_view where);
  bool read_id(const Json& geometry, DraftFeature& feature, std::string_view where);
  bool read_polygon(const Json& rings, DraftFeature& feature, std::string_view where);
  bool read_ring(const Json& refs, DraftFeature& feature, std::string_view where);
  bool check_viewport();

  bool fail(std::string_view where, std::string_view what,
            std::string_view hint = "install the npm modules again (scripts/setup)");

  std::string_view path_;
  Diagnostic failure_;
  GeometryDraft draft_;
  bool is_quantized_ = false;  // positions are steps from the one before
  double scale_[2] = {1, 1};
  double translate_[2] = {0, 0};
  double least_[2] = {INFINITY, INFINITY};  // of all points, in pixels
  double greatest_[2] = {-INFINITY, -INFINITY};
};

bool TopojsonReader::fail(std::string_view where, std::string_view what, std::string_view hint) {
  failure_.path = path_;
  failure_.code = "topojson";
  failure_.message = std::string(where) + " " + std::string(what);
  failure_.hint = hint;
  return false;
}

std::string element(std::string_view name, size_t index) {
  return std::string(name) + "[" + std::to_string(index) + "]";
}

// Whether `value` begins with two finite numbers, which a position may follow with others.
bool read_pair(const Json& value, double (&pair)[2]) {
  if (!value.is_array() || value.size() < 2) return false;
  for (size_t i = 0; i < 2; ++i) {
    if (!value[i].is_number()) return false;
    pair[i] = value[i].get<double>();
    if (!std::isfinite(pair[i])) return false;
  }
  return true;
}

bool TopojsonReader::read_transform(const Json& topology) {
  const Json* transform = member(topology, "transform");
  if (transform == nullptr) return true;
  const Json* scale = member(*transform, "scale");
  const Json* translate = member(*transform, "translate");
  if (scale == nullptr || translate == nullptr || !read_pair(*scale, scale_) ||
      !read_pair(*translate, translate_))
    return fail("\"transform\"", "has no pair of numbers \"scale\" or \"translate\"");
  is_quantized_ = true;
  return true;
}

bool TopojsonReader::read_arc(const Json& positions, std::string_view name) {
  if (!positions.is_array() || positions.size() < 2) return fail(name, "is no list of two points at least");
  std::vector<GridPoint>& arc = draft_.arcs.emplace_back();
  double sum[2] = {0, 0};
  for (const Json& position : positions) {
    double read[2];
    if (!read_pair(position, read)) return fail(name, "has a point that is no pair of numbers");
    double grid[2];
    for (size_t i = 0; i < 2; ++i) {
      sum[i] = is_quantized_ ? sum[i] + read[i] : read[i];
      const double pixels = sum[i] * scale_[i] + translate_[i];
      least_[i] = std::min(least_[i], pixels);
      greatest_[i] = std::max(greatest_[i], pixels);
      grid[i] = std::round(pixels * kGridPerPixel);
      if (!(std::abs(grid[i]) <= INT16_MAX)) return fail(name, "lies far outside the map");
    }
    const GridPoint point{static_cast<int16_t>(grid[0]), static_cast<int16_t>(grid[1])};
    if (arc.empty() || arc.back() != point) arc.push_back(point);
  }
  return true;
}

bool TopojsonReader::read_arcs(const Json& topology) {
  const Json* arcs = member(topology, "arcs");
  if (arcs == nullptr || !arcs->is_array() || arcs->empty()) return fail("\"arcs\"", "is missing or empty");
  for (size_t i = 0; i < arcs->size(); ++i)
    if (!read_arc((*arcs)[i], element("arcs", i))) return false;
  return check_viewport();
}

// Longitudes and latitudes would be drawn, very small, in a corner.
bool TopojsonReader::check_viewport() {
  if (least_[0] >= -180 && greatest_[0] <= 180 && least_[1] >= -90 && greatest_[1] <= 90)
    return fail("\"arcs\"", "holds degrees instead of pixels",
                "use us-atlas's states-albers-10m.json, which is projected already");
  return true;
}

bool TopojsonReader::read_ring(const Json& refs, DraftFeature& feature, std::string_view where) {
  if (!refs.is_array() || refs.empty()) return fail(where, "has a ring that is no list of arcs");
  std::vector<ArcRef> ring;
  for (const Json& ref : refs) {
    if (!ref.is_number_integer()) return fail(where, "has a ring with something else than an arc's number");
    // A number beyond 64 bits with sign would become another one.
    const bool is_huge = ref.is_number_unsigned() && ref.get<uint64_t>() > INT32_MAX;
    const auto number = is_huge ? INT32_MAX : ref.get<int64_t>();
    const auto index = static_cast<uint64_t>(number < 0 ? ~number : number);
    if (index >= draft_.arcs.size())
      return fail(where, "refers to arc " + ref.dump() + ", which does not exist");
    if (draft_.arcs[index].size() > 1) ring.push_back(static_cast<ArcRef>(number));
  }
  if (!ring.empty()) feature.rings.push_back(std::move(ring));
  return true;
}

bool TopojsonReader::read_polygon(const Json& rings, DraftFeature& feature, std::string_view where) {
  if (!rings.is_array()) return fail(where, "has a polygon that is no list of rings");
  for (const Json& ring : rings)
    if (!read_ring(ring, feature, where)) return false;
  return true;
}

// The id is "01" to "56", or the number.
bool TopojsonReader::read_id(const Json& geometry, DraftFeature& feature, std::string_view where) {
  const Json* id = member(geometry, "id");
  const std::string text = id == nullptr ? "" : scalar_text(*id);
  for (const char c : text)
    if (c < '0' || c > '9') return fail(where, "has the id \"" + text + "\", which is no number");
  if (text.empty() || text.size() > 2) return fail(where, "has no id of two digits");
  feature.fips = std::stoi(text);
  feature.code = state_code(feature.fips);
  if (feature.code.empty()) return fail(where, "has the id \"" + text + "\", which is no state's");
  for (const DraftFeature& other : draft_.features)
    if (other.fips == feature.fips) return fail(where, "has the id \"" + text + "\" of another state");
  return true;
}

bool TopojsonReader::read_state(const Json& geometry, std::string_view where) {
  DraftFeature feature;
  if (!read_id(geometry, feature, where)) return false;
  const Json* properties = member(geometry, "properties");
  if (properties != nullptr) feature.name = string_member(*properties, "name");
  if (feature.name.empty()) return fail(where, "has no name");
  const std::string_view type = string_member(geometry, "type");
  const Json* arcs = member(geometry, "arcs");
  if (arcs == nullptr || !arcs->is_array() || (type != "Polygon" && type != "MultiPolygon"))
    return fail(where, "is neither a Polygon nor a MultiPolygon with \"arcs\"");
  if (type == "Polygon" && !read_polygon(*arcs, feature, where)) return false;
  if (type == "MultiPolygon")
    for (const Json& polygon : *arcs)
      if (!read_polygon(polygon, feature, where)) return false;
  draft_.features.push_back(std::move(feature));
  return true;
}

bool TopojsonReader::read_states(const Json& topology) {
  const Json* objects = member(topology, "objects");
  const Json* states = objects == nullptr ? nullptr : member(*objects, "states");
  const Json* geometries = states == nullptr ? nullptr : member(*states, "geometries");
  if (geometries == nullptr || !geometries->is_array() || geometries->empty())
    return fail("\"objects.states.geometries\"", "is missing or empty");
  for (size_t i = 0; i < geometries->size(); ++i)
    if (!read_state((*geometries)[i], element("states.geometries", i))) return false;
  return true;
}

bool TopojsonReader::read(std::string_view text) {
  const Json topology = parse_json(text);
  if (topology.is_discarded() || string_member(topology, "type") != "Topology")
    return fail("the file", "is no TopoJSON topology");
  return read_transform(topology) && read_arcs(topology) && read_states(topology);
}

void label(GeometryDraft& draft) {
  for (DraftFeature& feature : draft.features) {
    std::vector<std::vector<GridPoint>> rings;
    for (const std::vector<ArcRef>& ring : feature.rings) rings.push_back(ring_points(draft, ring));
    feature.label = pole_of_inaccessibility(rings);
  }
}

}  // namespace

Result<GeometryDraft> read_topojson(std::string_view text, std::string_view path) {
  TopojsonReader reader(path);
  if (!reader.read(text)) return failure(reader.take_failure());
  return reader.take_draft();
}

Result<std::string> pack_states(std::string_view topojson, std::string_view path) {
  Result<GeometryDraft> draft = read_topojson(topojson, path);
  if (!draft) return failure(std::move(draft.error()));
  simplify(*draft);
  label(*draft);
  Result<std::string> bytes = write_geometry(*draft);
  if (!bytes) bytes.error().path = path;
  return bytes;
}

}  // namespace satchel
