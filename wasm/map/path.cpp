#include "map/path.h"

namespace satchel {
namespace {

// Writes one `d`. Commands are repeated only where they change, numbers are set apart only where they must
// be.
class PathWriter {
 public:
  explicit PathWriter(TextBuffer& out) : out_(out) {}

  // The first "m" is absolute, whatever its case; the pairs behind an "m" are lines.
  void move_to(GridPoint p) {
    command('m');
    number(p.x - at_.x);
    number(p.y - at_.y);
    command_ = 'l';
    at_ = start_ = p;
  }

  void line_to(GridPoint p) {
    const int dx = p.x - at_.x, dy = p.y - at_.y;
    command(dy == 0 ? 'h' : dx == 0 ? 'v' : 'l');
    if (dx != 0) number(dx);
    if (dy != 0) number(dy);
    at_ = p;
  }

  // Back to where the line began, which is where the next one is measured from.
  void close() {
    command('z');
    at_ = start_;
  }

 private:
  void command(char c) {
    if (c == command_) return;
    out_ += c;
    command_ = c;
    before_ = Before::kCommand;
  }

  // A number of tenths. A minus sign sets itself apart, and so does a point behind a number that has one.
  void number(int tenths) {
    char text[8];
    char* const end = text + sizeof text;
    char* begin = end;
    unsigned rest = static_cast<unsigned>(tenths < 0 ? -tenths : tenths);
    const unsigned decimal = rest % 10;
    rest /= 10;
    if (decimal != 0) {
      *--begin = static_cast<char>('0' + decimal);
      *--begin = '.';
    }
    for (; rest != 0 || begin == end; rest /= 10) *--begin = static_cast<char>('0' + rest % 10);
    if (tenths < 0) *--begin = '-';
    const bool is_apart =
        before_ == Before::kCommand || *begin == '-' || (*begin == '.' && before_ == Before::kDecimal);
    if (!is_apart) out_ += ' ';
    out_ += std::string_view(begin, static_cast<size_t>(end - begin));
    before_ = decimal != 0 ? Before::kDecimal : Before::kInteger;
  }

  enum class Before { kCommand, kInteger, kDecimal };

  TextBuffer& out_;
  char command_ = 0;
  Before before_ = Before::kCommand;
  GridPoint at_, start_;
};

// Lines to all points of the arc but the first, where the path already is; with `closes`, not to the last
// either, which "z" reaches.
void follow(PathWriter& path, std::span<const GridPoint> points, bool backward, bool closes) {
  const size_t count = points.size() - (closes ? 1 : 0);
  for (size_t i = 1; i < count; ++i) path.line_to(points[backward ? points.size() - 1 - i : i]);
}

void append_ring(const Geometry& geometry, std::span<const ArcRef> refs, PathWriter& path) {
  path.move_to(arc_ends(geometry, refs.front()).first);
  for (size_t i = 0; i < refs.size(); ++i)
    follow(path, geometry.points(geometry.arcs()[arc_index(refs[i])]), refs[i] < 0, i + 1 == refs.size());
  path.close();
}

}  // namespace

void append_feature_path(const Geometry& geometry, const MapFeature& feature, TextBuffer& out) {
  PathWriter path(out);
  for (size_t ring = feature.first_ring; ring < feature.first_ring + feature.rings; ++ring)
    append_ring(geometry, geometry.ring(ring), path);
}

}  // namespace satchel
