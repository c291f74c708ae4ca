#include "views/state_drawing.h"

#include <array>
#include <string>

#include "map/path.h"
#include "views/svg_writer.h"

namespace satchel {
namespace {

// The states too small for their own code, and where it stands instead: in the sea off the coast, or north of
// the border. Set by hand, as on any map; a test holds that no two of them meet, nor any meets a shape.
struct Callout {
  std::string_view code;
  double x, y;  // the middle of its box, pixels of the viewport
};
constexpr std::array kCallouts = {
    Callout{"VT", 838, 84},  Callout{"NH", 874, 68},  Callout{"MA", 956, 176}, Callout{"RI", 956, 200},
    Callout{"CT", 956, 224}, Callout{"NJ", 956, 248}, Callout{"DE", 956, 272}, Callout{"MD", 956, 296},
    Callout{"DC", 956, 320}, Callout{"HI", 356, 564},
};
constexpr double kBoxWidth = 34, kBoxHeight = 21;
// What marks a change stands below a label, so the label moves up.
constexpr double kMarkRise = 6;

struct Pattern {
  std::string_view name;
  std::string_view lines;  // within a square of 8; empty: nothing but the ground
};
// From light to dark by ink alone, for print and for forced colours.
constexpr std::array kPatterns = {
    Pattern{"n0", ""},
    Pattern{"n1", "M4 4h.01"},
    Pattern{"n2", "M0 8l8-8"},
    Pattern{"n3", "M0 8l8-8M0 4l4-4M4 8l4-4"},
    Pattern{"n4", "M0 8l8-8M0 4l4-4M4 8l4-4M0 0l8 8M0 4l4 4M4 0l4 4"},
    Pattern{"no", ""},
    Pattern{"partly", "M0 8l8-8"},
};

double pixels(int grid) { return static_cast<double>(grid) / kGridPerPixel; }

const Callout* callout_of(std::string_view code) {
  for (const Callout& callout : kCallouts)
    if (callout.code == code) return &callout;
  return nullptr;
}

class StatePainter {
 public:
  StatePainter(const Geometry& geometry, const Choropleth& choropleth, const StateDrawing& drawing,
               TextBuffer& out)
      : geometry_(geometry), choropleth_(choropleth), drawing_(drawing), out_(out) {
    for (const MapFeature& feature : geometry.features()) shades_.push_back(choropleth.shade(feature.code));
  }

  void paint() {
    open();
    append_patterns(drawing_.id, out_);
    each("shapes", [this](const MapFeature& feature, const Shade& shade) { paint_shape(feature, shade); });
    if (geometry_.find(drawing_.picked) != nullptr) paint_ring();
    each("labels", [this](const MapFeature& feature, const Shade& shade) { paint_label(feature, shade); });
    out_ += "</svg>";
  }

 private:
  void open() {
    // Without its style sheet a map is empty rather than black.
    out_ += "<svg viewBox=\"0 0 975 610\" fill=\"none\"";
    if (drawing_.live) {
      out_ += " role=\"none\"";
    } else {
      out_ += " role=\"img\"";
      append_named(out_, "aria-label", "Map of the states: " + choropleth_.title());
    }
    out_ += " style=\"";
    append_pattern_names(drawing_.id, out_);
    if (drawing_.height > 0) out_.append("max-height:").append(std::to_string(drawing_.height)).append("px");
    out_ += "\">";
  }

  template <class Paint>
  void each(std::string_view group, Paint paint) {
    out_ += "<g";
    append_named(out_, "class", group);
    out_ += '>';
    for (const MapFeature& feature : geometry_.features())
      paint(feature, shades_[geometry_.index_of(feature)]);
    out_ += "</g>";
  }

  std::string id_of(std::string_view code) const {
    return std::string(drawing_.id) + "-" + std::string(code);
  }

  void paint_shape(const MapFeature& feature, const Shade& shade) {
    out_ += "<path";
    append_named(out_, "id", id_of(feature.code));
    append_named(out_, "class", shade.style);
    append_named(out_, "data-state", feature.code);
    if (drawing_.live) {
      out_ += " role=\"option\"";
      append_named(out_, "aria-label", std::string(feature.name) + ": " + spoken(shade));
      append_named(out_, "aria-selected", feature.code == drawing_.picked ? "true" : "false");
    }
    out_ += " d=\"";
    append_feature_path(geometry_, feature, out_);
    out_ += "\"/>";
  }

