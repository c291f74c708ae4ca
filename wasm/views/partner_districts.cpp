// The view partner_districts: the districts that have joined, on a map and state by state.
#include "base/order.h"
#include "views/builtin.h"
#include "views/district_drawing.h"
#include "views/sources.h"
#include "views/svg_writer.h"

namespace satchel {
namespace {

constexpr std::string_view kLayer = "school-districts";

std::string_view state_name(std::string_view code, ViewHost& host) {
  const Geometry* shapes = host.shapes();
  const MapFeature* feature = shapes == nullptr ? nullptr : shapes->find(code);
  return feature == nullptr ? code : feature->name;
}

Json group_context(std::string_view code, std::string_view name) {
  Json group;
  set(group, "state", code);
  set(group, "name", name);
  set(group, "districts", Json::array());
  return group;
}

// State by state, by name; those that `state` names alone, where it names one.
Json groups_context(const Json& rows, std::string_view state, ViewHost& host) {
  std::vector<std::string_view> names;
  for (const Json& row : rows) names.push_back(state_name(string_member(row, "state"), host));
  Json groups = Json::array();
  std::string_view last;
  for (const uint32_t i : order_of(names)) {
    const std::string_view code = string_member(rows[i], "state");
    if (!state.empty() && code != state) continue;
    if (groups.empty() || code != last) groups.push_back(group_context(code, names[i]));
    last = code;
    Json district;
    set(district, "name", string_member(rows[i], "district"));
    groups.back()["districts"].push_back(std::move(district));
  }
  return groups;
}

size_t count_in(const Json& groups) {
  size_t count = 0;
  for (const Json& group : groups) count += member(group, "districts")->size();
  return count;
}

Json states_context(const Geometry& geometry, std::string_view chosen) {
  std::vector<std::string_view> names;
  for (const MapFeature& feature : geometry.features()) names.push_back(feature.name);
  Json states = Json::array();
  for (const uint32_t i : order_of(names)) {
    const MapFeature& feature = geometry.features()[i];
    Json state;
    set(state, "value", feature.code);
    set(state, "label", feature.name);
    set(state, "chosen", feature.code == chosen);
    states.push_back(std::move(state));
  }
  return states;
}

// Those of `state` alone, where it names one.
int on_map(const Districts& districts, std::string_view state) {
  int count = 0;
  for (const District& district : districts.all())
    count += district.is_on_map() && (state.empty() || district.state == state) ? 1 : 0;
  return count;
}

void append_transform(const MapView& view, TextBuffer& out) {
  out += "translate(";
  append_number(out, view.width / 2 - view.middle.x * view.scale);
  out += ' ';
  append_number(out, view.height / 2 - view.middle.y * view.scale);
  out += ") scale(";
  append_number(out, view.scale, 4);
  out += ')';
}

}  // namespace

Result<void> render_partner_districts(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Json* rows = host.data(kPartnerDistricts);
  if (rows == nullptr || !rows->is_array())
    return failure("view-data",
                   "the view \"partner_districts\" needs the data file \"partner-districts-2024\"",
                   "add content/data/partner-districts-2024.csv");
  const std::string_view state = string_member(call.arguments, "state");
  const Geometry* shapes = host.shapes();
  const MapFeature* feature = shapes == nullptr || state.empty() ? nullptr : shapes->find(state);
  if (shapes != nullptr && !state.empty() && feature == nullptr)
    return failure("view-arguments", "there is no state \"" + std::string(state) + "\"",
                   "name it by its postal code, such as 'WA'");
  const std::string id = "map-" + std::to_string(host.view_number());
  Json groups = groups_context(*rows, state, host);
  Json context;
  set(context, "id", id);
  set(context, "count", static_cast<int>(count_in(groups)));
  set(context, "state_count", static_cast<int>(groups.size()));
  set(context, "groups", std::move(groups));
  set(context, "on_map", on_map(host.partners(), state));
  set(context, "source", source_context(kPartnerDistricts, host));
  set(context, "layer_source", source_context("layers/" + std::string(kLayer), host));
  set(context, "layer", kLayer);
  set(context, "has_map", shapes != nullptr);
  TextBuffer land, points, transform;
  if (shapes != nullptr) {
    MapView view;
    if (feature != nullptr) view = fit_view(view, feature->box);
    set(context, "states", states_context(*shapes, state));
    append_transform(view, transform);
    set(context, "transform", transform.str());
    draw_land(*shapes, land);
    DistrictDrawing drawing;
    drawing.partners = &host.partners();
    drawing.id = id;
    draw_points(drawing, view, points);
  }
  const TemplateSlot slots[] = {{"land", land}, {"points", points}};
  return host.render_template("partner_districts", context, out, slots);
}

}  // namespace satchel
