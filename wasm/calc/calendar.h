// Dates as serial numbers, days since the end of 1899, with the 29 February 1900 that spreadsheets believe
// in.
#pragma once

#include <string_view>

namespace satchel::calc {

struct Day {
  int year = 0, month = 0, day = 0;  // month and day from 1; serial 0 is 1900-01-00
};

constexpr int kLastSerial = 2958465;  // 9999-12-31

// Months and days may be beyond their year's and month's; -1 where the date is outside 0 to kLastSerial.
double serial_of(int year, double month, double day);
// Of a serial in range.
Day day_of(int serial);
bool is_leap(int year);                  // as the calendar has it
int days_in_month(int year, int month);  // 29 for February 1900
// 0 for Sunday to 6 for Saturday, as spreadsheets count.
int weekday_of(int serial);

// "January" to "December" of 1 to 12, "Sunday" to "Saturday" of 0 to 6.
std::string_view month_name(int month);
std::string_view weekday_name(int weekday);

// Hours, minutes, seconds of a part of a day, rounded to the second: 86,400 is the next day.
int seconds_of(double serial);

}  // namespace satchel::calc
