// Prints the tree as HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/html_rewriter.h"
#include "markdown/markdown.h"
#include "markdown/node.h"
#include "markdown/slug.h"
#include "markdown/source_map.h"

namespace satchel {

// With all options off what comes out is, byte for byte, what cmark prints.
class Printer {
 public:
  Printer(const MarkdownOptions& options, MarkdownHost& host, SourceMap& places, IdSet& ids,
          MarkdownOutput& output, TextBuffer& out)
      : options_(options),
        host_(host),
        places_(places),
        ids_(ids),
        output_(output),
        out_(out),
        base_(out.size()),
        rewriter_(options, host, output.diagnostics) {}

  void print(cmark_node* root);

 private:
  // Prints what stands before the node's children; false where these are not to be visited.
  bool enter(cmark_node* node);
  void leave(cmark_node* node);
  bool enter_block(cmark_node* node);
  bool enter_inline(cmark_node* node);

  void start_line();
  void print_list_start(const cmark_node* list);
  void print_item_start(const cmark_node* item);
  void print_code_block(const cmark_node* node);
  void print_html_block(cmark_node* node);
  void print_section_start(const cmark_node* node);
  bool leave_section();
  void print_view(const cmark_node* node, Place place, bool is_block);
  void print_heading_start(cmark_node* node);
  void print_leading_break(const cmark_node* leaf);
  void enter_table(const cmark_node* table);
  void leave_table();
  void enter_row(const cmark_node* row);
  void leave_row(const cmark_node* row);
  void enter_cell(const cmark_node* cell);
  bool enter_link(cmark_node* link);
  void leave_link(const cmark_node* link);
  void print_image(cmark_node* image);
  void print_title(const cmark_node* link);
  void print_number(std::string_view before, int number);
  Place place_of(const cmark_node* inline_node);
  void report(Severity severity, const char* code, Place place, std::string message, std::string hint);

  const MarkdownOptions& options_;
  MarkdownHost& host_;
  SourceMap& places_;
  IdSet& ids_;
  MarkdownOutput& output_;
  TextBuffer& out_;
  const size_t base_;  // where this page's HTML begins in out_
  HtmlRewriter rewriter_;
  const cmark_node* leaf_ = nullptr;    // whose inlines are being printed
  std::string download_label_;          // of the link being printed
  TextBuffer text_;                     // storage for alt texts and headings, used again
  std::vector<bool> printed_sections_;  // of the open sections: whether their <div> was printed
  bool in_table_body_ = false;          // <tbody> was printed
  int filled_cells_ = 0;
  const char* alignment_ = nullptr;  // of the columns of the table being printed
  int columns_ = 0;
  int column_ = 0;  // of the next cell
};

}  // namespace satchel
