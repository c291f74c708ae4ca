// The plain text of inlines: for the alt text of images and for headings.
#pragma once

#include "base/text_buffer.h"
#include "markdown/node.h"

namespace satchel {

// Appends the text of what is inside `parent`; breaks become spaces. Raw HTML is kept as text where
// `with_html` is set (as cmark has it in alt texts) and left out otherwise; views are left out.
void append_plain_text(TextBuffer& out, const cmark_node* parent, bool with_html);

}  // namespace satchel
