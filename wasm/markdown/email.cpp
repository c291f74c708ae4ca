// GFM's e-mail autolinks, found in text whose neighbouring nodes are merged first, since an address may hold
// a _ that might have been emphasis. The rules are cmark-gfm's (extensions/autolink.c, postprocess_text).
#include <cmark_ctype.h>

#include <cstring>
#include <string>

#include "base/ascii.h"
#include "markdown/autolink.h"
#include "markdown/autolink_end.h"
#include "markdown/inline_passes.h"

namespace satchel {
namespace {

struct Address {
  size_t begin = 0;
  size_t end = 0;  // equal to `begin`: none
  bool has_scheme = false;
};

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Whether the colon at `at` ends `scheme`, with no letter or digit before it.
bool ends_scheme(std::string_view text, size_t at, std::string_view scheme) {
  if (at + 1 < scheme.size() || text.substr(at + 1 - scheme.size(), scheme.size()) != scheme) return false;
  return at + 1 == scheme.size() || !is_ascii_alnum(text[at - scheme.size()]);
}

// The beginning of the address whose @ stands at `at`; nothing before `from` is looked at.
size_t local_begin(std::string_view text, size_t from, size_t at, bool& has_scheme, bool& is_xmpp) {
  size_t begin = at;
  for (; begin > from; --begin) {
    const char c = text[begin - 1];
    if (is_ascii_alnum(c) || c == '.' || c == '+' || c == '-' || c == '_') continue;
    if (c != ':') break;
    is_xmpp = ends_scheme(text, begin - 1, "xmpp:");
    if (!is_xmpp && !ends_scheme(text, begin - 1, "mailto:")) break;
    has_scheme = true;
  }
  return begin;
}

// The length from the @ on; 0 where it is no address.
size_t domain_length(std::string_view text, bool is_xmpp) {
  size_t dots = 0, i = 1;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (is_ascii_alnum(c) || c == '-' || c == '_' || (c == '/' && is_xmpp)) continue;
    if (c == '@') return 0;
    if (c != '.' || i + 1 == text.size() || !is_ascii_alnum(text[i + 1])) break;
    ++dots;
  }
  if (i < 2 || dots == 0 || !(is_ascii_alpha(text[i - 1]) || text[i - 1] == '.')) return 0;
  return autolink_end(bytes_of(text), i);
}

// The next address of `text` at or behind `from`.
Address find_address(std::string_view text, size_t from) {
  for (size_t at = text.find('@', from); at != std::string_view::npos; at = text.find('@', at + 1)) {
    Address address;
    bool is_xmpp = false;
    address.begin = local_begin(text, from, at, address.has_scheme, is_xmpp);
    from = at + 1;
    if (address.begin == at) continue;
    const size_t length = domain_length(text.substr(at), is_xmpp);
    if (length == 0) continue;
    address.end = at + length;
    return address;
  }
  return {};
}

cmark_node* text_node(const cmark_node* from, std::string_view text, int position) {
  cmark_node* node = new_node(from->mem, CMARK_NODE_TEXT);
  set_text(node, text);
  node->start_column = position;
  return node;
}

// Makes one node of the text nodes that begin with `node`.
void merge_text(cmark_node* node) {
  size_t size = 0;
  for (const cmark_node* n = node; n != nullptr && n->type == CMARK_NODE_TEXT; n = n->next)
    size += node_text(n).size();
  auto* merged = static_cast<char*>(node->mem->calloc(size + 1, 1));
  char* to = merged;
  const auto take = [&to](const cmark_node* n) {
    if (n->len > 0) std::memcpy(to, n->data, static_cast<size_t>(n->len));
    to += n->len;
  };
  take(node);
  while (node->next != nullptr && node->next->type == CMARK_NODE_TEXT) {
    take(node->next);
    unlink(node->next);
  }
  set_text(node, {merged, size});
}

// Splits `node` around its addresses; returns the last part.
cmark_node* link_text(cmark_node* node) {
  for (;;) {
    const std::string_view text = node_text(node);
    const Address address = find_address(text, 0);
    if (address.end == 0) return node;
    const std::string_view shown = text.substr(address.begin, address.end - address.begin);
    const int position = node->start_column + static_cast<int>(address.begin);
    const std::string_view scheme = address.has_scheme ? "" : "mailto:";
    auto* url = static_cast<char*>(node->mem->calloc(scheme.size() + shown.size() + 1, 1));
    std::memcpy(url, scheme.data(), scheme.size());
    std::memcpy(url + scheme.size(), shown.data(), shown.size());

    cmark_node* link = new_node(node->mem, CMARK_NODE_LINK);
    link->as.link.url = reinterpret_cast<unsigned char*>(url);
    link->start_column = position;
    append_child(link, text_node(node, shown, position));
    insert_after(node, link);
    cmark_node* rest = text_node(node, text.substr(address.end), position + static_cast<int>(shown.size()));
    insert_after(link, rest);
    set_text(node, text.substr(0, address.begin));
    node = rest;
  }
}

}  // namespace

void link_addresses(cmark_node* leaf) {
  bool inside_anchor = false;
  cmark_node* node = leaf->first_child;
  while (node != nullptr) {
    if (node->type == CMARK_NODE_HTML_INLINE) {
      inside_anchor = satchel_opens_anchor(node_text(node).data(), node->len, inside_anchor);
    } else if (node->type == CMARK_NODE_TEXT && !inside_anchor) {
      if (node->next != nullptr && node->next->type == CMARK_NODE_TEXT) merge_text(node);
      node = link_text(node);
    }
    node = next_in_order(node, leaf, node->type == CMARK_NODE_LINK);
  }
}

}  // namespace satchel
