// Angles on the globe. The library's sine and cosine reduce any argument, by two kilobytes of digits of pi.
#pragma once

#include <cmath>
#include <numbers>

namespace satchel {

constexpr double kRadians = std::numbers::pi / 180;  // of a degree

// Taylor's series: 1 / first! - s / (first + 2)! + s^2 / (first + 4)! - ...
class TaylorSeries {
 public:
  constexpr explicit TaylorSeries(int first) {
    double term = 1;
    for (int i = 0; i < kTerms; ++i) {
      terms_[i] = term;
      term /= -((first + 2 * i + 1) * (first + 2 * i + 2));
    }
  }
  constexpr double at(double s) const {
    double sum = terms_[kTerms - 1];
    for (int i = kTerms - 2; i >= 0; --i) sum = sum * s + terms_[i];
    return sum;
  }

 private:
  static constexpr int kTerms = 8;
  double terms_[kTerms] = {};
};
constexpr TaylorSeries kSine(1);
constexpr TaylorSeries kCosine(0);

// Exact to 1e-11 for radians up to a quarter turn either way, and for no others: 1e-8 of a pixel of the map.
constexpr double sine(double radians) { return radians * kSine.at(radians * radians); }
constexpr double cosine(double radians) { return kCosine.at(radians * radians); }

// The same direction, within half a turn either way.
inline double within_half_turn(double radians) {
  constexpr double kTurn = 2 * std::numbers::pi;
  return std::abs(radians) <= kTurn / 2 ? radians : radians - std::floor(radians / kTurn + 0.5) * kTurn;
}

}  // namespace satchel
