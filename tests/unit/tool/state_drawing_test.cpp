// The map of the states on the real shapes: what is drawn, that nothing overlaps, and what becomes of it
// where something is missing.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "../views/fake_host.h"
#include "map/hit_test.h"
#include "markdown/raw_html.h"
#include "states.h"
#include "views/state_drawing.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

constexpr double kLabelWidth = 20, kLabelHeight = 12;  // two capitals of 14 pixels, generously
const std::set<std::string> kCalledOut = {"RI", "DE", "DC", "NJ", "CT", "MA", "NH", "VT", "MD", "HI"};

struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;    // up to the next tag
  std::string within;  // data-state of the callout around it

  double number(const char* name) const { return std::stod(attributes.at(name)); }
};

std::vector<Tag> tags_of(std::string_view svg) {
  std::vector<Tag> tags;
  std::string callout;
  HtmlTokenizer tokenizer(svg);
  HtmlToken token;
  while (tokenizer.next(token)) {
    if (token.kind == HtmlTokenKind::kEndTag && token.name == "g") callout.clear();
    if (token.kind == HtmlTokenKind::kText && !tags.empty()) tags.back().text += token.source;
    if (token.kind != HtmlTokenKind::kStartTag) continue;
    Tag& tag = tags.emplace_back();
    tag.name = token.name;
    for (const HtmlAttribute& attribute : token.attributes)
      tag.attributes[std::string(attribute.name)] = std::string(attribute.value);
    if (tag.name == "g") callout = tag.attributes["class"] == "callout" ? tag.attributes["data-state"] : "";
    tag.within = callout;
  }
  return tags;
}

struct Box {
  std::string what;
  double left, top, right, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

// Two snapshots in which every state rises, falls or stays, by turns.
FakeHost site_of_states() {
  FakeHost host;
  host.geometry = &states();
  Json& rows = host.data_files["policy-snapshots"] = Json::array();
  Json& facts = host.data_files["state-facts"] = Json::array();
  int turn = 0;
  for (const MapFeature& feature : states().features()) {
    const std::string code(feature.code);
    const bool first = turn % 3 == 1, second = turn++ % 3 != 1;
    rows.push_back({{"snapshot", "2019"}, {"state", code}, {"plan", first ? "Y" : "N"}});
    rows.push_back({{"snapshot", "2024"},
                    {"state", code},
                    {"plan", turn % 3 == 0 ? "O"
                             : second      ? "Y"
                                           : "N"}});
    facts.push_back({{"code", code}, {"name", std::string(feature.name)}});
  }
  return host;
}

std::string drawn(const StateDrawing& drawing, const char* metric = "plan") {
  FakeHost host = site_of_states();
  const PolicySnapshots snapshots(&host.data_files["policy-snapshots"]);
  TextBuffer out;
  draw_states(states(), Choropleth(snapshots, metric, 1), drawing, out);
  return out.str();
}

StateDrawing named(const char* id) {
  StateDrawing drawing;
  drawing.id = id;
  return drawing;
}

// Where text and callouts stand.
void boxes_of(const std::string& svg, std::vector<Box>& labels, std::vector<Box>& callouts) {
  for (const Tag& tag : tags_of(svg)) {
    if (tag.name == "text" && tag.within.empty()) {
      const double x = tag.number("x"), y = tag.number("y");
      labels.push_back(
          {tag.text, x - kLabelWidth / 2, y - kLabelHeight / 2, x + kLabelWidth / 2, y + kLabelHeight / 2});
    }
    if (tag.name != "rect" || tag.within.empty()) continue;
    const double x = tag.number("x"), y = tag.number("y");
    callouts.push_back({tag.within, x, y, x + tag.number("width"), y + tag.number("height")});
  }
}

}  // namespace

