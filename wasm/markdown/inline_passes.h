// Passes over the inlines of one leaf.
#pragma once

#include "markdown/node.h"

namespace satchel {

// L1: neighbouring <br> tags become one; those at the end of the leaf go. A leaf of nothing else becomes a
// SATCHEL_GAP where it is a paragraph.
void collapse_breaks(cmark_node* leaf);

// `[<button>x</button>](url)` and `<a href="url"><button>x</button></a>` become one link, marked to look like
// a button.
void merge_buttons(cmark_node* leaf);

// GFM: bare e-mail addresses in text become links.
void link_addresses(cmark_node* leaf);

// GFM: where `item` begins with "[ ] " or "[x] ", takes that off its text and marks it as a task.
void mark_task(cmark_node* item);

}  // namespace satchel
