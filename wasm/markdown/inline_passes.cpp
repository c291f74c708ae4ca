#include "markdown/inline_passes.h"

#include <cstring>
#include <string>

#include "base/ascii.h"
#include "markdown/html_tag.h"
#include "markdown/legacy_lines.h"
#include "markdown/raw_html.h"

namespace satchel {
namespace {

bool is_break_tag(const cmark_node* node) {
  return node->type == CMARK_NODE_HTML_INLINE && is_br_tag(node_text(node));
}

bool is_white(const cmark_node* node) {
  return node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK ||
         (node->type == CMARK_NODE_TEXT && trimmed(node_text(node)).empty());
}

// Drops white space and <br> from the end of `leaf`, if there is a <br> among it.
void drop_trailing_breaks(cmark_node* leaf) {
  cmark_node* first = nullptr;  // of the tail
  bool has_break = false;
  for (cmark_node* node = leaf->last_child; node != nullptr && (is_white(node) || is_break_tag(node));
       node = node->prev) {
    has_break = has_break || is_break_tag(node);
    first = node;
  }
  if (!has_break) return;
  while (leaf->last_child != first) unlink(leaf->last_child);
  unlink(first);
}

bool is_start_tag(const cmark_node* node, std::string_view name) {
  if (node == nullptr || node->type != CMARK_NODE_HTML_INLINE) return false;
  const std::string_view text = node_text(node);
  if (!starts_with_ignoring_case(text.substr(1), name) || text.size() < name.size() + 2) return false;
  const char after = text[name.size() + 1];
  return after == '>' || after == '/' || is_ascii_space(after);
}

bool is_end_tag(const cmark_node* node, std::string_view name) {
  if (node == nullptr || node->type != CMARK_NODE_HTML_INLINE) return false;
  const std::string_view text = node_text(node);
  return text.size() >= name.size() + 3 && text[1] == '/' &&
         starts_with_ignoring_case(text.substr(2), name) && trimmed(text.substr(name.size() + 2)) == ">";
}

cmark_node* next_solid(cmark_node* node) {
  do node = node->next;
  while (node != nullptr && is_white(node));
  return node;
}

cmark_node* previous_solid(cmark_node* node) {
  do node = node->prev;
  while (node != nullptr && is_white(node));
  return node;
}

void merge_link_button(cmark_node* link) {
  cmark_node* first = link->first_child;
  cmark_node* last = link->last_child;
  while (first != nullptr && is_white(first)) first = first->next;
  while (last != nullptr && is_white(last)) last = last->prev;
  if (!is_start_tag(first, "button") || !is_end_tag(last, "button")) return;
  unlink(first);
  unlink(last);
  add_flag(link, SATCHEL_BUTTON);
}

// `<a href="x">` with the class "button" among its own.
std::string_view with_button_class(cmark_mem* mem, std::string_view tag) {
  HtmlTokenizer tokenizer(tag);
  HtmlToken token;
  std::string changed(tag);
  const HtmlAttribute* own = tokenizer.next(token) ? find_attribute(token, "class") : nullptr;
  const bool quoted = own != nullptr && own->value_offset > 0 &&
                      (tag[own->value_offset - 1] == '"' || tag[own->value_offset - 1] == '\'');
  if (quoted)
    changed.insert(own->value_offset, "button ");
  else
    changed.insert(2, " class=\"button\"");
  auto* copy = static_cast<char*>(mem->calloc(changed.size() + 1, 1));
  std::memcpy(copy, changed.data(), changed.size());
  return {copy, changed.size()};
}

// `button` is the <button> in `<a …><button>…</button></a>`.
void merge_html_button(cmark_node* button) {
  cmark_node* anchor = previous_solid(button);
  if (!is_start_tag(anchor, "a")) return;
  cmark_node* end = button->next;
  while (end != nullptr && !is_end_tag(end, "button") && !is_start_tag(end, "button")) end = end->next;
  if (!is_end_tag(end, "button") || !is_end_tag(next_solid(end), "a")) return;
  set_text(anchor, with_button_class(anchor->mem, node_text(anchor)));
  unlink(button);
  unlink(end);
}

}  // namespace

void collapse_breaks(cmark_node* leaf) {
  drop_trailing_breaks(leaf);
  if (leaf->first_child == nullptr) {
    if (leaf->type == CMARK_NODE_PARAGRAPH) leaf->type = SATCHEL_GAP;
    return;
  }
  for (cmark_node* node = leaf->first_child; node != nullptr; node = next_in_order(node, leaf)) {
    if (!is_break_tag(node)) continue;
    for (;;) {
      cmark_node* next = next_solid(node);
      if (next == nullptr || !is_break_tag(next)) break;
      while (node->next != next) unlink(node->next);
      unlink(next);
    }
  }
}

void merge_buttons(cmark_node* leaf) {
  for (cmark_node *node = leaf->first_child, *next; node != nullptr; node = next) {
    if (node->type == CMARK_NODE_LINK) merge_link_button(node);
    next = next_in_order(node, leaf);
    if (!is_start_tag(node, "button")) continue;
    cmark_node* anchor = previous_solid(node);
    merge_html_button(node);
    // `node` and its end may be gone; the anchor is not.
    if (anchor != nullptr && node->parent == nullptr) next = next_in_order(anchor, leaf);
  }
}

void mark_task(cmark_node* item) {
  cmark_node* paragraph = item->first_child;
  if (paragraph == nullptr || paragraph->type != CMARK_NODE_PARAGRAPH) return;
  std::string_view text = node_text(paragraph);
  if (text.size() < 4 || text[0] != '[' || text[2] != ']' || !(text[3] == ' ' || text[3] == '\t')) return;
  const bool done = text[1] == 'x' || text[1] == 'X';
  if (!done && text[1] != ' ') return;
  add_flag(item, SATCHEL_TASK);
  if (done) add_flag(item, SATCHEL_TASK_DONE);
  text.remove_prefix(4);
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
  set_text(paragraph, text);
  if (trimmed(text).empty()) unlink(paragraph);
}

}  // namespace satchel
