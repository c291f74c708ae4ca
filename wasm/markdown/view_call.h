// Reads `<%= view :name, key: value %>` (DIALECT L5).
#pragma once

#include <string_view>

#include "base/result.h"
#include "markdown/markdown.h"

namespace satchel {

// A `<% … %>` found in text.
struct ErbTag {
  size_t begin = 0;  // offset of "<%"
  size_t end = 0;    // offset behind "%>"
};

// The next `<% … %>` of `text` at or after `from`; npos in `begin` where there is none. A quoted string
// inside may hold "%>".
ErbTag find_erb_tag(std::string_view text, size_t from);

// Parses a whole tag, "<%" and "%>" included. Fails with "view-syntax" (a view that does not parse, with line
// and column counted from the tag's first byte as 1,1) or "unsupported-tag" (anything but a view).
Result<ViewCall> parse_view_call(std::string_view tag);

}  // namespace satchel
