#include "bundle/crc32.h"

#include <array>
#include <bit>
#include <cstring>

namespace satchel {
namespace {

// Slicing (Kounavis and Berry, 2005): table k holds the CRC of each byte followed by k zero bytes, so that
// eight bytes are taken in one step. The tables are made at first use: 8 KiB that need not be downloaded with
// the module.
constexpr size_t kSlices = 8;

struct Tables {
  std::array<std::array<uint32_t, 256>, kSlices> slice;
  Tables() {
    for (uint32_t byte = 0; byte < 256; ++byte) {
      uint32_t crc = byte;
      for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0u);
      slice[0][byte] = crc;
    }
    for (size_t k = 1; k < kSlices; ++k)
      for (uint32_t byte = 0; byte < 256; ++byte)
        slice[k][byte] = (slice[k - 1][byte] >> 8) ^ slice[0][slice[k - 1][byte] & 0xFF];
  }
};

uint32_t load32(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  uint32_t word;
  std::memcpy(&word, bytes, 4);
  return word;
}

}  // namespace

uint32_t crc32(std::string_view bytes) {
  static const Tables tables;
  const auto& t = tables.slice;
  uint32_t crc = 0xFFFFFFFF;
  const char* at = bytes.data();
  size_t left = bytes.size();
  for (; left >= kSlices; left -= kSlices, at += kSlices) {
    const uint32_t low = crc ^ load32(at);
    const uint32_t high = load32(at + 4);
    crc = t[7][low & 0xFF] ^ t[6][low >> 8 & 0xFF] ^ t[5][low >> 16 & 0xFF] ^ t[4][low >> 24] ^  //
          t[3][high & 0xFF] ^ t[2][high >> 8 & 0xFF] ^ t[1][high >> 16 & 0xFF] ^ t[0][high >> 24];
  }
  for (; left > 0; --left, ++at) crc = (crc >> 8) ^ t[0][(crc ^ static_cast<unsigned char>(*at)) & 0xFF];
  return ~crc;
}

}  // namespace satchel
