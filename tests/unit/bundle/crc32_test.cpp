#include "bundle/crc32.h"

#include <catch2/catch.hpp>
#include <string>

using satchel::crc32;

namespace {

// The definition, one bit at a time.
uint32_t slow_crc32(std::string_view bytes) {
  uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

}  // namespace

TEST_CASE("published CRC-32 values") {
  CHECK(crc32("") == 0);
  CHECK(crc32("123456789") == 0xCBF43926);
  CHECK(crc32("The quick brown fox jumps over the lazy dog") == 0x414FA339);
  CHECK(crc32(std::string(32, '\0')) == 0x190A55AD);
  CHECK(crc32(std::string(32, '\xFF')) == 0xFF6CAB0B);
}

TEST_CASE("the sliced CRC-32 is the plain one at every length and alignment") {
  std::string bytes;
  uint32_t state = 1;
  for (int i = 0; i < 100; ++i) bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  for (size_t begin = 0; begin < 16; ++begin)
    for (size_t length = 0; begin + length <= bytes.size(); ++length) {
      const std::string_view part = std::string_view(bytes).substr(begin, length);
      REQUIRE(crc32(part) == slow_crc32(part));
    }
}
