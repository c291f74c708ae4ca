#include "base/text_buffer.h"

#include <algorithm>

namespace satchel {

void TextBuffer::grow(size_t by) {
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
