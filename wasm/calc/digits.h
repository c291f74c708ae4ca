// Numbers as decimal digits and back: what texts show of a number, and the number that a text means.
#pragma once

#include <string_view>

#include "base/text_buffer.h"

namespace satchel::calc {

// 0.d1d2d3… times ten to the power `point`; no digits are zero. The last digit is never 0.
struct Decimal {
  char digits[17];  // '0' to '9'
  int count = 0;
  int point = 0;
  bool negative = false;

  // '0' beyond both ends. Place 0 stands right before the point, -1 right behind it.
  char at(int place) const {
    const int i = point - 1 - place;
    return i >= 0 && i < count ? digits[i] : '0';
  }
};

constexpr int kShownDigits = 15;  // as many as spreadsheets know

// The first `digits` (at most 17) digits of a finite number, rounded exactly, half away from zero.
Decimal to_decimal(double number, int digits = kShownDigits);
// Rounds half away from zero to `decimals` places behind the point (before it, where negative).
void round_to(Decimal& decimal, int decimals);

// Digits of `decimal` from its first place (at least the ones') to `decimals` places behind the point.
void append_fixed(TextBuffer& out, const Decimal& decimal, int decimals, bool grouped);
// "1.5E-07": mantissa with up to `decimals` places and no zeros at its end.
void append_scientific(TextBuffer& out, const Decimal& decimal, int decimals);
// As `&` shows a number: up to 15 digits, an exponent only for the very large and very small.
void append_number(TextBuffer& out, double number);
// As a cell of usual width shows it (TEXT's "General"): up to 11 characters.
void append_general(TextBuffer& out, double number);

// A number as formulas write it, "12.5e3": moves `at` behind it. NaN where there is none, infinite where it
// is too large.
double read_number(std::string_view text, size_t& at);

// 10 to the power of `exponent`: exact from 0 to 22.
double power_of_ten(int exponent);

}  // namespace satchel::calc
