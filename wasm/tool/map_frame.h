// A map as a picture of its own: the drawing, and around it what a page would say with it.
#pragma once

#include <string>
#include <vector>

namespace satchel {

// What stands beside a word of the legend.
struct MapSign {
  std::string svg;  // drawn around 0, 0: at most 28 pixels wide, 24 high
  std::string label;
};

struct MapFrame {
  std::string title;
  std::string drawing;             // elements in the viewport of map/geometry.h
  std::vector<MapSign> legend;     // below the drawing
  std::vector<std::string> notes;  // sentences below the legend
  int height = 0;                  // of the drawing in pixels; 0: as in the viewport
};

// A standalone SVG: its own colours, those of web/style/tokens.css in the light, and letters that any system
// has. The texts are plain and are escaped here; `drawing` and the signs are SVG.
std::string framed_map(const MapFrame& frame);

}  // namespace satchel
