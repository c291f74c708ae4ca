#include "calc/elementary.h"

#include <cmath>

namespace satchel::calc {
namespace {

// A number as the sum of two doubles: about 106 bits (T. J. Dekker, 1971).
struct Double2 {
  double high, low;
};

constexpr Double2 kLn2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

Double2 exact_sum(double a, double b) {
  const double sum = a + b, part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

Double2 exact_product(double a, double b) {
  constexpr double kSplit = 0x1p27 + 1;
  const double p = a * b, ca = kSplit * a, cb = kSplit * b;
  const double a1 = ca - (ca - a), a2 = a - a1, b1 = cb - (cb - b), b2 = b - b1;
  return {p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2};
}

Double2 operator+(Double2 a, Double2 b) {
  const Double2 sum = exact_sum(a.high, b.high);
  return exact_sum(sum.high, sum.low + a.low + b.low);
}

Double2 operator*(Double2 a, Double2 b) {
  const Double2 product = exact_product(a.high, b.high);
  return exact_sum(product.high, product.low + a.high * b.low + a.low * b.high);
}

Double2 operator/(Double2 a, Double2 b) {
  const double first = a.high / b.high;
  const Double2 rest = a + Double2{-first, 0} * b;
  return exact_sum(first, rest.high / b.high);
}

// x = m 2^k with m near 1; log m = 2 (s + s^3/3 + s^5/5 + …), s = (m - 1) / (m + 1).
Double2 log2_parts(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 0.7071067811865476) {
    m *= 2;
    --exponent;
  }
  const Double2 s = Double2{m - 1, 0} / exact_sum(m, 1), square = s * s;
  Double2 sum = {0, 0};
  for (int i = 41; i >= 1; i -= 2) sum = sum * square + Double2{1, 0} / Double2{static_cast<double>(i), 0};
  return sum * s * Double2{2, 0} + kLn2 * Double2{static_cast<double>(exponent), 0};
}

// x = k ln 2 + r; e^r = (e^(r/16))^16, by Taylor's series.
double exp_of(Double2 x) {
  if (x.high > 709.79) return INFINITY;
  if (x.high < -745.2) return 0;
  const double k = std::floor(x.high / kLn2.high + 0.5);
  const Double2 r = (x + kLn2 * Double2{-k, 0}) * Double2{0x1p-4, 0};
  Double2 sum = {1, 0};
  for (int i = 14; i >= 1; --i) sum = sum * r / Double2{static_cast<double>(i), 0} + Double2{1, 0};
  for (int i = 0; i < 4; ++i) sum = sum * sum;
  return std::ldexp(sum.high, static_cast<int>(k));
}

}  // namespace

double natural_log(double x) { return log2_parts(x).high; }

double log_to_base(double x, double base) { return (log2_parts(x) / log2_parts(base)).high; }

double exponential(double x) { return exp_of({x, 0}); }

double power(double base, double exponent) {
  if (exponent == 2) return base * base;
  if (exponent == 0 || base == 1) return 1;
  if (base == 0) return exponent < 0 ? INFINITY : 0;
  const bool is_whole = exponent == std::floor(exponent);
  if (base < 0 && !is_whole) return NAN;
  if (!std::isfinite(base) || !std::isfinite(exponent)) return NAN;
  const Double2 log = log2_parts(std::fabs(base));
  // Far beyond every double, where the product of two parts would overflow.
  const double size = std::fabs(exponent) > 1e20 ? log.high * exponent : 0;
  const double result = size != 0 ? (size > 0 ? INFINITY : 0) : exp_of(log * Double2{exponent, 0});
  const bool is_odd = is_whole && std::fmod(exponent, 2) != 0;
  return base < 0 && is_odd ? -result : result;
}

}  // namespace satchel::calc
