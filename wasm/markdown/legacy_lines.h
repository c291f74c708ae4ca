// What the legacy rules for lines (DIALECT L1, L2) need to know of raw HTML.
#pragma once

#include <string_view>
#include <vector>

namespace satchel {

// Whether `tag` is a <br> tag: `<br>`, `<BR/>`, `<br clear="all">`.
bool is_br_tag(std::string_view tag);

// Whether the line holds nothing but <br> tags (at least one) and white space.
bool is_br_line(std::string_view line);

// The block-level elements that raw HTML opened and has not closed yet.
class OpenElements {
 public:
  bool any() const { return !open_.empty(); }
  // Columns (0 to 3) by which the innermost one was indented.
  int indent() const { return open_.back().indent; }
  // Reads the tags of an HTML block.
  void read(std::string_view html);

 private:
  struct Element {
    int name;  // index into the list of known names
    int indent;
  };
  void read_tag(std::string_view name, bool closes, int indent);
  std::vector<Element> open_;
};

}  // namespace satchel
