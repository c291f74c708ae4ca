#include "views/district_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "map/path.h"
#include "views/svg_writer.h"

namespace satchel {
namespace {

constexpr double kMargin = 40;  // pixels beyond the edge, so that a point does not vanish before its mark has
constexpr double kFitShare = 0.9;

// The sizes of specks: the area grows with the districts that it stands for.
struct SpeckSize {
  uint32_t from;
  double width;  // pixels
};
constexpr std::array kSpeckSizes = {SpeckSize{1, 3}, SpeckSize{2, 4.5}, SpeckSize{5, 6.5}, SpeckSize{12, 9}};
// From this scale on most stand alone, and there is room to see and hit them.
constexpr double kLargeScale = 6;
constexpr double kLarger = 2.5;

size_t size_of(uint32_t count) {
  size_t size = 0;
  while (size + 1 < kSpeckSizes.size() && kSpeckSizes[size + 1].from <= count) ++size;
  return size;
}

MapBox index_box(const MapView& view) {
  const MapBox box = view.box(kMargin);
  const MapPoint first = Districts::to_index({box.left, box.top});
  const MapPoint last = Districts::to_index({box.right, box.bottom});
  return {first.x, first.y, last.x, last.y};
}

void append_at(TextBuffer& out, MapPoint p) {
  append_number(out, p.x);
  out += ' ';
  append_number(out, p.y);
}

// One path a size: thousands of elements would cost the browser more than the districts are worth.
void draw_specks(const Districts& layer, const MapView& view, TextBuffer& out) {
  std::array<TextBuffer, kSpeckSizes.size()> paths;
  layer.clusters().clusters(Districts::zoom_of(view.scale), index_box(view), [&](const Cluster& cluster) {
    TextBuffer& path = paths[size_of(cluster.count)];
    path += 'M';
    append_at(path, view.to_screen(Districts::from_index(cluster.at)));
    path += "h0";
  });
  out += "<g class=\"specks\">";
  for (size_t i = 0; i < paths.size(); ++i) {
    if (paths[i].empty()) continue;
    out += "<path";
    append_named(out, "stroke-width", kSpeckSizes[i].width + (view.scale < kLargeScale ? 0 : kLarger));
    out.append(" d=\"").append(paths[i]).append("\"/>");
  }
  out += "</g>";
}

// Grows with the logarithm: the largest clusters must not cover their neighbours.
double radius_of(uint32_t count) { return std::min(21.0, 10 + 2.2 * std::log2(count)); }

class PartnerPainter {
 public:
  PartnerPainter(const DistrictDrawing& drawing, const MapView& view, TextBuffer& out)
      : drawing_(drawing), view_(view), partners_(*drawing.partners), out_(out) {}

  void paint() {
    partners_.clusters().clusters(Districts::zoom_of(view_.scale), index_box(view_),
                                  [this](const Cluster& cluster) {
                                    const MapPoint at = view_.to_screen(Districts::from_index(cluster.at));
                                    if (cluster.count == 1)
                                      paint_point(cluster.id, at);
                                    else
                                      paint_cluster(cluster, at);
                                  });
  }

 private:
  void open(const std::string& key, const std::string& label, MapPoint at, std::string_view style,
            bool is_picked = false) {
    out_ += "<g";
    append_named(out_, "class", style);
    append_named(out_, "id", std::string(drawing_.id) + "-" + key);
    out_ += " transform=\"translate(";
    append_at(out_, at);
    out_ += ")\"";
    if (!drawing_.live) return;
    out_ += " role=\"option\"";
    append_named(out_, "aria-selected", is_picked ? "true" : "false");
    append_named(out_, "aria-label", label);
  }

  void paint_point(uint32_t index, MapPoint at) {
    const District& district = partners_.all()[index];
    const std::string key = "p" + std::to_string(index);
    open(key, std::string(district.name) + ", " + std::string(district.state), at, "partner",
         &district == drawing_.picked);
    append_named(out_, "data-point", key);
    out_ += "><circle r=\"5.5\"/></g>";
  }

  void paint_cluster(const Cluster& cluster, MapPoint at) {
    const std::string key = std::to_string(cluster.id);
    open("c" + key, std::to_string(cluster.count) + " partner districts", at, "cluster");
    const int apart = partners_.clusters().expansion_zoom(cluster.id);
    const double scale = Districts::scale_of(apart);
    if (scale <= Districts::kMaxScale) append_named(out_, "data-scale", scale);
    append_named(out_, "data-cluster", key);
    out_ += "><circle";
    append_named(out_, "r", radius_of(cluster.count));
    out_.append("/><text>").append(std::to_string(cluster.count)).append("</text></g>");
  }

  const DistrictDrawing& drawing_;
  const MapView& view_;
  const Districts& partners_;
  TextBuffer& out_;
};

}  // namespace

MapBox MapView::box(double margin) const {
  const MapPoint first = from_screen({-margin, -margin});
  const MapPoint last = from_screen({width + margin, height + margin});
  return {first.x, first.y, last.x, last.y};
}

bool MapView::shows(MapPoint p) const {
  const MapBox seen = box(0);
  return p.x >= seen.left && p.x <= seen.right && p.y >= seen.top && p.y <= seen.bottom;
}

MapView fit_view(MapView view, const GridBox& box) {
  const double width = std::max(1, box.right - box.left) / double{kGridPerPixel};
  const double height = std::max(1, box.bottom - box.top) / double{kGridPerPixel};
  view.middle = {(box.left + box.right) / (2.0 * kGridPerPixel),
                 (box.top + box.bottom) / (2.0 * kGridPerPixel)};
  view.scale =
      std::min(kFitShare * std::min(view.width / width, view.height / height), double{Districts::kMaxScale});
  return view;
}

void draw_land(const Geometry& geometry, TextBuffer& out) {
  out += "<path d=\"";
  for (const MapFeature& feature : geometry.features()) {
    out += "M0 0";  // a feature's path begins with a relative move
    append_feature_path(geometry, feature, out);
  }
  out += "\"/>";
}

void draw_points(const DistrictDrawing& drawing, const MapView& view, TextBuffer& out) {
  if (drawing.layer != nullptr) draw_specks(*drawing.layer, view, out);
  PartnerPainter(drawing, view, out).paint();
  if (drawing.picked == nullptr || !drawing.picked->is_on_map()) return;
  out += "<g class=\"pin\" transform=\"translate(";
  append_at(out, view.to_screen(drawing.picked->at));
  out +=
      ")\"><path d=\"M0 0c-3-8-9-11-9-19a9 9 0 0 1 18 0c0 8-6 11-9 19z\"/><circle cy=\"-19\" r=\"3.5\"/></g>";
}

}  // namespace satchel
