#include "base/decimal.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>

using namespace satchel;

namespace {

// Holds it against the C library, bit by bit.
void check_as_strtod(const std::string& text) {
  const std::optional<double> ours = parse_decimal(text);
  const double theirs = std::strtod(text.c_str(), nullptr);
  INFO(text);
  REQUIRE(ours.has_value());
  if (std::memcmp(&*ours, &theirs, sizeof theirs) != 0) CHECK(*ours == theirs);
}

std::string printed(const char* format, double number, int digits) {
  char text[1200];
  std::snprintf(text, sizeof text, format, digits, number);
  return text;
}

}  // namespace

TEST_CASE("what is a decimal number, and what is not") {
  for (const char* text : {"0", "-0", "1", "-1.5", ".5", "5.", "1e3", "1E+3", "1e-3", "00012", "0.1e0",
                           "0e400", "0e-100", "-0.00e-50"})
    check_as_strtod(text);
  for (const char* text :
       {"", "-", ".", "e3", "1e", "1e+", "1.2.3", " 1", "1 ", "+1", "0x10", "inf", "nan", "1,5", "--1"})
    CHECK_FALSE(parse_decimal(text));
}

TEST_CASE("hard cases: halfway, subnormal, overflow, many digits") {
  for (const char* text : {"9007199254740993",
                           "9007199254740992.5",
                           "9007199254740993.00000000000000000000000000001",
                           "2.2250738585072011e-308",
                           "2.2250738585072014e-308",
                           "4.9406564584124654e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "1.7976931348623157e308",
                           "1.7976931348623158e308",
                           "1.7976931348623159e308",
                           "1e308",
                           "1e309",
                           "1e-400",
                           "1e400",
                           "1e999999999999",
                           "-1e-999999999999",
                           "123456789012345678901234567890",
                           "0.000000000000000000000000000000000000001",
                           "6.631236871469758276785396630275967e-17",
                           "1e22",
                           "1e23"})
    check_as_strtod(text);
  check_as_strtod(std::string(5000, '9'));
  check_as_strtod("0." + std::string(400, '0') + "1e380");
  check_as_strtod("1" + std::string(900, '0') + "1e-900");
}

TEST_CASE("agrees with the C library on random numbers, printed short and long") {
  std::mt19937_64 random(11);
  for (int i = 0; i < 200'000; ++i) {
    const uint64_t bits = random();
    double number = 0;
    std::memcpy(&number, &bits, sizeof number);
    if (!std::isfinite(number)) continue;
    check_as_strtod(printed("%.*e", number, static_cast<int>(random() % 25)));
  }
}

TEST_CASE("agrees with the C library exactly halfway between two doubles") {
  std::mt19937_64 random(12);
  for (int i = 0; i < 3000; ++i) {
    const uint64_t bits = random() % 0x7FE0000000000000u;
    const uint64_t next_bits = bits + 1;
    double low = 0, high = 0;
    std::memcpy(&low, &bits, sizeof low);
    std::memcpy(&high, &next_bits, sizeof high);
    char text[1200];
    std::snprintf(text, sizeof text, "%.800Le", (static_cast<long double>(low) + high) / 2);
    check_as_strtod(text);
  }
}
