// A bump allocator: everything that one render allocates is given back at once by reset().
#pragma once

#include <cstddef>
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
  void* allocate(size_t bytes);

  // realloc for memory of this arena (or nullptr): grows in place where `old` was the last allocation.
  void* reallocate(void* old, size_t bytes);

  // Forgets all allocations; keeps at most `kKeptBytes` of blocks for the next render.
  void reset();

  // Bytes handed out since the last reset.
  size_t used() const { return used_; }

  static constexpr size_t kBlockBytes = 256 * 1024;
  static constexpr size_t kKeptBytes = 4 * 1024 * 1024;

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    size_t size = 0;
  };
  void add_block(size_t at_least);

  std::vector<Block> blocks_;
  size_t current_ = 0;         // index of the block being filled
  std::byte* next_ = nullptr;  // the next free byte of that block
  std::byte* end_ = nullptr;
  size_t used_ = 0;
};

}  // namespace satchel
