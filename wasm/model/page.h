// A page as the bundle holds it: a Markdown file whose front matter, if any, is one line of JSON (which is
// YAML too).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/meta.h"

namespace satchel {

struct Page {
  std::string route;  // "/educate/districts"
  std::string path;   // "educate/districts.md", below content/
  Meta meta;
  std::string_view body;  // Markdown; borrowed from the file
  int body_line = 1;      // the line of the file on which `body` begins, counted from 1
};

// A file split at its front matter. Without any, `front_matter` is empty and `body` is the whole file.
struct SplitPage {
  std::string_view front_matter;  // the lines between the two "---" lines
  std::string_view body;
  int body_line = 1;
  bool has_front_matter = false;
};

// Splits a page file: front matter stands between a "---" on the first line (after an optional byte-order
// mark) and the next "---" line; CRLF is accepted. An opening "---" without its end is an error
// ("front-matter-open").
Result<SplitPage> split_page(std::string_view file);

// Reads a page as it stands in a bundle. `file` must outlive the page.
Result<Page> page_from_bundle(std::string_view path, std::string_view file);

// The form in which a page stands in a bundle: `meta` as one line of JSON, then as many empty lines as keep
// every line of the body at its number in the source, so that messages name the author's lines.
std::string page_for_bundle(const OrderedJson& meta, const SplitPage& page);

}  // namespace satchel
