#include "base/arena.h"

#include <cstring>

namespace satchel {
namespace {

constexpr size_t kAlign = 16;

// Stands before every allocation, so that reallocate() knows how much to copy.
struct Header {
  size_t size;
  size_t padding;
};
static_assert(sizeof(Header) <= kAlign);

size_t rounded(size_t bytes) { return (bytes + kAlign - 1) & ~(kAlign - 1); }

Header* header_of(void* memory) {
  return reinterpret_cast<Header*>(static_cast<std::byte*>(memory) - kAlign);
}

}  // namespace

void Arena::add_block(size_t at_least) {
  // A block kept from an earlier render serves if it is large enough; otherwise a new one takes its place.
  size_t index = next_ == nullptr ? 0 : current_ + 1;
  if (index == blocks_.size() || blocks_[index].size < at_least) {
    Block block;
    block.size = at_least > kBlockBytes ? at_least : kBlockBytes;
    block.bytes = std::unique_ptr<std::byte[]>(new std::byte[block.size]);
    blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(index), std::move(block));
  }
  current_ = index;
  next_ = blocks_[index].bytes.get();
  end_ = next_ + blocks_[index].size;
}

void* Arena::allocate(size_t bytes) {
  const size_t need = kAlign + rounded(bytes);
  if (next_ == nullptr || static_cast<size_t>(end_ - next_) < need) add_block(need + kAlign);
  // new[] aligns to at least 8; the first allocation of a block steps to the next 16-byte boundary.
  const auto misaligned = reinterpret_cast<size_t>(next_) & (kAlign - 1);
  if (misaligned != 0) next_ += kAlign - misaligned;
  void* memory = next_ + kAlign;
  header_of(memory)->size = bytes;
  std::memset(memory, 0, bytes);
  next_ += need;
  used_ += need;
  return memory;
}

void* Arena::reallocate(void* old, size_t bytes) {
  if (old == nullptr) return allocate(bytes);
  Header* header = header_of(old);
  if (bytes <= header->size) return old;
  std::byte* old_end = static_cast<std::byte*>(old) + rounded(header->size);
  const size_t growth = rounded(bytes) - rounded(header->size);
  if (old_end == next_ && static_cast<size_t>(end_ - next_) >= growth) {
    header->size = bytes;
    next_ += growth;
    used_ += growth;
    return old;
  }
  void* grown = allocate(bytes);
  std::memcpy(grown, old, header->size);
  return grown;
}

void Arena::reset() {
  size_t kept = 0;
  size_t count = 0;
  while (count < blocks_.size() && kept + blocks_[count].size <= kKeptBytes) kept += blocks_[count++].size;
  blocks_.resize(count);
  current_ = 0;
  next_ = nullptr;
  end_ = nullptr;
  used_ = 0;
}

}  // namespace satchel
