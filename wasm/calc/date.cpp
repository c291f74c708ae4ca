// Functions of dates and times.
#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "calc/calendar.h"
#include "calc/library.h"
#include "calc/read_value.h"

namespace satchel::calc::library {
namespace {

// A date without its time of day; the call fails outside the calendar.
int serial_in(Call& call, double number) {
  const double serial = std::floor(number);
  if (serial >= 0 && serial <= kLastSerial) return static_cast<int>(serial);
  call.fail(Error::kNumber);
  return 1;
}
int serial(Call& call, uint32_t i) { return serial_in(call, call.number(i)); }
Day date_of(Call& call, uint32_t i) { return day_of(serial(call, i)); }

Value date_value(Call& call, double serial) {
  return serial < 0 ? call.fail(Error::kNumber) : number_value(serial);
}

// Of the time of day, in hours of 3600 or minutes of 60 seconds.
Value time_part(Call& call, int unit, int modulus) {
  const double number = call.number(0);
  if (number < 0) return call.fail(Error::kNumber);
  return number_value(seconds_of(number) / unit % modulus);
}

// The date so many months later: the same day, or the month's last; the month's last in any case.
Value months_later(Call& call, bool to_end) {
  const Day day = date_of(call, 0);
  const double months = std::trunc(call.number(1)), month = day.month + months;
  if (std::fabs(months) > 1e6) return call.fail(Error::kNumber);
  const double first = serial_of(day.year, month, 1);
  if (first < 0) return call.fail(Error::kNumber);
  const Day begin = day_of(static_cast<int>(first));
  const int last = days_in_month(begin.year, begin.month);
  return date_value(call, first + (to_end ? last : std::min(day.day, last)) - 1);
}

bool is_last_of_february(const Day& day) { return day.month == 2 && day.day == days_in_month(day.year, 2); }

double days_of_30(const Day& from, const Day& to) {
  return (to.year - from.year) * 360.0 + (to.month - from.month) * 30.0 + (to.day - from.day);
}

double days_360(Day from, Day to, bool european) {
  if (european) {
    from.day = std::min(from.day, 30);
    to.day = std::min(to.day, 30);
  } else {
    if (from.day == 31 || is_last_of_february(from)) from.day = 30;
    if (to.day == 31 && from.day >= 30) to.day = 30;
  }
  return days_of_30(from, to);
}

// YEARFRAC's own American rule: the end of February counts as 30 on both sides only.
double days_360_of_year(Day from, Day to) {
  if (is_last_of_february(from) && is_last_of_february(to)) to.day = 30;
  if (is_last_of_february(from)) from.day = 30;
  if (to.day == 31 && from.day >= 30) to.day = 30;
  from.day = std::min(from.day, 30);
  return days_of_30(from, to);
}

bool is_within_a_year(const Day& from, const Day& to) {
  if (from.year == to.year) return true;
  return from.year + 1 == to.year &&
         (from.month > to.month || (from.month == to.month && from.day >= to.day));
}

// The mean length of the years that the dates touch; of one year or less, 366 where it has a leap day.
double year_length(const Day& from, const Day& to) {
  if (!is_within_a_year(from, to)) {
    const double days = serial_of(to.year + 1, 1, 1) - serial_of(from.year, 1, 1);
    return days / (to.year - from.year + 1);
  }
  if (from.year == to.year) return is_leap(from.year) ? 366 : 365;
  const bool has_leap_day = (is_leap(from.year) && from.month <= 2) ||
                            (is_leap(to.year) && (to.month > 2 || (to.month == 2 && to.day == 29)));
  return has_leap_day ? 366 : 365;
}

// Monday 0 to Sunday 6.
int from_monday(int serial) { return (weekday_of(serial) + 6) % 7; }

double iso_week(int serial) {
  const int thursday = serial - from_monday(serial) + 3;
  return std::floor((thursday - serial_of(day_of(thursday).year, 1, 1)) / 7) + 1;
}

bool is_weekend(int serial) { return from_monday(serial) >= 5; }

// Whether the third argument has the date.
bool is_holiday(Call& call, int day) {
  if (call.count() < 3) return false;
  for (const Value& cell : Cells(call[2]))
    if (!cell.is_blank() && std::floor(call.number_of(cell)) == day) return true;
  return false;
}

bool is_working_day(Call& call, int day) { return !is_weekend(day) && !is_holiday(call, day); }

// What remains when the months between two dates are taken off.
double days_without_months(const Day& from, const Day& to, int to_serial) {
  if (to.day >= from.day) return to.day - from.day;
  return to_serial - serial_of(to.year, to.month - 1, from.day);
}
double days_without_years(const Day& from, const Day& to, int from_serial, int to_serial) {
  const bool is_before = to.month < from.month || (to.month == from.month && to.day < from.day);
  const double begin = serial_of(to.year - (is_before ? 1 : 0), from.month, from.day);
  return begin < 0 ? to_serial - from_serial : to_serial - begin;
}

Value part_of_text(Call& call, bool wants_date) {
  Moment moment;
  const Value& value = call[0];
  if (value.is(Type::kError)) return value;
  if (!value.is(Type::kText) || !read_moment(value.view(), moment)) return call.fail(Error::kValue);
  if (wants_date && !moment.has_date) return call.fail(Error::kValue);
  return number_value(wants_date ? moment.date : moment.time - std::floor(moment.time));
}

}  // namespace

Value day(Call& call) { return number_value(date_of(call, 0).day); }
Value month(Call& call) { return number_value(date_of(call, 0).month); }
Value year(Call& call) { return number_value(date_of(call, 0).year); }
Value hour(Call& call) { return time_part(call, 3600, 24); }
Value minute(Call& call) { return time_part(call, 60, 60); }
Value edate(Call& call) { return months_later(call, false); }
Value eomonth(Call& call) { return months_later(call, true); }
Value datevalue(Call& call) { return part_of_text(call, true); }
Value timevalue(Call& call) { return part_of_text(call, false); }
Value isoweeknum(Call& call) { return number_value(iso_week(serial(call, 0))); }
Value days(Call& call) { return number_value(serial(call, 0) - serial(call, 1)); }

// Years before 1900 count from 1900.
Value date(Call& call) {
  const double year = std::floor(call.number(0)), month = std::floor(call.number(1)),
               day = std::floor(call.number(2));
  if (!(year >= 0 && year < 10000 && std::fabs(month) < 1e6 && std::fabs(day) < 1e7))
    return call.fail(Error::kNumber);
  return date_value(call, serial_of(static_cast<int>(year < 1900 ? year + 1900 : year), month, day));
}

Value time(Call& call) {
  constexpr double kMost = 32767;
  const double hours = std::floor(call.number(0)), minutes = std::floor(call.number(1)),
               seconds = std::floor(call.number(2)), all = hours * 3600 + minutes * 60 + seconds;
  if (hours > kMost || minutes > kMost || seconds > kMost || all < 0) return call.fail(Error::kNumber);
  return number_value(std::fmod(all, 86400) / 86400);
}

Value days360(Call& call) {
  return number_value(days_360(date_of(call, 0), date_of(call, 1), call.truth(2, false)));
}

Value datedif(Call& call) {
  const int begin = serial(call, 0), end = serial(call, 1);
  const std::string_view unit = call.text(2);
  if (call.failed() != Error::kNone) return Value();
  if (begin > end) return call.fail(Error::kNumber);
  const Day from = day_of(begin), to = day_of(end);
  const int months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  if (equals_ignoring_case(unit, "Y")) return number_value(months / 12);
  if (equals_ignoring_case(unit, "M")) return number_value(months);
  if (equals_ignoring_case(unit, "D")) return number_value(end - begin);
  if (equals_ignoring_case(unit, "YM")) return number_value(months % 12);
  if (equals_ignoring_case(unit, "MD")) return number_value(days_without_months(from, to, end));
  if (equals_ignoring_case(unit, "YD")) return number_value(days_without_years(from, to, begin, end));
  return call.fail(Error::kNumber);
}

Value yearfrac(Call& call) {
  int begin = serial(call, 0), end = serial(call, 1);
  const int basis = call.whole(2, 0);
  if (begin > end) std::swap(begin, end);
  const Day from = day_of(begin), to = day_of(end);
  switch (basis) {
    case 0:
      return number_value(days_360_of_year(from, to) / 360);
    case 1:
      return number_value((end - begin) / year_length(from, to));
    case 2:
      return number_value((end - begin) / 360.0);
    case 3:
      return number_value((end - begin) / 365.0);
    case 4:
      return number_value(days_360(from, to, true) / 360);
    default:
      return call.fail(Error::kNumber);
  }
}

// Type 1: Sunday is 1; 2: Monday is 1; 3: Monday is 0; 11 to 17: Monday to Sunday is 1.
Value weekday(Call& call) {
  const int day = from_monday(serial(call, 0)), type = call.whole(1, 1);
  if (type == 3) return number_value(day);
  const int first = type == 1 ? 6 : type == 2 ? 0 : type - 11;
  if (type != 1 && type != 2 && (type < 11 || type > 17)) return call.fail(Error::kNumber);
  return number_value((day - first + 7) % 7 + 1);
}

// The week of 1 January is the first; type 21 counts as ISO 8601 does.
Value weeknum(Call& call) {
  const int day = serial(call, 0), type = call.whole(1, 1);
  if (type == 21) return number_value(iso_week(day));
  if (type != 1 && type != 2 && (type < 11 || type > 17)) return call.fail(Error::kNumber);
  const int first = type == 1 ? 6 : type == 2 ? 0 : type - 11;
  const int new_year = static_cast<int>(serial_of(day_of(day).year, 1, 1));
  return number_value((day - new_year + (from_monday(new_year) - first + 7) % 7) / 7 + 1);
}

Value networkdays(Call& call) {
  const int begin = serial(call, 0), end = serial(call, 1), step = begin <= end ? 1 : -1;
  double days = 0;
  for (int day = begin; call.failed() == Error::kNone && call.spend(1); day += step) {
    days += is_working_day(call, day) ? step : 0;
    if (day == end) break;
  }
  return number_value(days);
}

Value workday(Call& call) {
  int day = serial(call, 0);
  const double wanted = std::trunc(call.number(1));
  const int step = wanted < 0 ? -1 : 1;
  for (double left = std::fabs(wanted); left > 0 && call.failed() == Error::kNone && call.spend(1);) {
    day += step;
    if (day < 0 || day > kLastSerial) return call.fail(Error::kNumber);
    if (is_working_day(call, day)) --left;
  }
  return number_value(day);
}

}  // namespace satchel::calc::library
