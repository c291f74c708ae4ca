#include "markdown/strikethrough.h"

#include <algorithm>
#include <vector>

namespace satchel {
namespace {

bool is_tilde_run(const cmark_node* node) {
  return node->type == CMARK_NODE_TEXT && has_flag(node, SATCHEL_TILDE_OPENS | SATCHEL_TILDE_CLOSES);
}

// The rule of three of emphasis, which cmark-gfm applies to ~ too.
bool may_match(const cmark_node* opener, const cmark_node* closer) {
  const bool both_ways = has_flag(closer, SATCHEL_TILDE_OPENS) || has_flag(opener, SATCHEL_TILDE_CLOSES);
  return !both_ways || opener->len == closer->len;
}

// The openers among the children of one node, and how deep a closer of each length need look.
struct Openers {
  std::vector<cmark_node*> runs;
  size_t bottom[3] = {0, 0, 0};

  // The index of the nearest run that may match `closer`; npos where there is none, also later for its kind.
  size_t find(const cmark_node* closer) {
    for (size_t i = runs.size(); i > bottom[closer->len]; --i)
      if (may_match(runs[i - 1], closer)) return i - 1;
    bottom[closer->len] = runs.size();
    return std::string_view::npos;
  }

  void cut(size_t size) {
    runs.resize(size);
    for (size_t& b : bottom) b = std::min(b, size);
  }
};

// Makes `opener` the element around what follows up to `closer`, which goes.
void wrap(cmark_node* opener, cmark_node* closer) {
  opener->type = SATCHEL_STRIKE;
  opener->flags = static_cast<uint16_t>(opener->flags & ~(SATCHEL_TILDE_OPENS | SATCHEL_TILDE_CLOSES));
  opener->data = nullptr;
  opener->len = 0;
  while (opener->next != closer) {
    cmark_node* inner = opener->next;
    unlink(inner);
    append_child(opener, inner);
  }
  unlink(closer);
}

void match_children(cmark_node* parent) {
  Openers openers;
  for (cmark_node *node = parent->first_child, *next; node != nullptr; node = next) {
    next = node->next;
    if (!is_tilde_run(node)) continue;
    if (has_flag(node, SATCHEL_TILDE_CLOSES)) {
      // As in cmark-gfm the nearest opener decides: where its length differs, nothing is struck through.
      const size_t nearest = openers.find(node);
      if (nearest != std::string_view::npos && openers.runs[nearest]->len == node->len) {
        wrap(openers.runs[nearest], node);
        openers.cut(nearest);
        continue;
      }
    }
    if (has_flag(node, SATCHEL_TILDE_OPENS)) openers.runs.push_back(node);
  }
}

}  // namespace

void make_strikethrough(cmark_node* leaf) {
  for (cmark_node* node = leaf; node != nullptr; node = next_in_order(node, leaf))
    if (node->first_child != nullptr) match_children(node);
}

}  // namespace satchel
