#include "tool/gzip.h"

#include <catch2/catch.hpp>

using namespace satchel;

TEST_CASE("gzip and gunzip undo each other at every level") {
  for (const size_t bytes : {size_t{0}, size_t{1}, size_t{5000}, size_t{1} << 21, size_t{9} << 20}) {
    std::string text;
    while (text.size() < bytes) text += std::to_string(text.size() * 2654435761u) + " satchel\n";
    text.resize(bytes);
    const std::string packed = gzip(text);
    CHECK(is_gzip(packed));
    CHECK(gunzip(packed, bytes).value() == text);
  }
}

TEST_CASE("gzip leaves out what differs from day to day") {
  const std::string packed = gzip("the same bytes");
  CHECK(packed == gzip("the same bytes"));
  CHECK(packed.substr(4, 4) == std::string(4, '\0'));  // the time
  CHECK((packed[3] & 0x08) == 0);                      // no file name
}

TEST_CASE("gunzip refuses what is damaged, cut off, or too large") {
  const std::string packed = gzip(std::string(1000, 'a') + "b");
  for (size_t length = 0; length < packed.size(); ++length)
    CHECK_FALSE(gunzip(packed.substr(0, length), 1 << 20));
  for (size_t at = packed.size() - 8; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    CHECK_FALSE(gunzip(damaged, 1 << 20));
  }
  CHECK_FALSE(gunzip(packed, 1000));
  CHECK(gunzip(packed, 1001));
  CHECK(gunzip("not gzip at all, but long enough", 100).error().code == "bad-gzip");
}
