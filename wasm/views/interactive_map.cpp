// The views of the states: interactive_map, with its parts state_map (the picture) and state_panel (the facts
// of one state). The browser asks for the parts again when the visitor wants another map or another state.
#include <algorithm>

#include "base/ascii.h"
#include "base/order.h"
#include "base/suggest.h"
#include "map/neighbours.h"
#include "views/builtin.h"
#include "views/facts.h"
#include "views/sources.h"
#include "views/state_drawing.h"

namespace satchel {
namespace {

constexpr std::string_view kFacts = "state-facts";
constexpr std::string_view kSnapshots = "policy-snapshots";
constexpr int kMaxHeight = 4000;  // pixels: a map taller than any screen is a slip

tl::unexpected<Diagnostic> unknown_name(std::string_view what, std::string_view name,
                                        const std::vector<std::string_view>& known) {
  return failure("view-arguments", "there is no " + std::string(what) + " \"" + std::string(name) + "\"",
                 suggest(name, known));
}

// What a view of the states reads, and what its arguments ask for.
struct StateView {
  const Json* facts = nullptr;         // rows of state-facts, or `names`
  Json names = Json::array();          // codes and names alone, where the facts are missing
  const Geometry* geometry = nullptr;  // nullptr: the map cannot be drawn
  PolicySnapshots snapshots{nullptr};
  std::string metric = "count";
  size_t snapshot = 0;
  std::string id;
  StateDrawing drawing;

