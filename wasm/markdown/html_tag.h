// Rewrites one start tag of raw HTML: drops attributes that never reach a visitor, resolves addresses,
// completes images and links.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "markdown/markdown.h"
#include "markdown/raw_html.h"

namespace satchel {

// Finds the line and column of offsets in a text, each at or behind the one before. Nobody pays for places
// that are not asked for.
class PlaceCursor {
 public:
  // `place` is that of the text's first byte.
  PlaceCursor(std::string_view text, Place place) : text_(text), place_(place) {}

  Place move_to(size_t offset) {
    const size_t end = std::min(offset, text_.size());
    for (size_t newline = text_.find('\n', at_); newline < end; newline = text_.find('\n', at_)) {
      place_ = {place_.line + 1, 1};
      at_ = newline + 1;
    }
    if (end > at_) {
      place_.column += static_cast<int>(end - at_);
      at_ = end;
    }
    return place_;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
  Place place_;
};

// A length as HTML reads it: the digits at its beginning.
struct HtmlLength {
  int number = 0;  // 1 to 99,999; 0: none
  bool percent = false;
};
HtmlLength html_length(std::string_view value);

// The first attribute of that name, which is the one that counts; nullptr where there is none.
const HtmlAttribute* find_attribute(const HtmlToken& tag, std::string_view name);

// Appends the start tag `tag`, whose "<" stands at `at` in the text of `cursor`. A tag that needs no change
// is appended as it was written. `more` is appended behind its attributes. Returns what is to be printed at
// the end of the link that the tag opens, if it opens one: LinkTarget::download_label.
std::string append_start_tag(const HtmlToken& tag, PlaceCursor& cursor, size_t at, std::string_view more,
                             MarkdownHost& host, Diagnostics& diagnostics, TextBuffer& out);

// Appends LinkTarget::download_label behind a link's text, where it is not empty.
void append_download_label(TextBuffer& out, std::string_view label);

// The finding `code` about raw HTML at `place`.
Diagnostic html_finding(std::string code, Place place, std::string message, std::string_view hint);

}  // namespace satchel
