// Powers and logarithms, to the last bit but for rare cases, in a tenth of the room that a C library's tables
// take.
#pragma once

namespace satchel::calc {

double natural_log(double x);               // of a positive number
double log_to_base(double x, double base);  // of positive numbers
double exponential(double x);
// As C's pow; NaN for a negative base with a fraction as exponent.
double power(double base, double exponent);

}  // namespace satchel::calc
