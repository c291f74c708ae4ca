// The view partner_districts: the districts that have joined, on a map and state by state.
#include <algorithm>
#include <map>

#include "views/builtin.h"
#include "views/district_drawing.h"
#include "views/sources.h"
#include "views/svg_writer.h"

namespace satchel {
namespace {

constexpr std::string_view kDistricts = "partner-districts-2024";
constexpr std::string_view kLayer = "school-districts";

std::string state_name(std::string_view code, ViewHost& host) {
  const Geometry* shapes = host.shapes();
  const MapFeature* feature = shapes == nullptr ? nullptr : shapes->find(code);
  return std::string(feature == nullptr ? code : feature->name);
}

// State by state, by name; those that `state` names alone, where it names one.
Json groups_context(const Json& rows, std::string_view state, ViewHost& host) {
  std::map<std::string, std::pair<std::string, Json>> by_name;  // state's name -> its code and districts
  for (const Json& row : rows) {
    const std::string code(string_member(row, "state"));
    if (!state.empty() && code != state) continue;
    auto& [group_code, districts] = by_name[state_name(code, host)];
    group_code = code;
    Json district;
    set(district, "name", string_member(row, "district"));
    districts.push_back(std::move(district));
  }
  Json groups = Json::array();
  for (auto& [name, group] : by_name) {
    Json entry;
    set(entry, "name", name);
    set(entry, "state", group.first);
    set(entry, "count", static_cast<int>(group.second.size()));
    set(entry, "districts", std::move(group.second));
    groups.push_back(std::move(entry));
  }
  return groups;
}

int count_in(const Json& groups) {
  int count = 0;
  for (const Json& group : groups) count += int_member(group, "count");
  return count;
}

Json states_context(const Geometry& geometry, std::string_view chosen) {
  Json states = Json::array();
  for (const MapFeature& feature : geometry.features()) {
    Json state;
    set(state, "value", feature.code);
    set(state, "label", feature.name);
    set(state, "chosen", feature.code == chosen);
    states.push_back(std::move(state));
  }
  std::sort(states.begin(), states.end(), [](const Json& a, const Json& b) {
    return string_member(a, "label") < string_member(b, "label");
  });
  return states;
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
  const Json* rows = host.data(kDistricts);
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
  set(context, "count", count_in(groups));
  set(context, "state_count", static_cast<int>(groups.size()));
  set(context, "groups", std::move(groups));
  set(context, "on_map", static_cast<int>(host.partners().all().size()));
  set(context, "source", source_context(kDistricts, host));
  set(context, "layer_source", source_context(kLayer, host));
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
