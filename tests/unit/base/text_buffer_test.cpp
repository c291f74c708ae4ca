#include "base/text_buffer.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/byte_block.h"
#include "base/escape.h"

using namespace satchel;

namespace {

// A text of `size` bytes, most of them letters, whose first byte lies at any alignment.
std::string random_text(std::mt19937& random, size_t size) {
  constexpr std::string_view kBytes = "abcdefghijklmnop &<>\"'\n\xC3\xA4";
  std::string text;
  for (size_t i = 0; i < size; ++i) text += kBytes[random() % kBytes.size()];
  return text;
}

// Text escaped byte by byte.
std::string slowly_escaped(std::string_view text, bool attribute) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'' && attribute)
      out += "&#39;";
    else
      out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("a text buffer holds what was appended, whatever the lengths") {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    TextBuffer buffer;
    std::string expected;
    for (int step = 0; step < 40; ++step) {
      const std::string text = random_text(random, random() % 100);
      buffer += text;
      buffer += 'x';
      expected += text + "x";
      if (random() % 8 == 0) {
        const size_t size = random() % expected.size();
        buffer.truncate(size);
        expected.resize(size);
      }
      REQUIRE(buffer.view() == expected);
    }
    const TextBuffer moved = std::move(buffer);
    CHECK(moved.str() == expected);
    CHECK(moved.size() == expected.size());
  }
}

TEST_CASE("reserved room is not moved") {
  TextBuffer buffer;
  CHECK(buffer.empty());
  buffer.reserve(100);
  const char* begin = buffer.view().data();
  buffer += std::string(100, 'x');
  CHECK(buffer.view().data() == begin);
  CHECK(buffer.back() == 'x');
}

TEST_CASE("escaping by blocks agrees with escaping byte by byte, at every alignment and length") {
  std::mt19937 random(2);
  for (size_t size = 0; size < 80; ++size)
    for (size_t offset = 0; offset < 17; ++offset) {
      const std::string storage = random_text(random, offset + size);
      const std::string_view text = std::string_view(storage).substr(offset);
      TextBuffer out;
      append_text(out, text);
      REQUIRE(out.view() == slowly_escaped(text, false));
      out.clear();
      append_attribute(out, text);
      REQUIRE(out.view() == slowly_escaped(text, true));
      REQUIRE(satchel_find_byte(storage.data(), offset, storage.size(), '&') ==
              std::min(storage.find('&', offset), storage.size()));
    }
}
