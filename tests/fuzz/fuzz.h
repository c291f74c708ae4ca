// What the fuzzers share: claims that must hold for every input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

// Ends the program, as libFuzzer expects of a finding, where `claim` does not hold.
inline void require(bool claim, const char* what) {
  if (claim) return;
  std::fprintf(stderr, "a claim does not hold: %s\n", what);
  std::abort();
}

inline std::string_view as_text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}
