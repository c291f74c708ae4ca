// Draws the map of the partner districts as SVG: the land once, and the points of each view.
#pragma once

#include <string_view>

#include "base/text_buffer.h"
#include "map/geometry.h"
#include "views/districts.h"

namespace satchel {

// What part of the map is seen: `width` x `height` pixels of the screen around the viewport's point `middle`,
// `scale` of them for one of the viewport.
struct MapView {
  double width = kMapWidth;
  double height = kMapHeight;
  MapPoint middle{kMapWidth / 2.0, kMapHeight / 2.0};
  double scale = 1;

  MapPoint to_screen(MapPoint p) const {
    return {(p.x - middle.x) * scale + width / 2, (p.y - middle.y) * scale + height / 2};
  }
  MapPoint from_screen(MapPoint p) const {
    return {(p.x - width / 2) / scale + middle.x, (p.y - height / 2) / scale + middle.y};
  }
  // What is seen, and `margin` pixels of the screen around it.
  MapBox box(double margin) const;
  bool shows(MapPoint p) const;
};

// The view that shows the features' box `box` whole, as large as it goes.
MapView fit_view(MapView view, const GridBox& box);

// Appends all land as one <path>.
void draw_land(const Geometry& geometry, TextBuffer& out);

struct DistrictDrawing {
  const Districts* partners = nullptr;
  const Districts* layer = nullptr;  // nullptr: not shown
  const District* picked = nullptr;  // nullptr: none
  std::string_view id;               // what ids begin with, unique on the page
  bool live = false;                 // points are options of a list box
};

// Appends the points that `view` shows: the layer as specks, larger where more fall together; partners as
// points `data-point="p12"`; clusters as numbers, `data-scale` being the scale at which they fall apart, or
// `data-cluster` where they never do.
void draw_points(const DistrictDrawing& drawing, const MapView& view, TextBuffer& out);

}  // namespace satchel
