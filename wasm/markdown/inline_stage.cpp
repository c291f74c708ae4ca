#include "markdown/inline_stage.h"

#include "base/ascii.h"
#include "markdown/html_tag.h"
#include "markdown/inline_passes.h"
#include "markdown/raw_html.h"
#include "markdown/sections.h"
#include "markdown/strikethrough.h"
#include "markdown/view_call.h"

namespace satchel {
namespace {

// Whether "id" or the end of "name" occurs in any case: one look before the tags are taken apart.
bool may_hold_id(std::string_view html) {
  for (size_t i = 1; i < html.size(); ++i) {
    const int last = html[i] | 0x20;
    const int before = html[i - 1] | 0x20;
    if ((last == 'd' && before == 'i') || (last == 'e' && before == 'm')) return true;
  }
  return false;
}

std::string_view id_of(const HtmlToken& token) {
  if (token.kind != HtmlTokenKind::kStartTag) return {};
  if (const HtmlAttribute* id = find_attribute(token, "id"); id != nullptr) return id->value;
  const HtmlAttribute* name = equals_ignoring_case(token.name, "a") ? find_attribute(token, "name") : nullptr;
  return name != nullptr ? name->value : std::string_view();
}

// Whether a paragraph's text is one `<% … %>` and nothing else.
bool is_lone_tag(std::string_view text) {
  if (text.substr(0, 2) != "<%") return false;
  const ErbTag tag = find_erb_tag(text, 0);
  return tag.begin == 0 && trimmed(text.substr(tag.end)).empty();
}

}  // namespace

std::string_view first_html_id(std::string_view html) {
  if (!may_hold_id(html)) return {};
  HtmlTokenizer tokenizer(html);
  HtmlToken token;
  while (tokenizer.next(token))
    if (const std::string_view id = id_of(token); !id.empty()) return id;
  return {};
}

InlineStage::InlineStage(cmark_parser* parser, const MarkdownOptions& options, IdSet& ids)
    : parser_(parser), options_(options), ids_(ids), inlines_{} {
  inlines_.mem = parser->mem;
  inlines_.references = parser->refmap;
  inlines_.autolinks = options.autolinks;
  inlines_.strikethrough = options.strikethrough;
  inlines_.views = options.views;
  inlines_.spaced_links = options.spaced_links;
}

void InlineStage::run() {
  for (cmark_node* node = parser_->root; node != nullptr;) {
    if (node->type == CMARK_NODE_ITEM && options_.task_lists) mark_task(node);
    const bool leaf = is_text_leaf(node);
    if (leaf)
      read_leaf(node);
    else if (node->type == CMARK_NODE_HTML_BLOCK && options_.heading_ids)
      collect_ids(node);
    else if (node->type == SATCHEL_SECTION_OPEN)
      collect_section_id(node);
    node = next_in_order(node, parser_->root, leaf);
  }
}

void InlineStage::read_leaf(cmark_node* leaf) {
  if (leaf->type == CMARK_NODE_PARAGRAPH && options_.views && is_lone_tag(node_text(leaf))) {
    leaf->type = SATCHEL_VIEW_BLOCK;
    return;
  }
  // cmark puts inlines only into nodes that it knows to hold them.
  const uint16_t type = leaf->type;
  if (type == SATCHEL_CELL) leaf->type = CMARK_NODE_PARAGRAPH;
  satchel_parse_inlines(&inlines_, leaf);
  leaf->type = type;

  if (inlines_.saw_tilde) make_strikethrough(leaf);
  if (inlines_.saw_button && options_.safe_html) merge_buttons(leaf);
  if (inlines_.saw_break && options_.br_lines) collapse_breaks(leaf);
  if (inlines_.saw_at) link_addresses(leaf);
  if (options_.heading_ids && inlines_.saw_html)
    for (const cmark_node* node = leaf->first_child; node != nullptr;
         node = next_in_order(const_cast<cmark_node*>(node), leaf))
      if (node->type == CMARK_NODE_HTML_INLINE) collect_ids(node);
}

void InlineStage::collect_ids(const cmark_node* html) {
  const std::string_view text = node_text(html);
  if (!may_hold_id(text)) return;
  HtmlTokenizer tokenizer(text);
  HtmlToken token;
  while (tokenizer.next(token)) ids_.add(id_of(token));
}

void InlineStage::collect_section_id(const cmark_node* section) {
  SectionName name;
  if (!parse_section(node_text(section), name)) return;
  while (!name.names.empty()) {
    const std::string_view id = take_name(name.names);
    if (id[0] == '#') ids_.add(id.substr(1));
  }
}

}  // namespace satchel
