// Finds the Mustache tags of a template, one by one, and tells how they stand on their lines.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace satchel {

enum class TagKind {
  kVariable,
  kRaw,
  kSection,
  kInverted,
  kClose,
  kComment,
  kPartial,
  kParent,
  kBlock,
  kDelimiters
};

// A tag of the source. All views are of it.
struct Tag {
  TagKind kind = TagKind::kVariable;
  std::string_view name;  // without sigil and white space at its ends
  size_t begin = 0;       // offsets of the tag's first byte, and behind its last
  size_t end = 0;
  bool first_on_line = false;  // only `lead`, which may be empty, stands before it on its line
  bool last_on_line = false;   // only white space stands behind it on its line
  std::string_view lead;
  size_t next_line = 0;  // offset of the next line, where last_on_line

  bool alone() const { return first_on_line && last_on_line; }
};

class TagScanner {
 public:
  explicit TagScanner(std::string_view source) : source_(source) {}

  // Reads the next tag; false where none is left. Fails with a Diagnostic whose `line` is still to be filled
  // in; the tag's `begin` says where.
  Result<bool> next(Tag& tag);

  // Offset from which the next tag is searched: behind the last one, or where skip_to() went.
  size_t position() const { return at_; }
  void skip_to(size_t offset) { at_ = offset; }

  // Whether a closing tag stands at `offset`.
  bool closes_at(size_t offset) const;

 private:
  Result<bool> read_content(Tag& tag, size_t from);
  Result<bool> set_delimiters(std::string_view content);
  void look_around(Tag& tag) const;

  std::string_view source_;
  size_t at_ = 0;
  std::string_view open_ = "{{";
  std::string_view close_ = "}}";
};

}  // namespace satchel
