// What the browser asks while a visitor uses the map of the districts: the points of a view, lists, a
// district.
#include <cmath>

#include "base/ascii.h"
#include "views/builtin.h"
#include "views/district_drawing.h"
#include "views/facts.h"
#include "views/svg_writer.h"

namespace satchel {
namespace {

constexpr size_t kFound = 8;          // search results that fit below a field
constexpr size_t kNearest = 4;        // partners told for a district
constexpr size_t kListed = 60;        // districts of a view that are listed
constexpr double kReach = 14;         // pixels of the screen: how far beside a speck still means it
constexpr double kAlmostHere = 0.25;  // miles: the layer's places are rounded

double within(double value, double least, double most) {
  return value >= least ? (value <= most ? value : most) : least;  // NaN: the least
}

// What the browser says of the part that it shows.
MapView view_of(const Json& arguments) {
  MapView view;
  view.width = within(number_member(arguments, "width", kMapWidth), 1, 10'000);
  view.height = within(number_member(arguments, "height", kMapHeight), 1, 10'000);
  view.middle.x = within(number_member(arguments, "x", view.middle.x), -kMapWidth, 2 * kMapWidth);
  view.middle.y = within(number_member(arguments, "y", view.middle.y), -kMapHeight, 2 * kMapHeight);
  view.scale = within(number_member(arguments, "scale", 1), 1.0 / 16, Districts::kMaxScale);
  return view;
}

// The layer that the browser has fetched and shows or searches; nullptr: none.
const Districts* layer_of(const Json& arguments, ViewHost& host) {
  const std::string_view name = string_member(arguments, "layer");
  return name.empty() ? nullptr : host.layer(name);
}

// "p12" is a partner, "d345" a district of the layer; nullptr for all else.
const District* find_district(std::string_view key, const Districts& partners, const Districts* layer) {
  if (key.size() < 2 || key.size() > 8) return nullptr;
  const Districts* of = key[0] == 'p' ? &partners : key[0] == 'd' ? layer : nullptr;
  size_t index = 0;
  for (const char c : key.substr(1)) {
    if (c < '0' || c > '9') return nullptr;
    index = index * 10 + static_cast<size_t>(c - '0');
  }
  return of != nullptr && index < of->all().size() ? &of->all()[index] : nullptr;
}

DistrictDrawing drawing_of(const Json& arguments, ViewHost& host) {
  DistrictDrawing drawing;
  drawing.partners = &host.partners();
  const Districts* layer = layer_of(arguments, host);
  drawing.layer = bool_member(arguments, "specks") ? layer : nullptr;
  drawing.picked = find_district(string_member(arguments, "picked"), *drawing.partners, layer);
  drawing.id = string_member(arguments, "id");
  drawing.live = bool_member(arguments, "live");
  return drawing;
}

// A district as a line of a list, with the key that picks it.
Json line_context(const District& district, const Districts& of, char kind) {
  Json line;
  set(line, "key", std::string(1, kind) + std::to_string(of.index_of(district)));
  set(line, "name", district.name);
  set(line, "state", district.state);
  return line;
}

// Whether a partner bears the name of a district of the layer, or lies where it does.
bool is_partner(const District& district, const Districts& partners) {
  for (const District& partner : partners.all()) {
    if (partner.state != district.state) continue;
    if (equals_ignoring_case(partner.name, district.name)) return true;
    if (partner.is_placed() && miles_between(partner.place, district.place) < kAlmostHere) return true;
  }
  return false;
}

// Partners first; of the layer, what is no partner.
Json found_context(std::string_view query, const Districts& partners, const Districts* layer) {
  Json found = Json::array();
  for (const District* district : partners.search(query, kFound)) {
    found.push_back(line_context(*district, partners, 'p'));
    set(found.back(), "is_marked", true);
  }
  if (layer == nullptr) return found;
  for (const District* district : layer->search(query, kFound))
    if (found.size() < kFound && !is_partner(*district, partners))
      found.push_back(line_context(*district, *layer, 'd'));
  return found;
}

// "0.4", "12", "1,234"
std::string miles_text(double miles) {
  if (miles >= 10) return grouped_number(std::to_string(static_cast<int>(miles + 0.5)));
  const int tenths = static_cast<int>(miles * 10 + 0.5);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// The nearest other partners.
Json near_context(const District& district, const Districts& partners) {
  Json near = Json::array();
  for (const District* other : partners.nearest(district.place, kNearest + 1)) {
    const double miles = miles_between(district.place, other->place);
    if (miles < kAlmostHere || near.size() == kNearest) continue;
    Json line = line_context(*other, partners, 'p');
    set(line, "miles", miles_text(miles));
    near.push_back(std::move(line));
  }
  return near;
}

Json panel_context(const District& district, bool is_of_partners, ViewHost& host) {
  const Districts& partners = host.partners();
  Json panel;
  set(panel, "name", district.name);
  set(panel, "state", district.state);
  set(panel, "is_partner", is_of_partners || is_partner(district, partners));
  if (district.people > 0) set(panel, "people", grouped_number(std::to_string(district.people)));
  set(panel, "is_placed", district.is_placed());
  if (district.is_placed()) set(panel, "near", near_context(district, partners));
  set(panel, "is_on_map", district.is_on_map());
  if (!district.is_on_map()) return panel;
  TextBuffer x, y;
  append_number(x, district.at.x, 3);
  append_number(y, district.at.y, 3);
  set(panel, "x", x.view());
  set(panel, "y", y.view());
  return panel;
}

Result<void> append_lines(Json lines, Json context, ViewHost& host, TextBuffer& out) {
  set(context, "lines", std::move(lines));
  return host.render_template("district_lines", context, out);
}

}  // namespace

Result<void> answer_district_points(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  draw_points(drawing_of(call.arguments, host), view_of(call.arguments), out);
  return {};
}

Result<void> answer_district_list(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const MapView view = view_of(call.arguments);
  const Districts& partners = host.partners();
  Json lines = Json::array();
  int seen = 0;
  for (const District& district : partners.all()) {
    if (!view.shows(district.at)) continue;
    if (static_cast<size_t>(seen++) < kListed) lines.push_back(line_context(district, partners, 'p'));
  }
  Json context;
  set(context, "seen", seen);
  set(context, "is_cut", static_cast<size_t>(seen) > kListed);
  set(context, "cut", static_cast<int>(kListed));
  return append_lines(std::move(lines), std::move(context), host, out);
}

Result<void> answer_district_search(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const std::string_view query = string_member(call.arguments, "query");
  Json lines = found_context(query, host.partners(), layer_of(call.arguments, host));
  Json context;
  set(context, "found", true);
  set(context, "none", lines.empty());
  return append_lines(std::move(lines), std::move(context), host, out);
}

Result<void> answer_district_cluster(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Districts& partners = host.partners();
  Json lines = Json::array();
  partners.clusters().points_of(
      static_cast<uint32_t>(int_member(call.arguments, "cluster")),
      [&](uint32_t index) { lines.push_back(line_context(partners.all()[index], partners, 'p')); });
  Json context;
  set(context, "together", static_cast<int>(lines.size()));
  return append_lines(std::move(lines), std::move(context), host, out);
}

Result<void> answer_district_panel(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const std::string_view key = string_member(call.arguments, "district");
  const District* district = find_district(key, host.partners(), layer_of(call.arguments, host));
  if (district == nullptr)
    return failure("view-arguments", "there is no district \"" + std::string(key) + "\"");
  Json context;
  set(context, "panel", panel_context(*district, key[0] == 'p', host));
  return host.render_template("district_panel", context, out);
}

Result<void> answer_district_at(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Districts* layer = layer_of(call.arguments, host);
  if (layer == nullptr) return {};
  const MapView view = view_of(call.arguments);
  const MapPoint at =
      view.from_screen({number_member(call.arguments, "left"), number_member(call.arguments, "top")});
  const double reach = kReach / view.scale / Districts::kLeastScale;
  const uint32_t nearest = layer->clusters().nearest(Districts::to_index(at), reach);
  if (nearest != ClusterIndex::kNone) out.append("d").append(std::to_string(nearest));
  return {};
}

Result<void> answer_map_fit(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Geometry* shapes = host.shapes();
  if (shapes == nullptr) return {};
  const MapFeature* feature = shapes->find(string_member(call.arguments, "state"));
  MapView view = view_of(call.arguments);
  if (feature != nullptr) {
    view = fit_view(view, feature->box);
  } else {
    view.middle = MapView().middle;
    view.scale = std::fmin(view.width / kMapWidth, view.height / kMapHeight);
  }
  append_number(out, view.middle.x, 3);
  out += ' ';
  append_number(out, view.middle.y, 3);
  out += ' ';
  append_number(out, view.scale, 5);
  return {};
}

}  // namespace satchel
