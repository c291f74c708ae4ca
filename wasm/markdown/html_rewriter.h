// Rewrites the raw HTML of a page on its way out: drops what never reaches a visitor, resolves addresses,
// turns frames of known video hosts into posters, and tells about what it found.
#pragma once

#include <string>
#include <string_view>

#include "markdown/html_tag.h"
#include "markdown/markdown.h"
#include "markdown/raw_html.h"
#include "markdown/video_frame.h"

namespace satchel {

// One a page: an element such as <script> that is dropped with its content may begin in one fragment and end
// in another.
//
// What comes out is safe by construction: every "<" in it begins a tag that the tokenizer saw whole, and no
// element is let through whose content a browser reads as anything but markup. So a browser finds the same
// tags as we do.
class HtmlRewriter {
 public:
  HtmlRewriter(const MarkdownOptions& options, MarkdownHost& host, Diagnostics& diagnostics)
      : options_(options), host_(host), diagnostics_(diagnostics) {}

  // Appends the fragment `html`, whose first byte stands at `place` in the body, to `out`. Where
  // `options.safe_html` is off it is appended as it is. `<%= view … %>` inside the fragment is inserted where
  // `options.views` is on.
  void append(std::string_view html, Place place, TextBuffer& out);

  // True while the content of a dropped element is going by: what is printed meanwhile belongs to it and is
  // not shown.
  bool inside_dropped() const { return !dropped_.empty(); }

 private:
  // These handle what begins at `at` and return the offset behind it.
  size_t append_token(std::string_view html, size_t at, TextBuffer& out);
  size_t append_text(std::string_view html, size_t at, TextBuffer& out);
  size_t append_view(std::string_view html, size_t text_begin, size_t at, TextBuffer& out);
  size_t skip_dropped(std::string_view html, size_t at);
  size_t skip_raw_text(std::string_view html, size_t at);
  size_t skip_markup(std::string_view html, size_t at);
  bool is_end_of_dropped(std::string_view html, size_t at) const;

  void append_tag(size_t at, TextBuffer& out);
  void append_end_tag(TextBuffer& out);
  void append_frame(size_t at, TextBuffer& out);
  void append_video(const VideoFrame& frame, Place place, TextBuffer& out);
  void drop_element(size_t at);
  void drop_content(std::string_view name);

  const MarkdownOptions& options_;
  MarkdownHost& host_;
  Diagnostics& diagnostics_;
  HtmlToken token_;
  PlaceCursor cursor_{{}, {}};  // in the fragment being appended
  size_t last_tag_end_ = 0;     // of that fragment: no "<% … %>" ends behind it
  std::string dropped_;    // name of the open element whose content is dropped, in small letters; empty: none
  int dropped_depth_ = 0;  // how many elements of that name are open
  std::string download_label_;  // printed before the next </a>
};

}  // namespace satchel
