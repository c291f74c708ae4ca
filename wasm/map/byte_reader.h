// Takes the bytes of a map's file (FORMAT.md, LAYER.md) apart from their front: numbers, steps, texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace satchel {

// The largest number: four bytes of seven bits.
constexpr uint32_t kMaxNumber = (1u << 28) - 1;

// The step that is stored as `number` (zig-zag).
constexpr int32_t unzigzag(uint32_t number) {
  return static_cast<int32_t>(number >> 1) ^ -static_cast<int32_t>(number & 1);
}

// Borrows the bytes. A step that fails is to be the last one: what is left then means nothing.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool empty() const { return rest_.empty(); }
  size_t size() const { return rest_.size(); }
  // Whether the bytes left can hold that many of what takes `each` at least.
  bool can_hold(uint32_t count, size_t each) const { return count <= rest_.size() / each; }

  // False where the number is cut off, too long, or longer than needed.
  bool take(uint32_t& number) {
    number = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      if (rest_.empty()) return false;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<uint32_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return byte != 0 || shift == 0;
    }
    return false;
  }

  bool take_text(size_t length, std::string_view& text) {
    if (length > rest_.size()) return false;
    text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return true;
  }

  // The text before the next '\n', which goes with it.
  bool take_line(std::string_view& line) {
    if (!take_text(rest_.find('\n'), line)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_signature(std::string_view signature) {
    if (!rest_.starts_with(signature)) return false;
    rest_.remove_prefix(signature.size());
    return true;
  }

 private:
  std::string_view rest_;
};

}  // namespace satchel
