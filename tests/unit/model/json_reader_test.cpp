#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "model/json.h"

using satchel::Json;
using satchel::parse_json;

namespace {

// nlohmann's own reader, which knows no limit of depth.
Json oracle(const std::string& text) { return Json::parse(text, nullptr, false); }

void check_same(const std::string& text) {
  const Json expected = oracle(text);
  const Json found = parse_json(text);
  CAPTURE(text);
  REQUIRE(found.is_discarded() == expected.is_discarded());
  if (expected.is_discarded()) return;
  REQUIRE(found == expected);
  // 1 and 1.0 compare as equal; what they are must be the same too.
  REQUIRE(found.dump() == expected.dump());
}

}  // namespace

TEST_CASE("values are read as nlohmann reads them") {
  for (const char* text :
       {"null", "true", "false", "0", "-0", "12", "-12", "1.5", "-1.5e3", "1E+2", "1e-2", "0.1", "1.0",
        "18446744073709551615", "18446744073709551616", "-9223372036854775808", "-9223372036854775809",
        "1e400", "-1e400", "1e-400", "2.2250738585072014e-308", "0.30000000000000004", "9007199254740993",
        "\"\"", "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u00e4\\u20AC\\ud83d\\ude00\\u0000\"", "\"\xC3\xA4\"",
        "[]", "[1,[2,[3]],{}]", "{}", "{\"a\":1,\"b\":{\"c\":[true,null]},\"a\":2}", " \t\r\n[ 1 , 2 ]\n",
        "\xEF\xBB\xBF{}",
        // and what is no JSON
        "", " ", "nul", "truefalse", "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "NaN", "Infinity",
        "1 2", "[1,]", "[,1]", "[1 2]", "[", "]", "[1", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
        "{1:2}", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\ud83d\"", "\"\\ud83d\\u0041\"", "\"\\ude00\"",
        "\"\n\"", "\"\x80\"", "\"\xED\xA0\x80\"", "'a'", "/* c */ 1", "[1]]", "{}{}", "\xEF\xBB"})
    check_same(text);
  check_same(std::string("\"a\0b\"", 5));
}

TEST_CASE("random texts are read, or refused, as nlohmann does") {
  const std::vector<std::string> parts = {
      "{",  "}",    "[",        "]",  ",",    ":",    "\"a\"", "\"b\\n\"", "\"\\u00e9\"", "1",
      "-2", "3.25", "4e2",      "-0", "true", "null", " ",     "\n",       "\"",          "\\",
      "u",  "e",    "\xC3\xA4", "0",  ".",    "-",    "\"\"",  "5",        "+",           "\x01"};
  std::mt19937 random(5);
  int good = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (size_t i = random() % 9; i > 0; --i) text += parts[random() % parts.size()];
    check_same(text);
    good += !oracle(text).is_discarded();
  }
  CHECK(good > 1'000);
}

TEST_CASE("a changed byte is seen as nlohmann sees it") {
  const std::string whole =
      R"({"title":"A \"page\"","n":[0,-1,2.5e3,18446744073709551615],"é":{"a":null,"b":[true,false]},"s":"\u20ac\ud83d\ude00"})";
  std::mt19937 random(6);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = whole;
    for (size_t i = 1 + random() % 2; i > 0; --i) text[random() % text.size()] = static_cast<char>(random());
    check_same(text);
    check_same(whole.substr(0, random() % whole.size()));
  }
}

TEST_CASE("containers nest sixty-four deep, and no deeper") {
  const auto nested = [](int depth) {
    return std::string(static_cast<size_t>(depth), '[') + std::string(static_cast<size_t>(depth), ']');
  };
  CHECK(parse_json(nested(64)).is_array());
  CHECK(parse_json(nested(65)).is_discarded());
  CHECK(parse_json(nested(1'000'000)).is_discarded());
  CHECK(parse_json(std::string(1'000'000, '[')).is_discarded());
}
