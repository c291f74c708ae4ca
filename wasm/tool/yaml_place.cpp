#include "tool/yaml_place.h"

#include <algorithm>

namespace satchel {
namespace {

constexpr std::string_view kWhite = " \t\r\n";

bool is_white(char c) { return kWhite.find(c) != std::string_view::npos; }

size_t offset_of(std::string_view file, Place place) {
  size_t at = 0;
  for (int line = 1; line < place.line; ++line) {
    const size_t end = file.find('\n', at);
    if (end == std::string_view::npos) return file.size();
    at = end + 1;
  }
  return std::min(file.size(), at + static_cast<size_t>(std::max(place.column, 1)) - 1);
}

// Walks through a scalar as it is written, from one byte that is not white space to the next.
class WrittenScalar {
 public:
  WrittenScalar(std::string_view file, Place place)
      : file_(file), at_(place), offset_(offset_of(file, place)) {
    if (offset_ >= file_.size()) return;
    const char first = file_[offset_];
    if (first == '"' || first == '\'') {
      quote_ = first;
      step(1);
    } else if (first == '|' || first == '>') {
      while (offset_ < file_.size() && file_[offset_] != '\n') step(1);
    }
  }

  Place place() const { return at_; }

  void skip_white() {
    while (offset_ < file_.size())
      if (is_white(file_[offset_]))
        step(1);
      else if (quote_ == '"' && file_[offset_] == '\\' && stands_for_white(next()))
        step(2);
      else
        return;
  }

  // One byte of the text, which may be written as two: '' or \".
  void skip_byte() {
    const bool is_pair = (quote_ == '"' && file_[std::min(offset_, file_.size() - 1)] == '\\') ||
                         (quote_ == '\'' && file_.substr(offset_).starts_with("''"));
    step(is_pair ? 2 : 1);
  }

 private:
  char next() const { return offset_ + 1 < file_.size() ? file_[offset_ + 1] : '\0'; }

  // What \n, \t, "\ " and a backslash at a line's end become.
  static bool stands_for_white(char escaped) { return is_white(escaped) || escaped == 'n' || escaped == 't'; }

  void step(size_t bytes) {
    for (; bytes > 0 && offset_ < file_.size(); --bytes, ++offset_) {
      const bool ends_line = file_[offset_] == '\n';
      at_ = ends_line ? Place{at_.line + 1, 1} : Place{at_.line, at_.column + 1};
    }
  }

  std::string_view file_;
  Place at_;
  size_t offset_;
  char quote_ = '\0';
};

}  // namespace

Place place_in_scalar(std::string_view file, const YamlNode& scalar, size_t offset) {
  if (file.empty()) return scalar.place;
  WrittenScalar written(file, scalar.place);
  const std::string_view text = scalar.text;
  for (const char c : text.substr(0, std::min(offset, text.size()))) {
    if (is_white(c)) continue;
    written.skip_white();
    written.skip_byte();
  }
  if (offset < text.size()) written.skip_white();
  return written.place();
}

}  // namespace satchel
