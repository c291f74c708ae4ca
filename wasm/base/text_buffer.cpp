#include "base/text_buffer.h"

#include <algorithm>
#include <cstring>

namespace satchel {
namespace {

// A word at a time, the last one overlapping: most texts are shorter than what calling memcpy pays for.
void copy_short(char* to, const char* from, size_t size) {
  if (size >= 8) {
    for (size_t at = 8; at < size; at += 8) std::memcpy(to + at - 8, from + at - 8, 8);
    std::memcpy(to + size - 8, from + size - 8, 8);
  } else if (size >= 4) {
    std::memcpy(to, from, 4);
    std::memcpy(to + size - 4, from + size - 4, 4);
  } else {
    for (size_t i = 0; i < size; ++i) to[i] = from[i];
  }
}

}  // namespace

// Never inlined: a page has hundreds of places that append, and what they would hold is larger than a call.
[[gnu::noinline]] TextBuffer& TextBuffer::append(std::string_view text) {
  if (static_cast<size_t>(limit_ - end_) < text.size()) grow(text.size());
  if (text.size() > 64)
    std::memcpy(end_, text.data(), text.size());
  else
    copy_short(end_, text.data(), text.size());
  end_ += text.size();
  return *this;
}

[[gnu::noinline]] void TextBuffer::grow(size_t by) {
  const size_t used = size();
  const size_t room = static_cast<size_t>(limit_ - bytes_.get());
  const size_t wanted = std::max(used + by, room * 2);
  auto* bytes = static_cast<char*>(std::realloc(bytes_.release(), wanted));
  if (bytes == nullptr) std::abort();
  bytes_.reset(bytes);
  end_ = bytes + used;
  limit_ = bytes + wanted;
}

}  // namespace satchel
