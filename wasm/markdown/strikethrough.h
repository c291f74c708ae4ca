// GFM's strikethrough, over the inlines that cmark made of a leaf.
#pragma once

#include "markdown/node.h"

namespace satchel {

// Wraps what stands between matching runs of ~ in SATCHEL_STRIKE. A run matches one of the same length (one
// or two) that is a child of the same node; emphasis has been made before, and stays.
void make_strikethrough(cmark_node* leaf);

}  // namespace satchel
