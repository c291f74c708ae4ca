#include "base/arena.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <cstring>

using satchel::Arena;

TEST_CASE("memory is zeroed, aligned and its own") {
  Arena arena;
  std::vector<unsigned char*> parts;
  for (size_t size = 0; size < 3000; size += 7) {
    auto* memory = static_cast<unsigned char*>(arena.allocate(size));
    CHECK(reinterpret_cast<uintptr_t>(memory) % 16 == 0);
    for (size_t i = 0; i < size; ++i) REQUIRE(memory[i] == 0);
    std::memset(memory, static_cast<int>(size % 251), size);
    parts.push_back(memory);
  }
  for (size_t n = 0; n < parts.size(); ++n)
    for (size_t i = 0; i < n * 7; ++i) REQUIRE(parts[n][i] == (n * 7) % 251);
}

TEST_CASE("reallocate keeps the bytes, in place and moved") {
  Arena arena;
  auto* text = static_cast<char*>(arena.allocate(4));
  std::memcpy(text, "abc", 4);
  auto* grown = static_cast<char*>(arena.reallocate(text, 100));
  CHECK(grown == text);  // it was the last allocation
  CHECK(std::strcmp(grown, "abc") == 0);
  arena.allocate(1);
  auto* moved = static_cast<char*>(arena.reallocate(grown, 5000));
  CHECK(moved != grown);
  CHECK(std::strcmp(moved, "abc") == 0);
}

TEST_CASE("large allocations and reset") {
  Arena arena;
  for (int round = 0; round < 3; ++round) {
    auto* large = static_cast<unsigned char*>(arena.allocate(Arena::kBlockBytes * 3));
    CHECK(large[Arena::kBlockBytes * 3 - 1] == 0);
    large[0] = 1;
    CHECK(static_cast<unsigned char*>(arena.allocate(10))[0] == 0);
    arena.reset();
  }
}
