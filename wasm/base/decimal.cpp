#include "base/decimal.h"

#include <cmath>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"

namespace satchel {
namespace {

constexpr int kMaxDigits = 800;        // 768 decide every double: what is cut off is only told from nothing
constexpr int kMostShift = 28;         // bits at a time: ten times 2 ^ 28 and a digit fit into 64
constexpr int kMaxExponent = 100'000;  // beyond it there is only 0 and infinity
constexpr int kMantissaBits = 53;
constexpr int kLeastExponent = -1021;  // of a double in [1/2, 1) times 2 ^ exponent that is not subnormal

// 0.d1d2d3… times 10 ^ point, with as many digits as it takes. R. Clinger 1990 for the short ones, else the
// simple way of Go's strconv: halve or double the digits until the number is in [1/2, 1).
class Decimal {
 public:
  bool read(std::string_view text);
  double value();

 private:
  bool read_digits(std::string_view& text);
  bool read_exponent(std::string_view text);
  void add_digit(uint8_t digit);
  std::optional<double> short_value() const;
  void divide(int bits);    // by 2 ^ bits
  void multiply(int bits);  // by 2 ^ bits
  void set_digits(const uint8_t* digits, int count);
  int scale();  // brings it into [1/2, 1); the exponent of 2 that this took
  uint64_t rounded() const;

  uint8_t digits_[kMaxDigits];
  int count_ = 0;
  int point_ = 0;
  bool is_cut_ = false;  // digits that are not 0 were left out behind the last
  bool is_negative_ = false;
};

bool Decimal::read(std::string_view text) {
  if (text.starts_with('-')) {
    is_negative_ = true;
    text.remove_prefix(1);
  }
  return read_digits(text) && read_exponent(text);
}

bool Decimal::read_digits(std::string_view& text) {
  bool has_digits = false, behind_point = false;
  for (; !text.empty(); text.remove_prefix(1)) {
    const char c = text.front();
    if (c == '.' && !behind_point) {
      behind_point = true;
    } else if (is_ascii_digit(c)) {
      has_digits = true;
      add_digit(static_cast<uint8_t>(c - '0'));
      if (behind_point) --point_;
    } else {
      break;
    }
  }
  point_ += count_;
  return has_digits;
}

// `point_` counts meanwhile what does not stand among the digits.
void Decimal::add_digit(uint8_t digit) {
  if (count_ == 0 && digit == 0) return;
  if (count_ < kMaxDigits) {
    digits_[count_++] = digit;
  } else {
    ++point_;
    is_cut_ = is_cut_ || digit != 0;
  }
}

bool Decimal::read_exponent(std::string_view text) {
  if (text.empty()) return true;
  if (to_ascii_lower(text.front()) != 'e') return false;
  text.remove_prefix(1);
  const bool is_down = text.starts_with('-');
  if (is_down || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return false;
  int exponent = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c)) return false;
    if (exponent < kMaxExponent) exponent = exponent * 10 + (c - '0');
  }
  point_ += is_down ? -exponent : exponent;
  return true;
}

// Up to 15 digits and up to 22 powers of ten are doubles, so one step of arithmetic rounds once.
std::optional<double> Decimal::short_value() const {
  if (count_ == 0) return 0;
  const int power = point_ - count_;
  if (count_ > 15 || power < -22 || power > 22) return std::nullopt;
  double number = 0, scale = 1;
  for (int i = 0; i < count_; ++i) number = number * 10 + digits_[i];
  for (int i = power < 0 ? -power : power; i > 0; --i) scale *= 10;
  return power < 0 ? number / scale : number * scale;
}

double Decimal::value() {
  double magnitude = 0;
  if (const std::optional<double> simple = short_value()) {
    magnitude = *simple;
  } else if (point_ > 310) {
    magnitude = INFINITY;
  } else if (point_ > -330) {
    int exponent = scale();
    // A subnormal has fewer bits.
    while (exponent < kLeastExponent) {
      const int missing = kLeastExponent - exponent;
      const int bits = missing < kMostShift ? missing : kMostShift;
      divide(bits);
      exponent += bits;
    }
    multiply(kMostShift);
    multiply(kMantissaBits - kMostShift);
    magnitude = std::ldexp(static_cast<double>(rounded()), exponent - kMantissaBits);
  }
  return is_negative_ ? -magnitude : magnitude;
}

int Decimal::scale() {
  int exponent = 0;
  while (point_ > 0) {
    const int bits = point_ > 8 ? kMostShift : 3 * point_;
    divide(bits);
    exponent += bits;
  }
  while (point_ < 0 || digits_[0] < 5) {
    const int bits = point_ < -8 ? kMostShift : 1;
    multiply(bits);
    exponent -= bits;
  }
  return exponent;
}

void Decimal::divide(int bits) {
  uint8_t quotient[kMaxDigits];
  int count = 0, read = 0;
  uint64_t rest = 0;
  for (; rest >> bits == 0; ++read) rest = rest * 10 + (read < count_ ? digits_[read] : 0);
  point_ -= read - 1;
  while (rest != 0 || read < count_) {
    const auto digit = static_cast<uint8_t>(rest >> bits);
    if (count < kMaxDigits)
      quotient[count++] = digit;
    else
      is_cut_ = is_cut_ || digit != 0;
    rest &= (uint64_t{1} << bits) - 1;
    rest = rest * 10 + (read < count_ ? digits_[read] : 0);
    ++read;
  }
  set_digits(quotient, count);
}

void Decimal::multiply(int bits) {
  uint8_t product[kMaxDigits + 10];  // 2 ^ 28 has nine digits
  uint8_t* const end = product + sizeof product;
  uint8_t* first = end;
  uint64_t carry = 0;
  for (int i = count_; i > 0 || carry != 0;) {
    if (i > 0) carry += uint64_t{digits_[--i]} << bits;
    *--first = static_cast<uint8_t>(carry % 10);
    carry /= 10;
  }
  const int count = static_cast<int>(end - first);
  point_ += count - count_;
  for (int i = kMaxDigits; i < count; ++i) is_cut_ = is_cut_ || first[i] != 0;
  set_digits(first, count < kMaxDigits ? count : kMaxDigits);
}

void Decimal::set_digits(const uint8_t* digits, int count) {
  while (count > 0 && digits[count - 1] == 0) --count;
  std::memcpy(digits_, digits, static_cast<size_t>(count));
  count_ = count;
}

// To a whole number, which has at most 16 digits; halfway to the even one.
uint64_t Decimal::rounded() const {
  uint64_t number = 0;
  for (int i = 0; i < point_; ++i) number = number * 10 + (i < count_ ? digits_[i] : 0);
  if (point_ < 0 || point_ >= count_ || digits_[point_] < 5) return number;
  const bool is_half = digits_[point_] == 5 && point_ + 1 == count_ && !is_cut_;
  return number + (is_half ? number & 1 : 1);
}

}  // namespace

std::optional<double> parse_decimal(std::string_view text) {
  Decimal decimal;
  if (!decimal.read(text)) return std::nullopt;
  return decimal.value();
}

}  // namespace satchel
