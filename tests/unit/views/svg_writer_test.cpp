#include "views/svg_writer.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdio>
#include <random>

using namespace satchel;

namespace {

std::string written(double value, int decimals = 1) {
  TextBuffer out;
  append_number(out, value, decimals);
  return out.str();
}

// What printf makes of a number that has been rounded half away from zero.
std::string printed(double value, int decimals) {
  const double unit = std::pow(10, decimals);
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, std::round(value * unit) / unit);
  std::string plain = text;
  if (plain.find('.') != std::string::npos) {
    while (plain.ends_with('0')) plain.pop_back();
    if (plain.ends_with('.')) plain.pop_back();
  }
  return plain == "-0" ? "0" : plain;
}

}  // namespace

TEST_CASE("numbers are as short as they go") {
  CHECK(written(0) == "0");
  CHECK(written(-0.0) == "0");
  CHECK(written(-0.04) == "0");
  CHECK(written(12.5) == "12.5");
  CHECK(written(12.04) == "12");
  CHECK(written(-3) == "-3");
  CHECK(written(0.05) == "0.1");
  CHECK(written(-0.05) == "-0.1");
  CHECK(written(0.001, 3) == "0.001");
  CHECK(written(100, 0) == "100");
  CHECK(written(-99.5, 0) == "-100");
  CHECK(written(1e9, 6) == "1000000000");
}

TEST_CASE("numbers are those of printf, of every size and sign") {
  std::mt19937_64 random(975);
  std::uniform_real_distribution<double> mantissa(-10, 10);
  for (int i = 0; i < 200'000; ++i) {
    const int decimals = static_cast<int>(random() % 7);
    const double value = mantissa(random) * std::pow(10, static_cast<int>(random() % 8));
    if (written(value, decimals) != printed(value, decimals)) {
      INFO(decimals << " decimals");
      REQUIRE(written(value, decimals) == printed(value, decimals));
    }
  }
}

TEST_CASE("attributes are escaped") {
  TextBuffer out;
  append_named(out, "aria-label", "\"A\" & <b>");
  append_named(out, "x", 1.25);
  CHECK(out.view() == " aria-label=\"&quot;A&quot; &amp; &lt;b&gt;\" x=\"1.3\"");
}
