// cmark's allocator over an arena of ours: what a render allocates is given back at once.
#pragma once

#include <cmark.h>

#include "base/arena.h"

namespace satchel {

// While it lives, cmark_arena_memory() of this thread allocates from the thread's arena; at its end the arena
// is emptied. A render inside a render (a view that renders Markdown) gets an arena of its own.
class ArenaUse {
 public:
  ArenaUse();
  ~ArenaUse();
  ArenaUse(const ArenaUse&) = delete;
  ArenaUse& operator=(const ArenaUse&) = delete;

 private:
  Arena* outer_;
};

cmark_mem* cmark_arena_memory();

}  // namespace satchel
