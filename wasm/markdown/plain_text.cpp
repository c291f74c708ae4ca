#include "markdown/plain_text.h"

namespace satchel {

void append_plain_text(TextBuffer& out, const cmark_node* parent, bool with_html) {
  for (cmark_node* node = parent->first_child; node != nullptr; node = next_in_order(node, parent)) {
    switch (node->type) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        out += node_text(node);
        break;
      case CMARK_NODE_HTML_INLINE:
        if (with_html) out += node_text(node);
        break;
      case CMARK_NODE_LINEBREAK:
      case CMARK_NODE_SOFTBREAK:
        out += ' ';
        break;
      default:
        break;
    }
  }
}

}  // namespace satchel
