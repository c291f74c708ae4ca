#include "map/geometry_writer.h"

#include <algorithm>

#include "map/byte_writer.h"
#include "map/geometry_layout.h"

namespace satchel {
namespace {

using namespace geometry_layout;

constexpr size_t kUnused = SIZE_MAX;

// Numbers the arcs in the order in which they are first used, and writes both parts on the way.
class GeometryWriter {
 public:
  explicit GeometryWriter(const GeometryDraft& draft) : draft_(draft), uses_(draft.arcs.size()) {}

  // False where the draft refers to arcs that it does not have, or has names longer than any may be.
  bool write();
  std::string bytes() const;

 private:
  struct Use {
    size_t number = kUnused;
    bool reversed = false;  // its points were written in the reverse of the draft's order
  };

  bool write_feature(const DraftFeature& feature);
  bool write_reference(ArcRef ref);
  void write_arc(ArcRef ref);

  static void put_point(std::string& out, GridPoint from, GridPoint to);

  const GeometryDraft& draft_;
  std::vector<Use> uses_;  // by the draft's index
  size_t used_ = 0;
  GridPoint last_;
  std::string arcs_;
  std::string features_;
};

void GeometryWriter::put_point(std::string& out, GridPoint from, GridPoint to) {
  append_step(out, to.x - from.x);
  append_step(out, to.y - from.y);
}

void GeometryWriter::write_arc(ArcRef ref) {
  std::vector<GridPoint> points = draft_.arcs[arc_index(ref)];
  if (ref < 0) std::reverse(points.begin(), points.end());
  append_number(arcs_, points.size());
  for (const GridPoint point : points) {
    put_point(arcs_, last_, point);
    last_ = point;
  }
}

bool GeometryWriter::write_reference(ArcRef ref) {
  if (arc_index(ref) >= uses_.size()) return false;
  Use& use = uses_[arc_index(ref)];
  if (use.number == kUnused) {
    use = {used_++, ref < 0};
    write_arc(ref);
    append_number(features_, 0);
  } else {
    const bool backward = (ref < 0) != use.reversed;
    append_number(features_, 2 * (used_ - use.number) - (backward ? 0 : 1));
  }
  return true;
}

bool GeometryWriter::write_feature(const DraftFeature& feature) {
  if (feature.code.size() != 2 || feature.name.size() > kMaxNameBytes || feature.fips < 0 ||
      feature.label.radius < 0)
    return false;
  features_ += feature.code;
  append_number(features_, static_cast<size_t>(feature.fips));
  append_number(features_, feature.name.size());
  features_ += feature.name;
  put_point(features_, {}, feature.label.point);
  append_number(features_, static_cast<size_t>(feature.label.radius));
  append_number(features_, feature.rings.size());
  for (const std::vector<ArcRef>& ring : feature.rings) {
    append_number(features_, ring.size());
    for (const ArcRef ref : ring)
      if (!write_reference(ref)) return false;
  }
  return true;
}

bool GeometryWriter::write() {
  std::vector<const DraftFeature*> in_order;
  for (const DraftFeature& feature : draft_.features) in_order.push_back(&feature);
  std::sort(in_order.begin(), in_order.end(),
            [](const DraftFeature* a, const DraftFeature* b) { return a->code < b->code; });
  return std::all_of(in_order.begin(), in_order.end(),
                     [&](const DraftFeature* feature) { return write_feature(*feature); });
}

std::string GeometryWriter::bytes() const {
  std::string out(kSignature);
  append_number(out, used_);
  out += arcs_;
  append_number(out, draft_.features.size());
  return out + features_;
}

}  // namespace

std::vector<GridPoint> ring_points(const GeometryDraft& draft, std::span<const ArcRef> ring) {
  std::vector<GridPoint> all;
  for (const ArcRef ref : ring) {
    append_arc(all, draft.arcs[arc_index(ref)], ref);
  }
  return all;
}

Result<std::string> write_geometry(const GeometryDraft& draft) {
  GeometryWriter writer(draft);
  if (!writer.write())
    return failure("map-geometry",
                   "the map's geometry cannot be written: a feature has a wrong code, id, name or arc");
  std::string bytes = writer.bytes();
  // The reader knows all that a sound file is.
  if (const Result<Geometry> read = Geometry::open(bytes); !read) return failure(read.error());
  return bytes;
}

}  // namespace satchel