  std::string spoken(const Shade& shade) const {
    if (!drawing_.changes || shade.change == 0) return shade.text;
    return shade.text + (shade.change > 0 ? ", more than in " : ", less than in ") +
           std::string(choropleth_.before());
  }

  // Over all shapes, as a neighbour would hide half of an outline.
  void paint_ring() {
    out_ += "<use class=\"ring\"";
    append_named(out_, "href", "#" + id_of(drawing_.picked));
    out_ += "/>";
  }

  void paint_label(const MapFeature& feature, const Shade& shade) {
    const bool marked = drawing_.changes && shade.change != 0;
    const double x = pixels(feature.label.x), y = pixels(feature.label.y);
    if (const Callout* callout = callout_of(feature.code))
      paint_callout(*callout, x, y, feature, shade);
    else
      paint_text("", x, marked ? y - kMarkRise : y, shade, feature.code);
    if (marked && callout_of(feature.code) == nullptr) paint_mark(x, y + kMarkRise, shade);
  }

  void paint_text(std::string_view style, double x, double y, const Shade& shade, std::string_view text) {
    out_ += "<text";
    append_named(out_, "class", std::string(shade.style) + std::string(style));
    append_named(out_, "x", x);
    append_named(out_, "y", y);
    out_ += '>';
    out_.append(text).append("</text>");
  }

  void paint_callout(const Callout& callout, double x, double y, const MapFeature& feature,
                     const Shade& shade) {
    const bool marked = drawing_.changes && shade.change != 0;
    out_ += "<g class=\"callout\"";
    append_named(out_, "data-state", feature.code);
    out_ += "><path class=\"leader\" d=\"M";
    append_point(callout.x, callout.y);
    out_ += 'L';
    append_point(x, y);
    out_ += "\"/><rect rx=\"4\"";
    append_named(out_, "class", shade.style);
    append_named(out_, "x", callout.x - kBoxWidth / 2);
    append_named(out_, "y", callout.y - kBoxHeight / 2);
    append_named(out_, "width", kBoxWidth);
    append_named(out_, "height", kBoxHeight);
    out_ += "/>";
    paint_text("", marked ? callout.x + kMarkRise : callout.x, callout.y, shade, feature.code);
    if (marked) paint_mark(callout.x - kBoxWidth / 2 + kMarkRise, callout.y, shade);
    out_ += "</g>";
  }

  // A triangle that points up where there is more now, down where there is less.
  void paint_mark(double x, double y, const Shade& shade) {
    out_ += "<path";
    append_named(out_, "class", std::string(shade.change > 0 ? "rise " : "fall ") + std::string(shade.style));
    out_ += " d=\"M";
    append_point(x, shade.change > 0 ? y - 4 : y + 4);
    out_ += shade.change > 0 ? "l4.5 8h-9z\"/>" : "l4.5-8h-9z\"/>";
  }

  void append_point(double x, double y) {
    append_number(out_, x);
    out_ += ' ';
    append_number(out_, y);
  }

  const Geometry& geometry_;
  const Choropleth& choropleth_;
  const StateDrawing& drawing_;
  TextBuffer& out_;
  std::vector<Shade> shades_;  // of the features, in their order
};

}  // namespace

void draw_states(const Geometry& geometry, const Choropleth& choropleth, const StateDrawing& drawing,
                 TextBuffer& out) {
  StatePainter(geometry, choropleth, drawing, out).paint();
}

void append_patterns(std::string_view id, TextBuffer& out) {
  out += "<defs>";
  for (const Pattern& pattern : kPatterns) {
    out += "<pattern";
    append_named(out, "id", std::string(id) + "-" + std::string(pattern.name));
    out += " width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\"/>";
    if (!pattern.lines.empty()) {
      out += "<path";
      append_named(out, "d", pattern.lines);
      out += "/>";
    }
    out += "</pattern>";
  }
  out += "</defs>";
}

void append_pattern_names(std::string_view id, TextBuffer& out) {
  for (const Pattern& pattern : kPatterns) {
    out.append("--").append(pattern.name).append(":url(#").append(id).append("-").append(pattern.name);
    out += ");";
  }
}

}  // namespace satchel
