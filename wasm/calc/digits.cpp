#include "calc/digits.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "base/ascii.h"
#include "base/decimal.h"
#include "calc/elementary.h"

namespace satchel::calc {
namespace {

constexpr uint32_t kWord = 1'000'000'000;  // nine digits
constexpr int kWordDigits = 9;

// Any double in full: nine digits a word, as many before the point and behind it as there can be.
class LongDecimal {
 public:
  // Not of 0.
  explicit LongDecimal(double magnitude) {
    int exponent = 0;
    auto mantissa = static_cast<uint64_t>(std::frexp(magnitude, &exponent) * 0x1p53);
    exponent -= 53;
    for (int i = 0; i < 3; ++i, mantissa /= kWord) words_[--first_] = static_cast<uint32_t>(mantissa % kWord);
    for (; exponent > 29; exponent -= 29) multiply(29);
    if (exponent > 0) multiply(exponent);
    for (; exponent < 0; exponent += 9) divide(exponent > -9 ? -exponent : 9);
    while (words_[first_] == 0) ++first_;
    while (words_[first_] < unit_) unit_ /= 10;
  }

  // How many digits stand before the point, asked before the first digit is taken.
  int point() const {
    int digits = 0;
    for (uint32_t unit = unit_; unit > 0; unit /= 10) ++digits;
    return (kPoint - first_ - 1) * kWordDigits + digits;
  }

  // Digits from the first that is not 0. False behind the last.
  bool next(char& digit) {
    if (first_ == last_) return false;
    digit = static_cast<char>('0' + words_[first_] / unit_ % 10);
    unit_ /= 10;
    if (unit_ == 0) {
      unit_ = kWord / 10;
      ++first_;
    }
    return true;
  }

 private:
  void multiply(int bits) {
    uint64_t carry = 0;
    for (int i = last_ - 1; i >= first_; --i) {
      const uint64_t word = (static_cast<uint64_t>(words_[i]) << bits) + carry;
      words_[i] = static_cast<uint32_t>(word % kWord);
      carry = word / kWord;
    }
    if (carry != 0) words_[--first_] = static_cast<uint32_t>(carry);
  }
  void divide(int bits) {
    const uint32_t mask = (1u << bits) - 1, unit = kWord >> bits;
    uint32_t rest = 0;
    for (int i = first_; i < last_; ++i) {
      const uint32_t word = words_[i];
      words_[i] = (word >> bits) + rest;
      rest = (word & mask) * unit;
    }
    if (rest != 0) words_[last_++] = rest;
    if (words_[first_] == 0 && first_ < last_ - 1) ++first_;
  }

