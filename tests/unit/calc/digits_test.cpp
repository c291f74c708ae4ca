// Numbers as texts and back, held against the C library's.
#include <clocale>
#include <cstdio>
#include <cstring>
#include <random>

#include "calc/elementary.h"
#include "calc/rounding.h"
#include "calc_support.h"

using namespace satchel;
using namespace satchel::calc;

namespace {

// Any finite double, all exponents alike.
double any_double(std::mt19937_64& chance) {
  while (true) {
    const uint64_t bits = chance();
    double number = 0;
    std::memcpy(&number, &bits, sizeof number);
    if (std::isfinite(number)) return number;
  }
}

std::string digits_of(double number, int digits) {
  TextBuffer out;
  const Decimal decimal = to_decimal(number, digits);
  if (decimal.negative) out += '-';
  append_scientific(out, decimal, 17);
  return out.str();
}

// The same of printf, its zeros at the end taken off.
std::string printed_digits(double number, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*E", digits - 1, number);
  std::string mantissa(text, std::strchr(text, 'E'));
  while (mantissa.back() == '0' && mantissa.find('.') != std::string::npos) mantissa.pop_back();
  if (mantissa.back() == '.') mantissa.pop_back();
  return mantissa + std::strchr(text, 'E');
}

// Where exactly one half follows, printf goes to the even digit and spreadsheets away from zero.
bool is_halfway(double number, int digits) {
  char text[900];
  std::snprintf(text, sizeof text, "%.800E", number);
  const char* behind = std::strchr(text, '.') + digits;
  return *behind == '5' && behind[1 + std::strspn(behind + 1, "0")] == 'E';
}

std::string number_text(double number) {
  TextBuffer out;
  append_number(out, number);
  return out.str();
}

std::string general_text(double number) {
  TextBuffer out;
  append_general(out, number);
  return out.str();
}

}  // namespace

TEST_CASE("digits are printf's, at 15 and at 17") {
  std::mt19937_64 chance(1);
  for (int i = 0; i < 20000; ++i) {
    const double number =
        i % 2 == 0 ? any_double(chance) : std::ldexp(static_cast<double>(chance() >> 11), i % 100 - 50);
    if (number == 0) continue;
    for (const int digits : {15, 17})
      if (!is_halfway(number, digits)) CHECK(digits_of(number, digits) == printed_digits(number, digits));
  }
  for (const double number :
       {1e17, 1.5e300, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 123456789.0 * 987654321})
    CHECK(digits_of(number, 17) == printed_digits(number, 17));
}

TEST_CASE("& shows up to 15 digits, and exponents only where they are shorter") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(0.1 + 0.2) == "0.3");
  CHECK(number_text(1.0 / 3) == "0.333333333333333");
  CHECK(number_text(-2.0 / 3) == "-0.666666666666667");
  CHECK(number_text(1e-7) == "0.0000001");
  CHECK(number_text(1e-20) == "1E-20");
  CHECK(number_text(1e-5 / 3) == "3.33333333333333E-06");
  CHECK(number_text(999999999999999) == "999999999999999");
  CHECK(number_text(1e15) == "1E+15");
  CHECK(number_text(1.5e300) == "1.5E+300");
}

TEST_CASE("General shows what fits into a cell") {
  CHECK(general_text(3.14159265358979) == "3.141592654");
  CHECK(general_text(12345.678) == "12345.678");
  CHECK(general_text(1.0 / 300) == "0.003333333");
  CHECK(general_text(12345678901) == "12345678901");
  CHECK(general_text(123456789012) == "1.23457E+11");
  CHECK(general_text(0.00001) == "1E-05");
  CHECK(general_text(0) == "0");
}

TEST_CASE("numbers are read and written alike in every locale") {
  for (const char* locale : {"C", "de_DE.UTF-8", "de_DE", "fr_FR.UTF-8"}) {
    if (std::setlocale(LC_ALL, locale) == nullptr) continue;
    CHECK(testing::computed("=1.5+\"2.25\"") == "3.75");
    CHECK(testing::computed("=1.5E3&\"\"") == "1500");
    CHECK(testing::computed("=TEXT(1234.5,\"#,##0.00\")") == "1,234.50");
    CHECK(testing::computed("=0.1234567890123456789012345678*1E10") == "1234567890.12346");
  }
  std::setlocale(LC_ALL, "C");
}

TEST_CASE("rounding goes by the decimal number") {
  const auto half = [](double number, double places) {
    return round_to_decimals(number, places, Rounding::kHalfAway);
  };
  // n + 0.5 hundredths, as a decimal: always away from zero.
  for (int i = 0; i < 100000; i += 7) {
    const double number = (i * 10 + 5) / 1000.0;
    CHECK(half(number, 2) == (i + 1) / 100.0);
    CHECK(half(-number, 2) == -(i + 1) / 100.0);
    CHECK(round_to_decimals((i * 10 + 9) / 1000.0, 2, Rounding::kTowardsZero) == i / 100.0);
    CHECK(round_to_decimals((i * 10) / 1000.0, 2, Rounding::kTowardsZero) == i / 100.0);
    CHECK(round_to_decimals((i * 10) / 1000.0, 2, Rounding::kAway) == i / 100.0);
    CHECK(round_to_decimals((i * 10 + 1) / 1000.0, 2, Rounding::kAway) == (i + 1) / 100.0);
  }
  CHECK(half(1234567.891, -3) == 1235000);
  CHECK(half(1e300, 5) == 1e300);
  CHECK(half(1e-300, 300) == 1e-300);
  CHECK(half(5, -400) == 0);
}

TEST_CASE("powers and logarithms are the C library's to the last bits") {
  std::mt19937_64 chance(2);
  const auto near = [](double a, double b) { return a == b || std::fabs(a - b) <= 4e-16 * std::fabs(b); };
  for (int i = 0; i < 20000; ++i) {
    const double x = std::fabs(any_double(chance));
    if (x == 0) continue;
    CHECK(near(natural_log(x), std::log(x)));
    const double y = static_cast<double>(static_cast<int64_t>(chance()) % 700'000) / 1000;
    CHECK(near(exponential(y), std::exp(y)));
    const double base = 1 + static_cast<double>(chance() % 100'000) / 1e6,
                 exponent = static_cast<double>(chance() % 720);
    CHECK(near(power(base, exponent), std::pow(base, exponent)));
  }
  for (int i = -300; i <= 300; ++i) CHECK(log_to_base(power(10, i), 10) == i);
  CHECK(power(-2, 3) == -8);
  CHECK(power(-2, -2) == 0.25);
  CHECK(std::isnan(power(-2, 0.5)));
  CHECK(power(10, 400) == INFINITY);
  CHECK(power(10, -400) == 0);
}
