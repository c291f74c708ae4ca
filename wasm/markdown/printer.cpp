// The order and the white space are those of cmark's html.c; no recursion, since pages may be nested without
// bound.
#include "markdown/printer.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "markdown/legacy_lines.h"
#include "markdown/plain_text.h"
#include "markdown/sections.h"
#include "markdown/view_call.h"

namespace satchel {
namespace {

bool is_tight(const cmark_node* paragraph) {
  const cmark_node* list = paragraph->parent->parent;
  return list != nullptr && list->type == CMARK_NODE_LIST && list->as.list.tight;
}

// Rows, cells and items mean nothing without the table or the list around them.
bool is_part_of_silent(const cmark_node* node) {
  return (node->type == SATCHEL_ROW || node->type == SATCHEL_CELL || node->type == CMARK_NODE_ITEM) &&
         has_flag(node->parent, SATCHEL_SILENT);
}

}  // namespace

void Printer::print(cmark_node* root) {
  cmark_node* node = root->first_child;
  while (node != nullptr) {
    if (rewriter_.inside_dropped() || is_part_of_silent(node)) add_flag(node, SATCHEL_SILENT);
    const bool inside = enter(node);
    if (inside && node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    if (inside) leave(node);
    while (node->next == nullptr && node->parent != root) {
      node = node->parent;
      leave(node);
    }
    node = node->next;
  }
}

// A node that begins inside a dropped element is not printed. Raw HTML is read all the same: it may end that
// element.
bool Printer::enter(cmark_node* node) {
  if (is_text_leaf(node)) leaf_ = node;
  if (node->type == SATCHEL_SECTION_OPEN) printed_sections_.push_back(!has_flag(node, SATCHEL_SILENT));
  if (node->type == SATCHEL_SECTION_CLOSE) return leave_section();
  if (has_flag(node, SATCHEL_SILENT)) {
    if (node->type == CMARK_NODE_HTML_BLOCK)
      print_html_block(node);
    else if (node->type == CMARK_NODE_HTML_INLINE)
      rewriter_.append(node_text(node), place_of(node), out_);
    return true;
  }
  return node->type <= CMARK_NODE_LAST_BLOCK || (node->type >= SATCHEL_TABLE && node->type <= SATCHEL_GAP)
             ? enter_block(node)
             : enter_inline(node);
}

bool Printer::enter_block(cmark_node* node) {
  switch (node->type) {
    case CMARK_NODE_BLOCK_QUOTE:
      start_line();
      out_ += "<blockquote>\n";
      return true;
    case CMARK_NODE_LIST:
      print_list_start(node);
      return true;
    case CMARK_NODE_ITEM:
      print_item_start(node);
      return true;
    case CMARK_NODE_HEADING:
      print_heading_start(node);
      return true;
    case CMARK_NODE_PARAGRAPH:
      if (!is_tight(node)) {
        start_line();
        out_ += "<p>";
      }
      print_leading_break(node);
      return true;
    case CMARK_NODE_CODE_BLOCK:
      print_code_block(node);
      return false;
    case CMARK_NODE_HTML_BLOCK:
      print_html_block(node);
      return false;
    case CMARK_NODE_THEMATIC_BREAK:
      start_line();
      out_ += "<hr />\n";
      return false;
    case SATCHEL_TABLE:
      enter_table(node);
      return true;
    case SATCHEL_ROW:
      enter_row(node);
      return true;
    case SATCHEL_CELL:
      enter_cell(node);
      return true;
    case SATCHEL_SECTION_OPEN:
      print_section_start(node);
      return false;
    case SATCHEL_VIEW_BLOCK:
      print_view(node, {}, true);
      return false;
    case SATCHEL_GAP:
      if (node->prev != nullptr && node->prev->type == SATCHEL_GAP) return false;
      start_line();
      out_ += "<p class=\"gap\"><br></p>\n";
      return false;
    default:
      return true;
  }
}

bool Printer::enter_inline(cmark_node* node) {
  switch (node->type) {
    case CMARK_NODE_TEXT:
      append_text(out_, node_text(node));
      return false;
    case CMARK_NODE_SOFTBREAK:
      out_ += '\n';
      return false;
    case CMARK_NODE_LINEBREAK:
      out_ += "<br />\n";
      return false;
    case CMARK_NODE_CODE:
      out_ += "<code>";
      append_text(out_, node_text(node));
      out_ += "</code>";
      return false;
    case CMARK_NODE_HTML_INLINE:
      if (options_.br_lines && is_br_tag(node_text(node)))
        out_ += "<br>";
      else
        rewriter_.append(node_text(node), place_of(node), out_);
      return false;
    case CMARK_NODE_EMPH:
      out_ += "<em>";
      return true;
    case CMARK_NODE_STRONG:
      out_ += "<strong>";
      return true;
    case SATCHEL_STRIKE:
      out_ += "<del>";
      return true;
    case CMARK_NODE_LINK:
      return enter_link(node);
    case CMARK_NODE_IMAGE:
      print_image(node);
      return false;
    case SATCHEL_VIEW:
      print_view(node, place_of(node), false);
      return false;
    default:
      return true;
  }
}

void Printer::leave(cmark_node* node) {
  if (has_flag(node, SATCHEL_SILENT)) return;
  switch (node->type) {
    case CMARK_NODE_BLOCK_QUOTE:
      start_line();
      out_ += "</blockquote>\n";
      break;
    case CMARK_NODE_LIST:
      out_ += node->as.list.list_type == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n";
      break;
    case CMARK_NODE_ITEM:
      out_ += "</li>\n";
      break;
    case CMARK_NODE_HEADING:
      out_ += "</h";
      out_ += static_cast<char>('0' + node->as.heading.level);
      out_ += ">\n";
      break;
    case CMARK_NODE_PARAGRAPH:
      if (!is_tight(node)) out_ += "</p>\n";
      break;
    case SATCHEL_TABLE:
      leave_table();
      break;
    case SATCHEL_ROW:
      leave_row(node);
      break;
    case SATCHEL_CELL:
      out_ += node->parent->prev == nullptr ? "</th>\n" : "</td>\n";
      break;
    case CMARK_NODE_EMPH:
      out_ += "</em>";
      break;
    case CMARK_NODE_STRONG:
      out_ += "</strong>";
      break;
    case SATCHEL_STRIKE:
      out_ += "</del>";
      break;
    case CMARK_NODE_LINK:
      leave_link(node);
      break;
    default:
      break;
  }
}

void Printer::start_line() {
  if (out_.size() > base_ && out_.back() != '\n') out_ += '\n';
}

void Printer::print_list_start(const cmark_node* list) {
  start_line();
  if (list->as.list.list_type == CMARK_BULLET_LIST) {
    out_ += "<ul>\n";
  } else if (list->as.list.start == 1) {
    out_ += "<ol>\n";
  } else {
    print_number("<ol start=\"", list->as.list.start);
    out_ += ">\n";
  }
}

void Printer::print_item_start(const cmark_node* item) {
  start_line();
  out_ += "<li>";
  if (!has_flag(item, SATCHEL_TASK)) return;
  const bool done = has_flag(item, SATCHEL_TASK_DONE);
  out_ +=
      done ? "<input type=\"checkbox\" checked=\"\" disabled=\"\"" : "<input type=\"checkbox\" disabled=\"\"";
  if (options_.checkbox_labels) out_ += done ? " aria-label=\"Done\"" : " aria-label=\"To do\"";
  out_ += " /> ";
}

void Printer::print_leading_break(const cmark_node* leaf) {
  if (has_flag(leaf, SATCHEL_LEADING_BREAK)) out_ += "<br>\n";
}

void Printer::print_code_block(const cmark_node* node) {
  start_line();
  const std::string_view info = c_text(node->as.code.info);
  size_t language = 0;
  while (language < info.size() && !is_ascii_space(info[language])) ++language;
  out_ += "<pre><code";
  if (!info.empty()) {
    out_ += " class=\"language-";
    append_text(out_, info.substr(0, language));
    out_ += '"';
  }
  out_ += '>';
  append_text(out_, node_text(node));
  out_ += "</code></pre>\n";
}

void Printer::print_html_block(cmark_node* node) {
  start_line();
  const size_t before = out_.size();
  rewriter_.append(node_text(node), places_.of_block(node), out_);
  // Of a comment nothing is left but its newline.
  if (options_.safe_html && trimmed(std::string_view(out_).substr(before)).empty()) out_.truncate(before);
  start_line();
}

void Printer::print_section_start(const cmark_node* node) {
  SectionName section;
  parse_section(node_text(node), section);
  std::string_view id, classes = section.names;
  for (std::string_view rest = classes; !rest.empty();)
    if (const std::string_view name = take_name(rest); name[0] == '#') id = name.substr(1);
  start_line();
  out_ += "<div";
  if (!id.empty()) {
    out_ += " id=\"";
    out_ += id;
    out_ += '"';
    host_.id(id, places_.in_leaf(node, 0));
  }
  bool has_class = false;
  while (!classes.empty()) {
    const std::string_view name = take_name(classes);
    if (name[0] == '#') continue;
    out_ += has_class ? " " : " class=\"";
    out_ += name;
    has_class = true;
  }
  out_ += has_class ? "\">\n" : ">\n";
}

// A section ends where it began: printed or not, whatever is being dropped meanwhile.
bool Printer::leave_section() {
  const bool printed = printed_sections_.back();
  printed_sections_.pop_back();
  if (!printed) return false;
  start_line();
  out_ += "</div>\n";
  return false;
}

// `place` is that of an inline view; a block finds its own.
void Printer::print_view(const cmark_node* node, Place place, bool is_block) {
  const std::string_view tag = trimmed(node_text(node));
  const size_t begin = is_block ? 0 : static_cast<size_t>(node->start_column);
  const cmark_node* leaf = is_block ? node : leaf_;
  if (is_block) {
    place = places_.in_leaf(leaf, 0);
    start_line();
    if (has_flag(node, SATCHEL_LEADING_BREAK)) out_ += "<p class=\"gap\"><br></p>\n";
  }
  Result<ViewCall> call = parse_view_call(tag);
  if (call) {
    call->place = place;
    call->is_block = is_block;
    host_.view(*call, out_);
    if (is_block) start_line();
    return;
  }
  // What is wrong stands at a line and column of the tag.
  Diagnostic finding = std::move(call.error());
  size_t offset = begin;
  for (int line = 1; line < finding.line; ++line) offset = node_text(leaf).find('\n', offset) + 1;
  const Place wrong =
      places_.in_leaf(leaf, offset + static_cast<size_t>(finding.column > 0 ? finding.column - 1 : 0));
  finding.line = wrong.line;
  finding.column = wrong.column;
  output_.diagnostics.push_back(std::move(finding));
  if (is_block) out_ += "<p>";
  append_text(out_, tag);
  if (is_block) out_ += "</p>\n";
}

void Printer::print_number(std::string_view before, int number) {
  out_ += before;
  out_ += std::to_string(number);
  out_ += '"';
}

Place Printer::place_of(const cmark_node* inline_node) {
  return places_.in_leaf(leaf_, static_cast<size_t>(inline_node->start_column));
}

void Printer::report(Severity severity, const char* code, Place place, std::string message,
                     std::string hint) {
  output_.diagnostics.push_back(
      {"", place.line, place.column, code, std::move(message), std::move(hint), severity});
}

}  // namespace satchel