TEST_CASE("every state is drawn once, with its id, its shade and its code") {
  std::map<std::string, int> shapes, labels;
  for (const Tag& tag : tags_of(drawn(named("m1")))) {
    const auto state = tag.attributes.find("data-state");
    if (tag.name == "path" && state != tag.attributes.end()) {
      ++shapes[state->second];
      CHECK(tag.attributes.at("id") == "m1-" + state->second);
      CHECK(std::set<std::string>{"yes", "no", "partly"}.contains(tag.attributes.at("class")));
      CHECK(tag.attributes.at("d").starts_with("m"));
    }
    if (tag.name == "text") ++labels[tag.text];
  }
  CHECK(shapes.size() == 51);
  CHECK(labels.size() == 51);
  for (const auto& [code, times] : shapes) CHECK(times == 1);
  for (const auto& [code, times] : labels) CHECK(times == 1);
}

TEST_CASE("small states have callouts that are the same target as their shapes") {
  std::set<std::string> called;
  for (const Tag& tag : tags_of(drawn(named("m1"))))
    if (tag.name == "text" && !tag.within.empty()) {
      CHECK(tag.text == tag.within);
      called.insert(tag.within);
    }
  CHECK(called == kCalledOut);
}

TEST_CASE("no labels and callouts overlap, with marks of changes and without") {
  for (const bool changes : {false, true}) {
    StateDrawing drawing = named("m1");
    drawing.changes = changes;
    std::vector<Box> all, callouts;
    boxes_of(drawn(drawing), all, callouts);
    CHECK(all.size() == 51 - kCalledOut.size());
    CHECK(callouts.size() == kCalledOut.size());
    all.insert(all.end(), callouts.begin(), callouts.end());
    for (size_t i = 0; i < all.size(); ++i) {
      CHECK(
          (all[i].left >= 0 && all[i].right <= kMapWidth && all[i].top >= 0 && all[i].bottom <= kMapHeight));
      for (size_t k = 0; k < i; ++k) {
        INFO(all[i].what << " and " << all[k].what);
        CHECK_FALSE(all[i].meets(all[k]));
      }
    }
  }
}

TEST_CASE("labels lie inside their states, callouts beside all") {
  std::vector<Box> labels, callouts;
  boxes_of(drawn(named("m1")), labels, callouts);
  const auto state_at = [](double x, double y) {
    const MapFeature* feature = feature_at(states(), x, y);
    return feature == nullptr ? std::string() : std::string(feature->code);
  };
  for (const Box& box : labels) {
    INFO(box.what);
    for (const double x : {box.left, (box.left + box.right) / 2, box.right})
      for (const double y : {box.top, (box.top + box.bottom) / 2, box.bottom})
        CHECK(state_at(x, y) == box.what);
  }
  for (const Box& box : callouts)
    for (double x = box.left; x <= box.right; ++x)
      for (double y = box.top; y <= box.bottom; ++y) {
        if (state_at(x, y).empty()) continue;
        INFO(box.what << " at " << x << ", " << y);
        CHECK(state_at(x, y) == "");
      }
}

TEST_CASE("ids begin with the drawing's own, so that two can stand on a page") {
  StateDrawing drawing = named("second");
  drawing.picked = "TX";
  const std::string svg = drawn(drawing);
  std::set<std::string> ids;
  for (const Tag& tag : tags_of(svg)) {
    const auto id = tag.attributes.find("id");
    if (id == tag.attributes.end()) continue;
    CHECK(id->second.starts_with("second-"));
    CHECK(ids.insert(id->second).second);
  }
  for (size_t at = svg.find("url(#"); at != std::string::npos; at = svg.find("url(#", at + 1))
    CHECK(ids.contains(svg.substr(at + 5, svg.find(')', at) - at - 5)));
  CHECK(svg.find("<use class=\"ring\" href=\"#second-TX\"/>") != std::string::npos);
}

