// Arithmetic and rounding.
#include <algorithm>
#include <cmath>

#include "calc/elementary.h"
#include "calc/library.h"
#include "calc/rounding.h"

namespace satchel::calc::library {
namespace {

constexpr double kMaxExact = 0x1p53;  // whole numbers up to here are exact

double greatest_divisor(double a, double b) {
  while (b != 0) {
    const double rest = std::fmod(a, b);
    a = b;
    b = rest;
  }
  return a;
}

// The next multiple of `unit`, which is not 0, upwards or downwards.
double multiple(double number, double unit, bool up) {
  const double parts = number / unit;
  return (up ? ceil_nearly(parts) : floor_nearly(parts)) * unit;
}

// CEILING.MATH and FLOOR.MATH: `mode` turns the direction for negative numbers.
Value multiple_of(Call& call, bool up) {
  const double number = call.number(0);
  const double unit = std::fabs(call.has(1) ? call.number(1) : 1);
  if (number < 0 && call.truth(2, false)) up = !up;
  return number_value(unit == 0 ? 0 : multiple(number, unit, up));
}

// EVEN and ODD: away from zero to the next multiple of two, plus `odd`.
Value away_to(Call& call, double odd) {
  const double number = call.number(0), size = std::fabs(number);
  const double rounded = std::max(std::ceil((size - odd) / 2) * 2 + odd, odd);
  return number_value(number < 0 ? -rounded : rounded);
}

// GCD and LCM.
Value divisors(Call& call, bool least_multiple) {
  double result = least_multiple ? 1 : 0, number = 0;
  for (Numbers numbers(call); numbers.next(number);) {
    number = std::floor(number);
    if (number < 0 || number > kMaxExact) return call.fail(Error::kNumber);
    const double divisor = greatest_divisor(result, number);
    result = !least_multiple ? divisor : number == 0 ? 0 : result / divisor * number;
    if (result > kMaxExact) return call.fail(Error::kNumber);
  }
  return number_value(result);
}

Value rounded(Call& call, Rounding rounding) {
  return number_value(round_to_decimals(call.number(0), call.count() > 1 ? call.number(1) : 0, rounding));
}

Value logarithm(Call& call, double base) {
  const double number = call.number(0);
  if (number <= 0 || base <= 0) return call.fail(Error::kNumber);
  return base == 1 ? call.fail(Error::kDivide) : number_value(log_to_base(number, base));
}

}  // namespace

Value abs(Call& call) { return number_value(std::fabs(call.number(0))); }
Value ceiling_math(Call& call) { return multiple_of(call, true); }
Value floor_math(Call& call) { return multiple_of(call, false); }
Value even(Call& call) { return away_to(call, 0); }
Value odd(Call& call) { return away_to(call, 1); }
Value gcd(Call& call) { return divisors(call, false); }
Value lcm(Call& call) { return divisors(call, true); }
Value exp(Call& call) { return number_value(exponential(call.number(0))); }
Value int_(Call& call) { return number_value(std::floor(call.number(0))); }
Value ln(Call& call) {
  const double number = call.number(0);
  return number > 0 ? number_value(natural_log(number)) : call.fail(Error::kNumber);
}
Value log(Call& call) { return logarithm(call, call.number(1, 10)); }
Value log10(Call& call) { return logarithm(call, 10); }
Value pi(Call&) { return number_value(3.14159265358979323846); }
Value round(Call& call) { return rounded(call, Rounding::kHalfAway); }
Value roundup(Call& call) { return rounded(call, Rounding::kAway); }
Value rounddown(Call& call) { return rounded(call, Rounding::kTowardsZero); }
Value trunc(Call& call) { return call.has(1) ? rounddown(call) : number_value(std::trunc(call.number(0))); }
Value sqrt(Call& call) { return number_value(std::sqrt(call.number(0))); }

Value sign(Call& call) {
  const double number = call.number(0);
  return number_value(number > 0 ? 1 : number < 0 ? -1 : 0);
}

// Away from zero for two of one sign; upwards for a negative number with a positive unit.
Value ceiling(Call& call) {
  const double number = call.number(0), unit = call.number(1);
  if (number > 0 && unit < 0) return call.fail(Error::kNumber);
  return number_value(unit == 0 || number == 0 ? 0 : multiple(number, unit, true));
}

Value floor(Call& call) {
  const double number = call.number(0), unit = call.number(1);
  if (number > 0 && unit < 0) return call.fail(Error::kNumber);
  if (number == 0) return number_value(0);
  return unit == 0 ? call.fail(Error::kDivide) : number_value(multiple(number, unit, false));
}

Value mround(Call& call) {
  const double number = call.number(0), unit = call.number(1);
  if (number * unit < 0) return call.fail(Error::kNumber);
  // By the binary quotient, as Excel does: 6.05 is 6 to the next 0.1.
  return number_value(unit == 0 ? 0 : std::floor(number / unit + 0.5) * unit);
}

Value combin(Call& call) {
  const double of = std::trunc(call.number(0)), chosen = std::trunc(call.number(1));
  if (of < 0 || chosen < 0 || chosen > of) return call.fail(Error::kNumber);
  const double fewer = std::min(chosen, of - chosen);
  double ways = 1;
  for (double i = 1; i <= fewer && std::isfinite(ways); ++i) ways = ways * (of - fewer + i) / i;
  return number_value(ways < kMaxExact ? std::round(ways) : ways);
}

Value fact(Call& call) {
  const double number = std::trunc(call.number(0));
  if (number < 0 || number > 170) return call.fail(Error::kNumber);
  double product = 1;
  for (double i = 2; i <= number; ++i) product *= i;
  return number_value(product);
}

Value mod(Call& call) {
  const double number = call.number(0), divisor = call.number(1);
  if (divisor == 0) return call.fail(Error::kDivide);
  const double parts = number / divisor;
  // As it is documented: n - d * INT(n / d), which cancels out where the division comes out even.
  return number_value(add(number, -divisor * std::floor(parts)));
}

Value power(Call& call) {
  const double base = call.number(0), exponent = call.number(1);
  if (base == 0 && exponent < 0) return call.fail(Error::kDivide);
  return base == 0 && exponent == 0 ? call.fail(Error::kNumber) : number_value(calc::power(base, exponent));
}

Value quotient(Call& call) {
  const double number = call.number(0), divisor = call.number(1);
  return divisor == 0 ? call.fail(Error::kDivide) : number_value(std::trunc(number / divisor));
}

}  // namespace satchel::calc::library