  static constexpr int kPoint = 40,
                       kBehind = 125;  // 2^1024 has 309 digits before it, 2^-1074 has 1074 behind it
  uint32_t words_[kPoint + kBehind];   // from first_ to last_
  int first_ = kPoint, last_ = kPoint;
  uint32_t unit_ = kWord / 10;  // of the next digit in its word
};

// Adds one to the last digit; the zeros that arise are dropped.
void carry_up(Decimal& decimal) {
  while (decimal.count > 0 && decimal.digits[decimal.count - 1] == '9') --decimal.count;
  if (decimal.count > 0) {
    ++decimal.digits[decimal.count - 1];
    return;
  }
  decimal.digits[0] = '1';
  decimal.count = 1;
  ++decimal.point;
}

void drop_zeros(Decimal& decimal) {
  while (decimal.count > 0 && decimal.digits[decimal.count - 1] == '0') --decimal.count;
}

void append_exponent(TextBuffer& out, int exponent) {
  out += exponent < 0 ? "E-" : "E+";
  const int size = std::abs(exponent);
  if (size >= 100) out += static_cast<char>('0' + size / 100);
  out += static_cast<char>('0' + size / 10 % 10);
  out += static_cast<char>('0' + size % 10);
}

int decimals_of(const Decimal& decimal) { return std::max(0, decimal.count - decimal.point); }

void append_sign(TextBuffer& out, const Decimal& decimal) {
  if (decimal.negative && decimal.count > 0) out += '-';
}

}  // namespace

Decimal to_decimal(double number, int digits) {
  Decimal decimal;
  decimal.negative = number < 0;
  if (number == 0) return decimal;
  LongDecimal exact(std::fabs(number));
  decimal.point = exact.point();
  while (decimal.count < digits && exact.next(decimal.digits[decimal.count])) ++decimal.count;
  char behind = '0';
  if (exact.next(behind) && behind >= '5') carry_up(decimal);
  drop_zeros(decimal);
  return decimal;
}

void round_to(Decimal& decimal, int decimals) {
  const int keep = decimal.point + decimals;
  if (keep >= decimal.count) return;
  const bool up = keep >= 0 && decimal.digits[keep] >= '5';
  decimal.count = std::max(keep, 0);
  if (up) {
    if (keep == 0) decimal.point = -decimals;
    carry_up(decimal);
  }
  drop_zeros(decimal);
}

void append_fixed(TextBuffer& out, const Decimal& decimal, int decimals, bool grouped) {
  for (int place = std::max(decimal.point, 1) - 1; place >= 0; --place) {
    out += decimal.at(place);
    if (grouped && place > 0 && place % 3 == 0) out += ',';
  }
  if (decimals > 0) out += '.';
  for (int place = -1; place >= -decimals; --place) out += decimal.at(place);
}

void append_scientific(TextBuffer& out, const Decimal& decimal, int decimals) {
  Decimal mantissa = decimal;
  mantissa.point = 1;
  round_to(mantissa, decimals);
  const int exponent = decimal.count == 0 ? 0 : decimal.point + mantissa.point - 2;
  mantissa.point = 1;
  append_fixed(out, mantissa, decimals_of(mantissa), false);
  append_exponent(out, exponent);
}

void append_number(TextBuffer& out, double number) {
  constexpr int kLongest = 20;  // characters of a small number before an exponent takes less
  const Decimal decimal = to_decimal(number);
  append_sign(out, decimal);
  if (decimal.point > kShownDigits || decimals_of(decimal) + 2 > kLongest)
    append_scientific(out, decimal, kShownDigits);
  else
    append_fixed(out, decimal, decimals_of(decimal), false);
}

void append_general(TextBuffer& out, double number) {
  constexpr int kWidth = 11;
  Decimal decimal = to_decimal(number);
  append_sign(out, decimal);
  const bool is_small = decimal.count > 0 && decimal.point < -3;
  const int decimals = std::max(0, kWidth - 1 - std::max(decimal.point, 1));
  if (is_small || decimal.point > kWidth) {
    append_scientific(out, decimal, 5);
    return;
  }
  round_to(decimal, decimals);
  append_fixed(out, decimal, decimals_of(decimal), false);
}

double power_of_ten(int exponent) {
  constexpr double kExact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  return exponent >= 0 && exponent <= 22 ? kExact[exponent] : power(10, exponent);
}

double read_number(std::string_view text, size_t& at) {
  const auto digits_end = [&](size_t i) {
    while (i < text.size() && is_ascii_digit(text[i])) ++i;
    return i;
  };
  size_t end = digits_end(at);
  if (end < text.size() && text[end] == '.') end = digits_end(end + 1);
  if (end < text.size() && to_ascii_lower(text[end]) == 'e') {
    const size_t sign = end + 1;
    const bool has_sign = sign < text.size() && (text[sign] == '-' || text[sign] == '+');
    const size_t power = sign + (has_sign ? 1 : 0), power_end = digits_end(power);
    if (power_end > power) end = power_end;
  }
  const std::optional<double> number = parse_decimal(text.substr(at, end - at));
  if (number) at = end;
  return number.value_or(NAN);
}

}  // namespace satchel::calc
