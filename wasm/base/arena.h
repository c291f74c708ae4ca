// A bump allocator: everything that one render allocates is given back at once by reset().
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <vector>

namespace satchel {

// Hands out 16-byte aligned, zeroed memory from blocks that it keeps between renders. Not thread-safe: one
// per thread. Every pointer is valid until reset() or the arena's end.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // `bytes` zeroed bytes; aborts only where the system has no memory left.
  void* allocate(size_t bytes) {
    const size_t need = kAlign + rounded(bytes);
    if (static_cast<size_t>(end_ - next_) < need) add_block(need);
    std::byte* memory = next_ + kAlign;
    *size_of(memory) = bytes;
    next_ += need;
    return memory;
  }

  // realloc for memory of this arena (or nullptr): grows in place where `old` was the last allocation.
  void* reallocate(void* old, size_t bytes);

  // Forgets all allocations; keeps at most `kKeptBytes` of blocks for the next render.
  void reset();

  static constexpr size_t kBlockBytes = 256 * 1024;
  static constexpr size_t kKeptBytes = 4 * 1024 * 1024;

 private:
  // The size of an allocation stands in the aligned step before it, so that reallocate() knows how much to
  // copy.
  static constexpr size_t kAlign = 16;
  static size_t rounded(size_t bytes) { return (bytes + kAlign - 1) & ~(kAlign - 1); }
  static size_t* size_of(void* memory) {
    return reinterpret_cast<size_t*>(static_cast<std::byte*>(memory) - kAlign);
  }

  struct Free {
    void operator()(std::byte* bytes) const { std::free(bytes); }
  };
  // Zeroed when it is made, and again as far as it was used when it is reset: once for many allocations.
  struct Block {
    std::unique_ptr<std::byte, Free> bytes;
    size_t size = 0;
    std::byte* first = nullptr;  // the first aligned byte
  };
  void add_block(size_t at_least);

  std::vector<Block> blocks_;
  size_t current_ = 0;         // index of the block being filled
  std::byte* next_ = nullptr;  // the next free byte of that block
  std::byte* end_ = nullptr;
};

}  // namespace satchel
