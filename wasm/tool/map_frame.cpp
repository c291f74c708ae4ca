#include "tool/map_frame.h"

#include <array>

#include "base/escape.h"
#include "base/text_buffer.h"
#include "map/geometry.h"
#include "views/svg_writer.h"

namespace satchel {
namespace {

// In pixels of the viewport.
constexpr double kMargin = 24;
constexpr double kWidth = kMapWidth + 2 * kMargin;
constexpr double kTitleLine = 50;  // where the title stands
constexpr double kDrawingTop = 72;
constexpr double kGap = 18;  // between drawing, legend and notes
constexpr double kLegendLine = 30;
constexpr double kSignWidth = 28;
constexpr double kSignGap = 8;
constexpr double kLegendGap = 20;
constexpr double kNoteLine = 22;
// Nobody knows which letters a system has: these are the widths of broad ones (DejaVu Sans).
constexpr double kLegendLetter = 8.8;  // of 16 pixels
constexpr double kNoteLetter = 8;      // of 14 pixels

// Fills, and the letters on them, as web/style/maps.css has them.
struct ShadeColours {
  std::string_view name, fill, letters;
};
constexpr std::array kShades = {
    ShadeColours{"n0", "#d9ecef", "#10202b"},
    ShadeColours{"n1", "#94c8d0", "#10202b"},
    ShadeColours{"n2", "#46a5b1", "#10202b"},
    ShadeColours{"n3", "#0d7d89", "#ffffff"},
    ShadeColours{"n4", "#07545d", "#ffffff"},
    ShadeColours{"n5", "#062f34", "#ffffff"},
    ShadeColours{"no", "#d9ecef", "#10202b"},
    ShadeColours{"yes", "#07545d", "#ffffff"},
    ShadeColours{"partly", "url(#map-partly)", "#10202b"},
    ShadeColours{"unknown", "#f3f6f7", "#4a5866"},
};

// Plain enough for programs that know neither custom properties nor `dominant-baseline`. What outlines a
// shape stands on the group, so that the ring, which uses the shape again, brings its own.
constexpr std::string_view kStyle =
    "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
    "fill:#1c2733}"
    ".title{font-size:26px;font-weight:700}"
    ".key{font-size:16px}"
    ".note{font-size:14px;fill:#4a5866}"
    ".sign{stroke:#7b8994}"
    ".shapes{stroke:#fff;stroke-width:1;stroke-linejoin:round}"
    ".shapes path{fill-rule:evenodd}"
    ".shapes .unknown{stroke:#7b8994;stroke-width:0.75}"
    "pattern rect{fill:#94c8d0}"
    "pattern path{fill:none;stroke:#0d7d89;stroke-width:1.5;stroke-linecap:square}"
    ".labels text{font-size:13px;font-weight:500;text-anchor:middle;transform:translate(0,4.75px)}"
    ".labels .partly{paint-order:stroke;stroke:#94c8d0;stroke-width:4px;stroke-linejoin:round}"
    ".labels path.partly{stroke:none}"
    ".callout rect{stroke:#7b8994}"
    ".callout rect.partly{stroke-width:1px}"
    ".callout .leader{fill:none;stroke:#7b8994}"
    ".ring{fill:none;stroke:#b45f06;stroke-width:3.5;stroke-linejoin:round}"
    ".sea{fill:#f3f6f7}"
    ".land path{fill:#dfe7ea;stroke:#f3f6f7;stroke-linejoin:round;fill-rule:evenodd}"
    ".partner circle,.cluster circle{fill:#00838f;stroke:#fff;stroke-width:1.5}"
    ".cluster "
    "text{fill:#fff;font-size:13px;font-weight:700;text-anchor:middle;transform:translate(0,4.75px)}";

void append_style(TextBuffer& out) {
  out.append("<style>").append(kStyle);
  for (const ShadeColours& shade : kShades) {
    out.append("path.").append(shade.name).append(",rect.").append(shade.name);
    out.append("{fill:").append(shade.fill).append("}text.").append(shade.name);
    out.append(",.rise.").append(shade.name).append(",.fall.").append(shade.name);
    out.append("{fill:").append(shade.letters).append("}");
  }
  out += "</style>";
}

size_t letters_in(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

void append_line(TextBuffer& out, std::string_view style, double x, double y, std::string_view text) {
  out += "<text";
  append_named(out, "class", style);
  append_named(out, "x", x);
  append_named(out, "y", y);
  out += '>';
  append_text(out, text);
  out += "</text>";
}

// Appends `text` in lines that fit, broken between words, the first at `y`; where the next would stand.
double append_note(TextBuffer& out, double y, std::string_view text) {
  constexpr auto kMost = static_cast<size_t>(kMapWidth / kNoteLetter);
  while (!text.empty()) {
    size_t end = 0;  // of the words that fit
    for (size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && text[at] != ' ') continue;
      if (end > 0 && letters_in(text.substr(0, at)) > kMost) break;
      end = at;
    }
    append_line(out, "note", kMargin, y, text.substr(0, end));
    text.remove_prefix(end < text.size() ? end + 1 : end);
    y += kNoteLine;
  }
  return y;
}

// Sign by sign, in as many lines as it takes; where what follows may begin.
double append_legend(TextBuffer& out, double y, const std::vector<MapSign>& legend) {
  double x = kMargin;
  y += kLegendLine / 2;
  for (const MapSign& sign : legend) {
    const double width = kSignWidth + kSignGap + static_cast<double>(letters_in(sign.label)) * kLegendLetter;
    if (x > kMargin && x + width > kWidth - kMargin) x = kMargin, y += kLegendLine;
    out += "<g transform=\"translate(";
    append_number(out, x + kSignWidth / 2);
    out += ' ';
    append_number(out, y);
    out.append(")\">").append(sign.svg).append("</g>");
    append_line(out, "key", x + kSignWidth + kSignGap, y + 5.5, sign.label);
    x += width + kLegendGap;
  }
  return legend.empty() ? y - kLegendLine / 2 : y + kLegendLine / 2;
}

void append_root(TextBuffer& out, const MapFrame& frame, double height) {
  const double scale = frame.height > 0 ? frame.height / static_cast<double>(kMapHeight) : 1;
  out += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
  append_named(out, "width", kWidth * scale);
  append_named(out, "height", height * scale);
  out += " viewBox=\"0 0 ";
  append_number(out, kWidth);
  out += ' ';
  append_number(out, height);
  out += "\"><title>";
  append_text(out, frame.title);
  out += "</title>";
}

}  // namespace

std::string framed_map(const MapFrame& frame) {
  TextBuffer below;
  double y = append_legend(below, kDrawingTop + kMapHeight + kGap, frame.legend);
  y += kGap + 8;
  for (const std::string& note : frame.notes) y = append_note(below, y, note);

  TextBuffer out;
  append_root(out, frame, y + 2);
  append_style(out);
  out += "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>";
  append_line(out, "title", kMargin, kTitleLine, frame.title);
  out += "<svg";
  append_named(out, "x", kMargin);
  append_named(out, "y", kDrawingTop);
  append_named(out, "width", kMapWidth);
  append_named(out, "height", kMapHeight);
  out.append(">").append(frame.drawing).append("</svg>").append(below).append("</svg>\n");
  return out.str();
}

}  // namespace satchel