TEST_CASE("a live drawing is made of options, any other is one picture") {
  StateDrawing drawing = named("m");
  drawing.picked = "WA";
  const auto count = [](const std::string& svg, std::string_view part) {
    size_t times = 0;
    for (size_t at = svg.find(part); at != std::string::npos; at = svg.find(part, at + 1)) ++times;
    return times;
  };
  const std::string still = drawn(drawing);
  CHECK(count(still, "role=\"option\"") == 0);
  CHECK(count(still, "role=\"img\" aria-label=\"Map of the states: State plan, 2024\"") == 1);
  drawing.live = drawing.changes = true;
  const std::string live = drawn(drawing);
  CHECK(count(live, "role=\"option\"") == 51);
  CHECK(count(live, "aria-selected=\"true\"") == 1);
  CHECK(count(live, "role=\"img\"") == 0);
  CHECK(count(live, ", more than in 2019\"") > 10);
  CHECK(count(live, ", less than in 2019\"") > 10);
  CHECK(count(live, "class=\"rise ") == count(live, ", more than in 2019\""));
  CHECK(count(live, "class=\"fall ") == count(live, ", less than in 2019\""));
}

TEST_CASE("what is wrong with the arguments is told, with what was meant") {
  FakeHost host = site_of_states();
  const auto hint = [&](const char* arguments) {
    const Diagnostic d = failed(host, call("interactive_map", arguments));
    CHECK(d.code == "view-arguments");
    return d.hint;
  };
  CHECK(hint(R"({"metric":"plans"})") == "did you mean \"plan\"?");
  CHECK(hint(R"({"metric":""})").starts_with("known: count, plan"));
  CHECK(hint(R"({"snapshot":"2025"})") == "did you mean \"2024\"?");
  CHECK(hint(R"({"snapshot":"summer"})") == "known: 2019, 2024");
  CHECK(hint(R"({"state":"Washington"})").find("WA") != std::string::npos);
  TextBuffer out;
  CHECK(render_view(call("interactive_map", R"({"state":"wa"})"), host, out));  // its case is no matter
  CHECK(hint(R"({"height":-1})") == "it is in pixels");
  CHECK(hint(R"({"height":4001})") == "it is in pixels");
  CHECK(hint(R"({"height":1e300})") == "it is in pixels");
  CHECK(failed(host, call("interactive_map", R"({"height":"300"})")).message.find("must be a number") !=
        std::string::npos);
  CHECK(hint(R"({"hieght":3})") == "did you mean \"height\"?");
  CHECK(failed(host,
               call("interactive_map", R"({"height":300,"state":"WA","metric":"plan","snapshot":"2019"})"))
            .code == "");
}

TEST_CASE("the table stands where the shapes, the snapshots or the facts are missing") {
  const auto without = [](const char* missing) {
    FakeHost host = site_of_states();
    host.data_files.erase(missing);
    if (std::string_view(missing) == "shapes") host.geometry = nullptr;
    return rendered(host, call("interactive_map"));
  };
  CHECK(without("nothing")["has_map"] == true);
  for (const char* missing : {"shapes", "policy-snapshots"}) {
    const Json context = without(missing);
    CHECK(context["has_map"] == false);
    CHECK(context["has_facts"] == true);
    CHECK(context["states"].size() == 51);
  }
  const Json no_facts = without("state-facts");
  CHECK(no_facts["has_map"] == true);
  CHECK(no_facts["has_facts"] == false);
  CHECK(no_facts["states"].size() == 51);
  CHECK(no_facts["states"][0]["name"] == "Alabama");
  FakeHost empty;
  CHECK(failed(empty, call("interactive_map")).code == "view-data");
  CHECK(failed(empty, call("state_map")).code == "view-data");
}

TEST_CASE("the map says its title, legend and change in words") {
  FakeHost host = site_of_states();
  const Json context = rendered(host, call("state_map", R"({"metric":"plan","changes":true,"state":"AK"})"));
  CHECK(context["title"] == "State plan, 2024");
  CHECK(context["legend"].size() == 3);
  CHECK(context["changes"] == "34 states have more than in 2019, 17 states have less.");
  CHECK(context["picked"]["name"] == "Alaska");
  CHECK(host.slots["drawing"].starts_with("<svg viewBox"));
  // Of the first snapshot there is no change to tell.
  CHECK_FALSE(rendered(host, call("state_map", R"({"changes":true,"snapshot":"2019"})")).contains("changes"));
}
