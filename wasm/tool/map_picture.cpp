#include "tool/map_picture.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/suggest.h"
#include "tool/map_frame.h"
#include "tool/map_host.h"
#include "tool/table_rules.h"
#include "views/svg_writer.h"

namespace satchel {
namespace {

constexpr std::string_view kDistrictView = "partner_districts";
constexpr std::array<std::string_view, 3> kMaps = {"interactive_map", "state_map", kDistrictView};
constexpr double kLandOutline = 1.25;  // pixels, at every scale

// An argument as the view's table wants it. What does not fit stays text, and the view tells.
Json typed(std::string_view view, const std::string& name, const std::string& text) {
  for (const BuiltinView& known : builtin_views()) {
    if (known.name != view) continue;
    for (const ViewParameter& parameter : known.parameters) {
      if (parameter.name != name) continue;
      if (parameter.type == ViewType::kBool && (text == "true" || text == "false")) return text == "true";
      if (parameter.type == ViewType::kNumber)
        if (const std::optional<double> number = number_of(text)) return *number;
    }
  }
  return text;
}

ViewCall call_of(const MapRequest& request) {
  ViewCall call;
  call.name = request.view;
  call.arguments = Json::object();
  for (const auto& [name, text] : request.arguments)
    set(call.arguments, name, typed(request.view, name, text));
  if (request.view == kDistrictView) return call;
  // A picture is nobody's to use, and the frame's style names ids of its drawing.
  if (bool_member(call.arguments, "live")) set(call.arguments, "live", false);
  set(call.arguments, "id", "map");
  return call;
}

std::string source_note(std::string_view beginning, const Json& source) {
  return std::string(beginning) + std::string(string_member(source, "publisher")) + ", " +
         std::string(string_member(source, "title")) + ", " + std::string(string_member(source, "year")) +
         ".";
}

MapSign swatch(std::string_view style, std::string_view label) {
  return {"<rect class=\"sign " + std::string(style) +
              "\" x=\"-14\" y=\"-9\" width=\"28\" height=\"18\" rx=\"4\"/>",
          std::string(label)};
}

// As the drawing marks changes.
MapSign change_mark(const char* path, const char* word, std::string_view before) {
  return {std::string("<path fill=\"#1c2733\" d=\"") + path + "\"/>",
          std::string(word) + " than in " + std::string(before)};
}

MapFrame state_frame(const MapHost& host) {
  const Json& context = host.context();
  MapFrame frame;
  frame.title = string_member(context, "title");
  frame.drawing = host.slot("drawing");
  for (const Json& entry : *member(context, "legend"))
    frame.legend.push_back(swatch(string_member(entry, "style"), string_member(entry, "label")));
  if (const std::string_view before = string_member(context, "before"); !before.empty()) {
    frame.legend.push_back(change_mark("M0-6l7 12h-14z", "more", before));
    frame.legend.push_back(change_mark("M0 6l7-12h-14z", "less", before));
  }
  if (const Json* picked = member(context, "picked"))
    frame.notes.push_back(std::string(string_member(*picked, "name")) + ": " +
                          std::string(string_member(*picked, "text")) + ".");
  if (const std::string_view changes = string_member(context, "changes"); !changes.empty())
    frame.notes.emplace_back(changes);
  if (const Json* source = member(context, "source"); source != nullptr && source->is_object())
    frame.notes.push_back(source_note("Source: ", *source));
  return frame;
}

// The land's outline is as wide at every scale; few programs but browsers know how to say that in SVG.
double outline_at(std::string_view transform) {
  const size_t at = transform.find("scale(");
  const double scale = at == transform.npos ? 1 : std::atof(std::string(transform.substr(at + 6)).c_str());
  return scale > 0 ? kLandOutline / scale : kLandOutline;
}

std::string district_drawing(const MapHost& host) {
  const std::string_view transform = string_member(host.context(), "transform");
  TextBuffer out;
  out += "<rect class=\"sea\" width=\"975\" height=\"610\"/><g class=\"land\"";
  append_named(out, "transform", transform);
  out += " stroke-width=\"";
  append_number(out, outline_at(transform), 4);
  out.append("\">").append(host.slot("land")).append("</g>").append(host.slot("points"));
  return out.str();
}

MapFrame district_frame(const MapHost& host, bool is_of_one_state) {
  const Json& context = host.context();
  const Json& groups = *member(context, "groups");
  std::string where;
  if (is_of_one_state && !groups.empty()) where.append(" in ").append(string_member(groups.front(), "name"));
  MapFrame frame;
  frame.title = "Partner school districts" + where;
  frame.drawing = district_drawing(host);
  frame.legend = {
      {"<g class=\"partner\"><circle r=\"5.5\"/></g>", "a partner district"},
      {"<g class=\"cluster\"><circle r=\"12\"/><text>9</text></g>", "several close together, and how many"}};
  frame.notes.push_back(std::to_string(int_member(context, "on_map")) + " of " +
                        std::to_string(int_member(context, "count")) + " partner districts" + where +
                        " are on the map: those whose names meet exactly one district of the Census.");
  if (const Json& source = *member(context, "source"); source.is_object()) {
    frame.title.append(", ").append(string_member(source, "year"));
    frame.notes.push_back(source_note("Source: ", source));
  }
  if (const Json& places = *member(context, "layer_source"); places.is_object())
    frame.notes.push_back(source_note("Places: ", places));
  return frame;
}

tl::unexpected<Diagnostic> no_map(const std::string& view, bool is_of_districts) {
  return failure("view-data", "the map \"" + view + "\" cannot be drawn",
                 is_of_districts ? "it needs the states' shapes, which come with the shell"
                                 : "it needs the states' shapes and content/data/policy-snapshots.csv");
}

}  // namespace

Result<std::string> map_picture(const MapRequest& request, const Catalog& site) {
  if (std::find(kMaps.begin(), kMaps.end(), request.view) == kMaps.end())
    return failure("unknown-view", "there is no map \"" + request.view + "\"", suggest(request.view, kMaps));
  const bool is_of_districts = request.view == kDistrictView;
  const ViewCall call = call_of(request);
  MapHost host(site);
  TextBuffer nothing;
  const Result<void> drawn = render_view(call, host, nothing);
  // A page makes do with a table; where there is nothing for one either, the view asks for that.
  const bool lacks_map = drawn ? !bool_member(host.context(), "has_map", request.view == "state_map")
                               : drawn.error().code == "view-data" && !is_of_districts;
  if (lacks_map) return no_map(request.view, is_of_districts);
  if (!drawn) return failure(drawn.error());
  MapFrame frame = is_of_districts ? district_frame(host, !string_member(call.arguments, "state").empty())
                                   : state_frame(host);
  frame.height = int_member(call.arguments, "height");
  return framed_map(frame);
}

}  // namespace satchel
