// Rounding of the decimal number that a double stands for: 1.005 to two places is 1.01, though the double is
// a little less.
#pragma once

namespace satchel::calc {

enum class Rounding { kHalfAway, kAway, kTowardsZero };

// To so many places behind the point; before it, where negative.
double round_to_decimals(double number, double decimals, Rounding rounding);

// The whole number above or below, unless one is as near as arithmetic's last bits.
double ceil_nearly(double number);
double floor_nearly(double number);

}  // namespace satchel::calc
