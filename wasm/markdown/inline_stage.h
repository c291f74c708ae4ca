// The inline stage: reads the text of every leaf, and runs the passes over what came of it.
#pragma once

#include "markdown/inline_parser.h"
#include "markdown/markdown.h"
#include "markdown/node.h"
#include "markdown/slug.h"

namespace satchel {

class InlineStage {
 public:
  // Ids that raw HTML and sections give are added to `ids`, so that headings can keep clear of them.
  InlineStage(cmark_parser* parser, const MarkdownOptions& options, IdSet& ids);

  void run();

 private:
  void read_leaf(cmark_node* leaf);
  void collect_ids(const cmark_node* html);
  void collect_section_id(const cmark_node* section);

  cmark_parser* parser_;
  const MarkdownOptions& options_;
  IdSet& ids_;
  satchel_inline_parser inlines_;
};

// The id that a fragment of raw HTML gives its first element that has one (`id`, or `name` on an <a>); empty:
// none.
std::string_view first_html_id(std::string_view html);

}  // namespace satchel
