// cmark's tree as the passes of this room see it: small helpers over cmark_node.
#pragma once

#include <string_view>

#include "markdown/block_parser.h"

namespace satchel {

inline std::string_view node_text(const cmark_node* node) {
  return {reinterpret_cast<const char*>(node->data), static_cast<size_t>(node->len)};
}

inline std::string_view c_text(const unsigned char* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

inline void set_text(cmark_node* node, std::string_view text) {
  node->data = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
  node->len = static_cast<bufsize_t>(text.size());
}

inline bool has_flag(const cmark_node* node, unsigned flag) { return (node->flags & flag) != 0; }
inline void add_flag(cmark_node* node, unsigned flag) {
  node->flags = static_cast<uint16_t>(node->flags | flag);
}

// Whether the inline stage reads the node's text.
inline bool is_text_leaf(const cmark_node* node) {
  return node->type == CMARK_NODE_PARAGRAPH || node->type == CMARK_NODE_HEADING || node->type == SATCHEL_CELL;
}

// The node behind `node` in document order, inside `root`; null at the end. With `skip_children` the node's
// own are left out. No recursion: pages may be nested without bound.
inline cmark_node* next_in_order(cmark_node* node, const cmark_node* root, bool skip_children = false) {
  if (!skip_children && node->first_child != nullptr) return node->first_child;
  while (node != root) {
    if (node->next != nullptr) return node->next;
    node = node->parent;
  }
  return nullptr;
}

// A node of kind `type` for the same tree.
inline cmark_node* new_node(cmark_mem* mem, int type) {
  auto* node = static_cast<cmark_node*>(mem->calloc(1, sizeof(cmark_node)));
  node->mem = mem;
  node->type = static_cast<uint16_t>(type);
  return node;
}

// Puts `node` behind `sibling`, unchecked (cmark's own functions know only cmark's kinds).
inline void insert_after(cmark_node* sibling, cmark_node* node) {
  node->parent = sibling->parent;
  node->prev = sibling;
  node->next = sibling->next;
  if (sibling->next != nullptr)
    sibling->next->prev = node;
  else
    sibling->parent->last_child = node;
  sibling->next = node;
}

inline void insert_before(cmark_node* sibling, cmark_node* node) {
  node->parent = sibling->parent;
  node->next = sibling;
  node->prev = sibling->prev;
  if (sibling->prev != nullptr)
    sibling->prev->next = node;
  else
    sibling->parent->first_child = node;
  sibling->prev = node;
}

inline void append_child(cmark_node* parent, cmark_node* node) {
  node->parent = parent;
  node->prev = parent->last_child;
  node->next = nullptr;
  if (parent->last_child != nullptr)
    parent->last_child->next = node;
  else
    parent->first_child = node;
  parent->last_child = node;
}

inline void unlink(cmark_node* node) { cmark_node_unlink(node); }

}  // namespace satchel
