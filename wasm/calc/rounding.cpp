#include "calc/rounding.h"

#include <algorithm>
#include <cmath>

#include "calc/digits.h"

namespace satchel::calc {
namespace {

constexpr double kNearly = 1e-15;     // relative: the 16th digit and what is behind it
constexpr double kMaxExact = 0x1p52;  // from here on a double has no halves

double whole_of(double size, Rounding rounding) {
  if (rounding == Rounding::kAway) return ceil_nearly(size);
  if (rounding == Rounding::kTowardsZero) return floor_nearly(size);
  const double below = std::floor(size);
  return size - below >= 0.5 - size * kNearly ? below + 1 : below;
}

}  // namespace

double ceil_nearly(double number) { return std::ceil(number - std::fabs(number) * kNearly); }
double floor_nearly(double number) { return std::floor(number + std::fabs(number) * kNearly); }

// Whole numbers divided by an exact power of ten give the double nearest to the decimal.
double round_to_decimals(double number, double decimals, Rounding rounding) {
  const int places = static_cast<int>(std::clamp(std::trunc(decimals), -310.0, 310.0));
  const double unit = power_of_ten(std::abs(places));
  const double scaled = places < 0 ? std::fabs(number) / unit : std::fabs(number) * unit;
  if (!(scaled < kMaxExact)) return number;
  const double whole = whole_of(scaled, rounding);
  const double rounded = places < 0 ? (whole == 0 ? 0 : whole * unit) : whole / unit;
  return number < 0 ? -rounded : rounded;
}

}  // namespace satchel::calc
