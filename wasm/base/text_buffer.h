// Where HTML is written: bytes that are only ever appended, or taken off the end.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace satchel {

// As std::string, whose appends are calls of calls in libc++: half of a page's appends are shorter than a
// word. Aborts only where the system has no memory left.
class TextBuffer {
 public:
  TextBuffer() = default;
  TextBuffer(TextBuffer&& other) noexcept
      : bytes_(std::move(other.bytes_)), end_(other.end_), limit_(other.limit_) {
    other.end_ = other.limit_ = nullptr;
  }
  TextBuffer& operator=(TextBuffer&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(end_, other.end_);
    std::swap(limit_, other.limit_);
    return *this;
  }

  TextBuffer& operator+=(char c) {
    if (end_ == limit_) grow(1);
    *end_++ = c;
    return *this;
  }
  TextBuffer& operator+=(std::string_view text) { return append(text); }
  TextBuffer& append(std::string_view text);

  // Room for `bytes` in all, so that appends up to there allocate nothing.
  void reserve(size_t bytes) {
    if (bytes > static_cast<size_t>(limit_ - bytes_.get())) grow(bytes - size());
  }
  // Takes off what is behind the first `size` bytes, which must be there.
  void truncate(size_t size) { end_ = bytes_.get() + size; }
  void clear() { end_ = bytes_.get(); }

  size_t size() const { return static_cast<size_t>(end_ - bytes_.get()); }
  bool empty() const { return end_ == bytes_.get(); }
  char back() const { return end_[-1]; }  // not of an empty one

  // Valid until the next append.
  std::string_view view() const { return {bytes_.get(), size()}; }
  std::string str() const { return std::string(view()); }
  operator std::string_view() const { return view(); }  // NOLINT(google-explicit-constructor): it is text

 private:
  struct Free {
    void operator()(char* bytes) const { std::free(bytes); }
  };

  void grow(size_t by);

  std::unique_ptr<char[], Free> bytes_;
  char* end_ = nullptr;    // behind the last byte
  char* limit_ = nullptr;  // behind the room
};

}  // namespace satchel
