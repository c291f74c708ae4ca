// Markdown to HTML: the dialect's legacy rules, cmark's tree, the passes over it, and the printing
// (DIALECT.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_buffer.h"
#include "model/json.h"

namespace satchel {

// The five legacy rules and the extensions; each can be switched off. All off is plain CommonMark.
struct MarkdownOptions {
  bool br_lines = true;         // L1
  bool indented_html = true;    // L2
  bool spaced_links = true;     // L3
  bool sections = true;         // L4
  bool views = true;            // L5
  bool tables = true;           // GFM
  bool strikethrough = true;    // GFM
  bool task_lists = true;       // GFM
  bool autolinks = true;        // GFM, extended autolinks
  bool loose_tables = true;     // an over-long delimiter row is accepted (beyond GFM)
  bool table_box = true;        // tables stand in a box of their own that scrolls
  bool checkbox_labels = true;  // task list boxes are named for screen readers (beyond GFM)
  bool heading_ids = true;
  bool safe_html = true;                // drops what never reaches a visitor, and HTML comments
  static MarkdownOptions commonmark();  // all off
};

// A place in the page's body; lines and columns (in bytes) count from 1, the body's first line being 1.
struct Place {
  int line = 0;
  int column = 0;
};

// `<%= view :name, key: value %>`
struct ViewCall {
  std::string name;
  Json arguments = Json::object();
  Place place;
  bool is_block = false;  // alone in its paragraph
};

// A link or an image as it is about to be printed. `url` has its references decoded; `raw` is true where it
// was written as an HTML tag.
struct LinkCall {
  std::string_view url;
  Place place;
  bool raw = false;
};

struct ImageCall {
  std::string_view url;
  std::string_view alt;
  bool has_alt = true;  // false where an <img> lacks the attribute; ![](x) has an empty one
  Place place;
  bool raw = false;
};

// What the host makes of an address.
struct LinkTarget {
  std::string url;             // to be printed (not yet escaped)
  bool external = false;       // leaves the site: gets rel="noopener" and class "external"
  std::string download_label;  // not empty: a download; printed after the link's text, such as "XLSX, 34 KB"
};

struct ImageTarget {
  std::string url;
  std::string srcset;  // empty: none
  int width = 0;       // 0: not known
  int height = 0;
};

// A frame of a known video host.
struct VideoCall {
  std::string_view provider;  // "youtube", "vimeo"
  std::string_view id;
  std::string_view url;       // to play it, when the visitor asks
  std::string_view page_url;  // the video's own page
  std::string_view title;     // may be empty
  int width = 0;              // as the frame said; 0: not said
  int height = 0;
  Place place;
};

struct Heading {
  int level = 0;
  std::string id;
  std::string text;  // plain
  Place place;
};

// The world around a page, as far as printing needs it. One of them renders, another only takes notes for
// `check`.
class MarkdownHost {
 public:
  virtual ~MarkdownHost() = default;
  virtual LinkTarget link(const LinkCall& call) = 0;
  virtual ImageTarget image(const ImageCall& call) = 0;
  // These append finished HTML to `out`.
  virtual void view(const ViewCall& call, TextBuffer& out) = 0;
  virtual void video(const VideoCall& call, TextBuffer& out) = 0;
  // An id was given to an element of the page (headings' own ids, sections, raw HTML).
  virtual void id(std::string_view, Place) {}
  // A fragment of raw HTML is about to be printed, as its author wrote it.
  virtual void raw_html(std::string_view, Place) {}
};

struct MarkdownOutput {
  std::vector<Heading> headings;  // in the page's order
  Diagnostics diagnostics;        // in no order; places in the body; path is empty
};

// Appends the HTML of `body` to `out`. Never fails: whatever cannot be understood stays text, and is told in
// the diagnostics. Time is linear in the body's length. Uses a thread-local arena, emptied at the end.
MarkdownOutput render_markdown(std::string_view body, const MarkdownOptions& options, MarkdownHost& host,
                               TextBuffer& out);

}  // namespace satchel