  bool has_facts() const { return facts != nullptr && facts != &names; }
  bool has_map() const { return geometry != nullptr && !snapshots.names().empty(); }
};

const Json* rows_of(std::string_view name, ViewHost& host) {
  const Json* rows = host.data(name);
  return rows != nullptr && rows->is_array() ? rows : nullptr;
}

// What the shapes know of the states, in the place of their facts.
const Json* name_rows(StateView& view) {
  if (view.geometry == nullptr) return &view.names;
  for (const MapFeature& feature : view.geometry->features()) {
    Json row;
    set(row, "code", feature.code);
    set(row, "name", feature.name);
    view.names.push_back(std::move(row));
  }
  return &view.names;
}

Result<void> read_names(const Json& arguments, StateView& view) {
  view.metric = string_member(arguments, "metric", "count");
  const std::vector<std::string_view> metrics = Choropleth::metrics();
  if (std::find(metrics.begin(), metrics.end(), view.metric) == metrics.end())
    return unknown_name("metric", view.metric, metrics);
  const std::span<const std::string_view> names = view.snapshots.names();
  if (names.empty()) return {};
  const std::string_view snapshot = string_member(arguments, "snapshot", names.back());
  view.snapshot = view.snapshots.index_of(snapshot);
  if (view.snapshot == names.size()) return unknown_name("snapshot", snapshot, {names.begin(), names.end()});
  return {};
}

Result<void> read_state(const Json& arguments, StateView& view) {
  view.drawing.picked = string_member(arguments, "state");
  if (view.drawing.picked.empty() || view.geometry == nullptr) return {};
  std::vector<std::string_view> codes;
  for (const MapFeature& feature : view.geometry->features()) {
    codes.push_back(feature.code);
    if (!equals_ignoring_case(feature.code, view.drawing.picked)) continue;
    view.drawing.picked = feature.code;
    return {};
  }
  return unknown_name("state", view.drawing.picked, codes);
}

// `view` stays where it is: its drawing borrows from it, and from `arguments`.
Result<void> read_arguments(const Json& arguments, ViewHost& host, StateView& view) {
  view.geometry = host.shapes();
  view.facts = rows_of(kFacts, host);
  if (!view.has_facts()) view.facts = name_rows(view);
  view.snapshots = PolicySnapshots(rows_of(kSnapshots, host));
  if (Result<void> read = read_names(arguments, view); !read) return read;
  if (Result<void> read = read_state(arguments, view); !read) return read;
  view.id = string_member(arguments, "id");
  if (view.id.empty()) view.id = "map-" + std::to_string(host.view_number());
  view.drawing.id = view.id;
  view.drawing.changes = bool_member(arguments, "changes");
  view.drawing.live = bool_member(arguments, "live");
  view.drawing.height = int_member(arguments, "height", 0);
  if (view.drawing.height < 0 || view.drawing.height > kMaxHeight)
    return failure("view-arguments", "\"height\" must be between 0 and " + std::to_string(kMaxHeight),
                   "it is in pixels");
  return {};
}

// Every state, by name.
std::vector<const Json*> all_rows(const StateView& view) {
  std::vector<std::string_view> names;
  for (const Json& row : *view.facts) names.push_back(string_member(row, "name"));
  std::vector<const Json*> rows;
  for (const uint32_t i : order_of(names)) rows.push_back(&(*view.facts)[i]);
  return rows;
}

// The row of a state; one of its code alone where the facts have none.
Json state_row(const StateView& view, std::string_view code) {
  for (const Json& row : *view.facts)
    if (string_member(row, "code") == code) return row;
  Json row;
  set(row, "code", code);
  set(row, "name", code);
  return row;
}

Json legend_context(const Choropleth& choropleth, const Geometry& geometry) {
  Json list = Json::array();
  for (const LegendEntry& entry : choropleth.legend(geometry.features())) {
    Json item;
    set(item, "style", entry.style);
    set(item, "label", entry.label);
    list.push_back(std::move(item));
  }
  return list;
}

// "12 states have more than in 2018-19, 1 has less."
std::string change_sentence(const Choropleth& choropleth, const Geometry& geometry) {
  int risen = 0, fallen = 0;
  for (const MapFeature& feature : geometry.features()) {
    const int change = choropleth.shade(feature.code).change;
    risen += change > 0 ? 1 : 0;
    fallen += change < 0 ? 1 : 0;
  }
  const auto states = [](int n) { return std::to_string(n) + (n == 1 ? " state has" : " states have"); };
  return states(risen) + " more than in " + std::string(choropleth.before()) + ", " + states(fallen) +
         " less.";
}

Json map_context(const StateView& view, ViewHost& host) {
  const Choropleth choropleth(view.snapshots, view.metric, view.snapshot);
  Json context;
  set(context, "id", view.id);
  set(context, "title", choropleth.title());
  set(context, "legend", legend_context(choropleth, *view.geometry));
  if (view.drawing.changes && !choropleth.before().empty()) {
    set(context, "changes", change_sentence(choropleth, *view.geometry));
    set(context, "before", choropleth.before());
  }
  if (const MapFeature* feature = view.geometry->find(view.drawing.picked)) {
    Json picked;
    set(picked, "name", feature->name);
    set(picked, "text", choropleth.shade(feature->code).text);
    set(picked, "panel", view.id + "-name");
    set(context, "picked", std::move(picked));
  }
  set(context, "source", source_context(kSnapshots, host));
  return context;
}

TextBuffer drawing_of(const StateView& view) {
  TextBuffer svg;
  if (view.has_map())
    draw_states(*view.geometry, Choropleth(view.snapshots, view.metric, view.snapshot), view.drawing, svg);
  return svg;
}

Json choice(std::string_view value, std::string_view label, bool chosen) {
  Json option;
  set(option, "value", value);
  set(option, "label", label);
  set(option, "chosen", chosen);
  return option;
}

Json controls_context(const StateView& view) {
  Json metrics = Json::array(), snapshots = Json::array(), states = Json::array();
  for (const std::string_view metric : Choropleth::metrics()) {
    const Choropleth choropleth(view.snapshots, metric, view.snapshot);
    metrics.push_back(choice(metric, choropleth.metric_label(), metric == view.metric));
  }
  for (const std::string_view name : view.snapshots.names())
    snapshots.push_back(choice(name, name, name == view.snapshots.names()[view.snapshot]));
  for (const Json* row : all_rows(view))
    states.push_back(choice(string_member(*row, "code"), string_member(*row, "name"),
                            string_member(*row, "code") == view.drawing.picked));
  Json controls;
  set(controls, "metrics", std::move(metrics));
  set(controls, "snapshots", std::move(snapshots));
  set(controls, "snapshot_index", static_cast<int>(view.snapshot));
  set(controls, "snapshot_last", static_cast<int>(view.snapshots.names().size()) - 1);
  set(controls, "states", std::move(states));
  return controls;
}

// The partner districts of a state.
Json districts_context(std::string_view code, ViewHost& host) {
  Json list = Json::array();
  if (const Json* rows = rows_of(kPartnerDistricts, host))
    for (const Json& row : *rows)
      if (string_member(row, "state") == code) list.push_back(std::string(string_member(row, "district")));
  return list;
}

// Each policy with its answer in every snapshot.
Json history_context(const StateView& view, std::string_view code) {
  Json rows = Json::array();
  for (const Policy& policy : all_policies()) {
    Json answers = Json::array();
    Answer last = Answer::kUnknown;
    for (size_t i = 0; i < view.snapshots.names().size(); ++i) {
      const Answer answer = view.snapshots.answer(code, policy, i);
      Json cell;
      set(cell, "value", look_of(answer).text);
      set(cell, "state", look_of(answer).style);
      set(cell, "changed", i > 0 && last != Answer::kUnknown && last != answer);
      answers.push_back(std::move(cell));
      last = answer;
    }
    Json row;
    set(row, "label", policy.label);
    set(row, "answers", std::move(answers));
    rows.push_back(std::move(row));
  }
  return rows;
}

Json panel_context(const StateView& view, ViewHost& host) {
  const std::string_view code = view.drawing.picked;
  Json panel = state_context(state_row(view, code), view.snapshots, host);
  set(panel, "map", view.id);
  if (!view.snapshots.names().empty()) {
    Json years = Json::array();
    for (const std::string_view name : view.snapshots.names()) years.push_back(std::string(name));
    set(panel, "years", std::move(years));
    set(panel, "history", history_context(view, code));
  }
  Json districts = districts_context(code, host);
  set(panel, "district_count", static_cast<int>(districts.size()));
  set(panel, "districts", std::move(districts));
  set(panel, "has_tools", host.has_section("tools-section"));
  set(panel, "facts_source", source_context(kFacts, host));
  set(panel, "policy_source", source_context(kSnapshots, host));
  return panel;
}

void add_table(const StateView& view, ViewHost& host, Json& context) {
  Json states = Json::array();
  for (const Json* row : all_rows(view)) states.push_back(state_context(*row, view.snapshots, host));
  Json labels = Json::array();
  for (const Policy& policy : counted_policies()) labels.push_back(policy.label);
  set(context, "states", std::move(states));
  set(context, "policies", std::move(labels));
  set(context, "facts_source", source_context(kFacts, host));
  set(context, "policy_source", source_context(kSnapshots, host));
  if (!view.snapshots.names().empty()) set(context, "policies_year", view.snapshots.names().back());
}

}  // namespace

Result<void> render_state_map(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  StateView view;
  if (Result<void> read = read_arguments(call.arguments, host, view); !read) return read;
  if (!view.has_map())
    return failure("view-data", "the map of the states cannot be drawn",
                   "it needs the states' shapes and content/data/policy-snapshots.csv");
  const TextBuffer svg = drawing_of(view);
  const TemplateSlot slots[] = {{"drawing", svg}};
  return host.render_template("state_map", map_context(view, host), out, slots);
}

Result<void> render_state_panel(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  StateView view;
  if (Result<void> read = read_arguments(call.arguments, host, view); !read) return read;
  if (view.drawing.picked.empty())
    return failure("view-arguments", "the view \"state_panel\" needs a \"state\"", "for example state: 'WA'");
  Json context;
  set(context, "panel", panel_context(view, host));
  return host.render_template("state_panel", context, out);
}

Result<void> render_interactive_map(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  StateView view;
  if (Result<void> read = read_arguments(call.arguments, host, view); !read) return read;
  if (!view.has_facts() && !view.has_map())
    return failure("view-data", "the view \"interactive_map\" needs the data file \"state-facts\"",
                   "add content/data/state-facts.csv");
  Json context;
  if (view.has_map()) {
    context = map_context(view, host);
    set(context, "controls", controls_context(view));
  }
  set(context, "id", view.id);  // also where there is no map
  set(context, "has_map", view.has_map());
  set(context, "has_facts", view.has_facts());
  set(context, "use_url", bool_member(call.arguments, "use_url"));
  if (!view.drawing.picked.empty()) set(context, "panel", panel_context(view, host));
  add_table(view, host, context);
  const TextBuffer svg = drawing_of(view);
  const TemplateSlot slots[] = {{"drawing", svg}};
  return host.render_template("interactive_map", context, out, slots);
}

Result<void> answer_state_towards(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Geometry* geometry = host.shapes();
  const MapFeature* from =
      geometry == nullptr ? nullptr : geometry->find(string_member(call.arguments, "state"));
  if (from == nullptr) return {};
  const std::string_view key = string_member(call.arguments, "key");
  const Direction direction = key == "ArrowLeft"    ? Direction::kLeft
                              : key == "ArrowUp"    ? Direction::kUp
                              : key == "ArrowRight" ? Direction::kRight
                                                    : Direction::kDown;
  if (const MapFeature* next = feature_towards(*geometry, *from, direction)) out += next->code;
  return {};
}

}  // namespace satchel
