#include "base/arena.h"

#include <cstdint>
#include <cstring>

namespace satchel {

void Arena::add_block(size_t at_least) {
  // A block kept from an earlier render serves if it is large enough; otherwise a new one takes its place.
  size_t index = next_ == nullptr ? 0 : current_ + 1;
  if (index == blocks_.size() || blocks_[index].size < at_least + kAlign) {
    Block block;
    block.size = at_least + kAlign > kBlockBytes ? at_least + kAlign : kBlockBytes;
    block.bytes.reset(static_cast<std::byte*>(std::calloc(block.size, 1)));
    if (block.bytes == nullptr) std::abort();
    const size_t misaligned = reinterpret_cast<uintptr_t>(block.bytes.get()) & (kAlign - 1);
    block.first = block.bytes.get() + (misaligned == 0 ? 0 : kAlign - misaligned);
    blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(index), std::move(block));
  }
  current_ = index;
  next_ = blocks_[index].first;
  end_ = blocks_[index].bytes.get() + blocks_[index].size;
}

void* Arena::reallocate(void* old, size_t bytes) {
  if (old == nullptr) return allocate(bytes);
  const size_t old_bytes = *size_of(old);
  if (bytes <= old_bytes) return old;
  const std::byte* old_end = static_cast<std::byte*>(old) + rounded(old_bytes);
  const size_t growth = rounded(bytes) - rounded(old_bytes);
  if (old_end == next_ && static_cast<size_t>(end_ - next_) >= growth) {
    *size_of(old) = bytes;
    next_ += growth;
    return old;
  }
  void* grown = allocate(bytes);
  std::memcpy(grown, old, old_bytes);
  return grown;
}

void Arena::reset() {
  if (next_ == nullptr) return;
  size_t kept = 0;
  size_t count = 0;
  while (count < blocks_.size() && kept + blocks_[count].size <= kKeptBytes) kept += blocks_[count++].size;
  for (size_t i = 0; i < count && i <= current_; ++i) {
    const Block& block = blocks_[i];
    const std::byte* used = i == current_ ? next_ : block.bytes.get() + block.size;
    std::memset(block.first, 0, static_cast<size_t>(used - block.first));
  }
  blocks_.resize(count);
  current_ = 0;
  next_ = nullptr;
  end_ = nullptr;
}

}  // namespace satchel
