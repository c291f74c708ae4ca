#include "markdown/arena_memory.h"

#include <cstdlib>

namespace satchel {
namespace {

// cmark's allocator functions get no context, hence the thread's variable. The module has one thread, and its
// linker knows thread-local storage only beside atomics.
#ifdef __EMSCRIPTEN__
#define PER_THREAD
#else
#define PER_THREAD thread_local
#endif
PER_THREAD Arena kept_arena;
PER_THREAD Arena* current_arena = nullptr;

void* arena_calloc(size_t count, size_t size) { return current_arena->allocate(count * size); }
void* arena_realloc(void* memory, size_t size) { return current_arena->reallocate(memory, size); }
void arena_free(void*) {}

cmark_mem arena_memory = {arena_calloc, arena_realloc, arena_free};

}  // namespace

ArenaUse::ArenaUse() : outer_(current_arena) { current_arena = outer_ == nullptr ? &kept_arena : new Arena; }

ArenaUse::~ArenaUse() {
  if (outer_ == nullptr)
    current_arena->reset();
  else
    delete current_arena;
  current_arena = outer_;
}

cmark_mem* cmark_arena_memory() { return &arena_memory; }

}  // namespace satchel
