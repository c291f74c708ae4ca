// Dates, times of day and spans of time.
#include <cmath>

#include "calc/calendar.h"
#include "calc/digits.h"
#include "calc/format_section.h"

namespace satchel::calc {
namespace {

constexpr int kMostDigits = 3;  // of a second

// What a section asks for before its parts are written.
struct Plan {
  int digits = 0;  // behind the seconds' point
  bool has_halves = false, is_elapsed = false;
};

Plan plan_of(std::string_view section) {
  Plan plan;
  bool behind_point = false;
  for (FormatReader reader(section);;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) return plan;
    plan.has_halves |= token.kind == FormatKind::kHalfDay;
    plan.is_elapsed |= token.kind == FormatKind::kElapsed;
    const bool is_zero = token.kind == FormatKind::kSymbol && token.symbol == '0';
    plan.digits += behind_point && is_zero && plan.digits < kMostDigits;
    behind_point = (behind_point && is_zero) || (token.kind == FormatKind::kSymbol && token.symbol == '.');
  }
}

void append_padded(TextBuffer& out, double number, int digits) {
  const Decimal decimal = to_decimal(number);
  for (int i = digits; i > (decimal.point > 1 ? decimal.point : 1); --i) out += '0';
  append_fixed(out, decimal, 0, false);
}

// A serial number taken apart, rounded to the digits of the second that are shown.
class DateWriter {
 public:
  DateWriter(TextBuffer& out, double serial, const Plan& plan) : out_(out), plan_(plan) {
    const double parts = power_of_ten(plan.digits);
    const double units = std::floor(serial * 86400 * parts + 0.5);
    total_seconds_ = std::floor(units / parts);
    fraction_ = units - total_seconds_ * parts;
    const double days = std::floor(total_seconds_ / 86400);
    serial_ = static_cast<int>(days);
    day_ = day_of(serial_);
    seconds_ = static_cast<int>(total_seconds_ - days * 86400);
  }

  void part(const FormatToken& token, bool is_minute) {
    switch (token.symbol) {
      case 'y':
        append_padded(out_, token.count > 2 ? day_.year : day_.year % 100, token.count > 2 ? 4 : 2);
        break;
      case 'm':
        is_minute ? append_padded(out_, seconds_ / 60 % 60, token.count) : month(token.count);
        break;
      case 'd':
        token.count > 2 ? name(weekday_name(weekday_of(serial_)), token.count)
                        : append_padded(out_, day_.day, token.count);
        break;
      case 'h':
        append_padded(out_, plan_.has_halves ? (seconds_ / 3600 + 11) % 12 + 1 : seconds_ / 3600,
                      token.count);
        break;
      default:
        append_padded(out_, seconds_ % 60, token.count);
    }
  }
  // Hours, minutes or seconds in all.
  void elapsed(const FormatToken& token) {
    const double unit = token.symbol == 'h' ? 3600 : token.symbol == 'm' ? 60 : 1;
    append_padded(out_, std::floor(total_seconds_ / unit), token.count);
  }
  void half(const FormatToken& token) {
    const std::string_view word = seconds_ < 43200 ? "AM" : "PM";
    out_ += word.substr(0, static_cast<size_t>(token.count));
  }
  void fraction() { append_padded(out_, fraction_, plan_.digits); }

 private:
  void month(int count) {
    if (count < 3)
      append_padded(out_, day_.month, count);
    else
      name(month_name(day_.month), count);
  }
  // Three letters, all, or (of a month, five times) one.
  void name(std::string_view whole, int count) {
    out_ += count == 3 ? whole.substr(0, 3) : count == 5 ? whole.substr(0, 1) : whole;
  }

  TextBuffer& out_;
  const Plan& plan_;
  double total_seconds_ = 0, fraction_ = 0;
  int serial_ = 0, seconds_ = 0;
  Day day_;
};

bool is_time(const FormatToken& token, char symbol) {
  return (token.kind == FormatKind::kPart || token.kind == FormatKind::kElapsed) && token.symbol == symbol;
}

// Whether the next part of a date or time is seconds.
bool seconds_follow(FormatReader reader) {
  for (;;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) return false;
    if (token.kind == FormatKind::kPart || token.kind == FormatKind::kElapsed) return token.symbol == 's';
  }
}

}  // namespace

// An "m" behind hours or before seconds is minutes.
bool format_date(TextBuffer& out, double serial, std::string_view section) {
  if (!(serial >= 0 && serial < kLastSerial + 1)) return false;
  const Plan plan = plan_of(section);
  DateWriter writer(out, serial, plan);
  bool behind_hours = false, behind_point = false;
  for (FormatReader reader(section);;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) return true;
    if (token.kind == FormatKind::kLiteral) out += token.text;
    if (token.kind == FormatKind::kElapsed) writer.elapsed(token);
    if (token.kind == FormatKind::kHalfDay) writer.half(token);
    if (token.kind == FormatKind::kPart)
      writer.part(token, token.symbol == 'm' && token.count < 3 && (behind_hours || seconds_follow(reader)));
    if (token.kind == FormatKind::kPart || token.kind == FormatKind::kElapsed)
      behind_hours = is_time(token, 'h');
    if (token.kind == FormatKind::kSymbol) {
      const bool is_zero = token.symbol == '0';
      if (is_zero && behind_point) writer.fraction();
      behind_point = token.symbol == '.';
      if (!is_zero) out += token.symbol;
    }
  }
}

}  // namespace satchel::calc
