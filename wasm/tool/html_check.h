// Finds what does not balance in a page's raw HTML, by the rules of the HTML standard: the only user of
// gumbo.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "markdown/markdown.h"

namespace satchel {

// A piece of raw HTML, in the page's order; `place` is that of its first byte.
struct HtmlFragment {
  std::string html;
  Place place;
};

// The raw HTML of a page's Markdown.
std::vector<HtmlFragment> raw_html_of(std::string_view body);

// Elements that are never closed ("unclosed-element"), end tags that close nothing ("unopened-element"), and
// tags that cannot stand where they do ("misplaced-element"). Places are those of the fragments; paths are
// empty. End tags that the standard lets authors leave out, such as </li>, may be left out.
Diagnostics check_html(const std::vector<HtmlFragment>& fragments);

}  // namespace satchel
