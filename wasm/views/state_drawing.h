// Draws a map of the states as SVG.
#pragma once

#include <string_view>

#include "base/text_buffer.h"
#include "map/geometry.h"
#include "views/choropleth.h"

namespace satchel {

struct StateDrawing {
  std::string_view id;      // what the drawing's own ids begin with, unique on the page
  std::string_view picked;  // a state's code; empty: none
  bool changes = false;     // mark what rose and fell since the snapshot before
  bool live = false;        // its states are options of a list box, instead of one picture
  int height = 0;           // at most so many pixels of the screen; 0: as wide as there is room
};

// Appends an <svg> whose shapes bear the classes of the choropleth's shades and `data-state`. Colours are the
// style sheet's affair, patterns for print are in the drawing: custom properties --n0 to --n5, --no, --partly
// and --yes name them.
void draw_states(const Geometry& geometry, const Choropleth& choropleth, const StateDrawing& drawing,
                 TextBuffer& out);

// Appends the <defs> with those patterns, for a drawing of this id.
void append_patterns(std::string_view id, TextBuffer& out);
// Appends the custom properties that name them, as the value of a style attribute.
void append_pattern_names(std::string_view id, TextBuffer& out);

}  // namespace satchel
