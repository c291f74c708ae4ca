// Rewrites the raw HTML of a page on its way out: drops what never reaches a visitor, resolves addresses, turns frames of
// known video hosts into posters, and tells about what it found.
#pragma once

#include <string>
#include <string_view>

#include "markdown/markdown.h"
#include "markdown/raw_html.h"

namespace satchel {

// One a page: an element such as <script> that is dropped with its content may begin in one fragment and end in another.
class HtmlRewriter {
 public:
  HtmlRewriter(const MarkdownOptions& options, MarkdownHost& host, Diagnostics& diagnostics)
      : options_(options), host_(host), diagnostics_(diagnostics) {}

  // Appends the fragment `html`, whose first byte stands at `place` in the body, to `out`. Where `options.safe_html` is
  // off it is appended as it is. `<%= view … %>` inside the fragment is inserted where `options.views` is on.
  void append(std::string_view html, Place place, std::string& out);

  // True while the content of a dropped element is going by: what is printed meanwhile belongs to it and is not shown.
  bool inside_dropped() const { return !dropped_.empty(); }

 private:
  const MarkdownOptions& options_;
  MarkdownHost& host_;
  Diagnostics& diagnostics_;
  HtmlToken token_;
  std::string dropped_;  // name of the open element whose content is dropped; empty: none
};

}  // namespace satchel
