#include "calc/calendar.h"

#include <cmath>

namespace satchel::calc {
namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
constexpr std::string_view kWeekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                          "Thursday", "Friday", "Saturday"};
constexpr int kLeapDay1900 = 60;

// Days from 0000-03-01 to the first of a month, after Hinnant's "chrono-compatible low-level date
// algorithms".
int days_before(int year, int month) {
  year -= month <= 2 ? 1 : 0;
  const int from_march = (month + 9) % 12;
  return year * 365 + year / 4 - year / 100 + year / 400 + (153 * from_march + 2) / 5;
}
constexpr int kSerialZero = 693899;  // 1899-12-30 counted so: right from March 1900 on, one too many before

}  // namespace

double serial_of(int year, double month, double day) {
  const double months = year * 12.0 + month - 1;
  if (!(months >= 1899 * 12.0 && months < 10001 * 12.0)) return -1;
  const int of_year = static_cast<int>(std::floor(months / 12));
  const int of_month = static_cast<int>(months - of_year * 12.0) + 1;
  double serial = days_before(of_year, of_month) - kSerialZero;
  // From here on days are counted in the calendar of spreadsheets.
  if (serial <= kLeapDay1900) serial -= 1;
  serial += day - 1;
  return serial >= 0 && serial < kLastSerial + 1 ? serial : -1;
}

Day day_of(int serial) {
  if (serial == kLeapDay1900) return {1900, 2, 29};
  if (serial == 0) return {1900, 1, 0};
  const int days = serial + kSerialZero + (serial < kLeapDay1900 ? 1 : 0);
  const int era = days / 146097, of_era = days % 146097;
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int from_march = (5 * of_year + 2) / 153;
  const int day = of_year - (153 * from_march + 2) / 5 + 1;
  const int month = from_march < 10 ? from_march + 3 : from_march - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  if (month == 2) return is_leap(year) || year == 1900 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int weekday_of(int serial) { return (serial + 6) % 7; }

std::string_view month_name(int month) { return kMonths[month - 1]; }
std::string_view weekday_name(int weekday) { return kWeekdays[weekday]; }

int seconds_of(double serial) {
  return static_cast<int>(std::floor((serial - std::floor(serial)) * 86400 + 0.5));
}

}  // namespace satchel::calc
