// What a text means where a number is asked for: numbers as people write them, money, per cents, dates,
// times.
#pragma once

#include <string_view>

namespace satchel::calc {

// "12", "1,200.50", "$5", "(5)", "50%", "1 1/2", "2024-03-15", "3/15/2024", "15-Mar-2024 6:00 PM"; dates are
// serial numbers. False, and `number` stays, where it means none. A date without its year is none: no clock
// is asked.
bool read_value(std::string_view text, double& number);

// A date, a time of day, or the one with the other behind it. `has_date` and `has_time` tell what was there.
struct Moment {
  double date = 0;  // serial
  double time = 0;  // part of a day, one or more where hours are beyond 24
  bool has_date = false, has_time = false;
};
bool read_moment(std::string_view text, Moment& moment);

}  // namespace satchel::calc
