#include "calc/read_value.h"

#include <cmath>

#include "base/ascii.h"
#include "calc/calendar.h"
#include "calc/digits.h"

namespace satchel::calc {
namespace {

// A text, read from its front.
struct Reader {
  std::string_view rest;

  bool at_end() const { return rest.empty(); }
  char peek() const { return rest.empty() ? '\0' : rest.front(); }
  bool take(char c) {
    if (peek() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  void skip_spaces() {
    while (is_ascii_space(peek())) rest.remove_prefix(1);
  }
  // A whole number of up to `most` digits; -1 where there is none.
  int whole(int most, int* digits = nullptr) {
    int number = 0, count = 0;
    for (; count < most && is_ascii_digit(peek()); ++count) {
      number = number * 10 + (peek() - '0');
      rest.remove_prefix(1);
    }
    if (digits != nullptr) *digits = count;
    return count == 0 || is_ascii_digit(peek()) ? -1 : number;
  }
  // The month that a word of at least three letters begins; 0 where it is none.
  int month() {
    size_t letters = 0;
    while (letters < rest.size() && is_ascii_alpha(rest[letters])) ++letters;
    for (int month = 1; month <= 12 && letters >= 3; ++month)
      if (starts_with_ignoring_case(month_name(month), rest.substr(0, letters))) {
        rest.remove_prefix(letters);
        return month;
      }
    return 0;
  }
};

int full_year(int year, int digits) { return digits > 2 ? year : year < 30 ? 2000 + year : 1900 + year; }

bool set_date(Moment& moment, int year, int month, int day) {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return false;
  moment.date = serial_of(year, month, day);
  moment.has_date = true;
  return true;
}

// Up to three parts, each a number or the name of a month. The order is the American one: month, day, year.
bool read_date(Reader& reader, Moment& moment) {
  int numbers[3] = {}, digits[3] = {}, parts = 0, month_at = -1;
  for (Reader ahead = reader; parts < 3; ++parts) {
    if (is_ascii_digit(ahead.peek())) {
      numbers[parts] = ahead.whole(4, &digits[parts]);
      if (numbers[parts] < 0 || ahead.peek() == ':') break;
    } else {
      numbers[parts] = ahead.month();
      if (numbers[parts] == 0 || month_at >= 0) break;
      month_at = parts;
    }
    reader = ahead;
    if (!ahead.take('/') && !ahead.take('-')) ahead.take(',');
    ahead.skip_spaces();
  }
  const auto [a, b, c] = numbers;
  if (parts == 2 && month_at == 0 && digits[1] == 4) return set_date(moment, b, a, 1);
  if (parts != 3) return false;
  if (month_at == 1) return set_date(moment, full_year(c, digits[2]), b, a);
  if (month_at == 2) return false;
  return digits[0] == 4 ? set_date(moment, a, b, c) : set_date(moment, full_year(c, digits[2]), a, b);
}

bool read_half(Reader& reader, bool& is_afternoon) {
  for (const bool afternoon : {false, true})
    for (const std::string_view word : {afternoon ? "PM" : "AM", afternoon ? "P" : "A"})
      if (starts_with_ignoring_case(reader.rest, word)) {
        reader.rest.remove_prefix(word.size());
        is_afternoon = afternoon;
        return true;
      }
  return false;
}

bool read_time(Reader& reader, Moment& moment) {
  int hours = reader.whole(4), minutes = 0;
  if (hours < 0) return false;
  double seconds = 0;
  const bool has_minutes = reader.take(':');
  if (has_minutes && ((minutes = reader.whole(2)) < 0 || minutes > 59)) return false;
  if (has_minutes && reader.take(':')) {
    size_t at = 0;
    seconds = read_number(reader.rest, at);
    if (!(seconds < 60)) return false;
    reader.rest.remove_prefix(at);
  }
  reader.skip_spaces();
  bool is_afternoon = false;
  const bool has_half = read_half(reader, is_afternoon);
  if (!has_minutes && !has_half) return false;
  if (has_half) {
    if (hours < 1 || hours > 12) return false;
    hours = hours % 12 + (is_afternoon ? 12 : 0);
  }
  moment.time = (hours * 3600.0 + minutes * 60 + seconds) / 86400;
  moment.has_time = true;
  return true;
}

// Digits with commas before groups of three, sign, money, per cent; the number, or NaN.
double read_plain(std::string_view text) {
  Reader reader{text};
  bool negative = false, has_sign = false, has_money = false;
  const bool in_parentheses = reader.take('(');
  while (true) {
    reader.skip_spaces();
    if (!has_money && reader.take('$'))
      has_money = true;
    else if (!has_sign && !in_parentheses && (reader.peek() == '-' || reader.peek() == '+')) {
      negative = reader.peek() == '-';
      has_sign = reader.take(reader.peek());
    } else {
      break;
    }
  }
  char digits[64];
  size_t count = 0, in_group = 0;
  bool has_commas = false, is_whole = true;
  while (!reader.at_end() && count < sizeof digits) {
    const char c = reader.peek();
    if (c == ',' && is_whole) {
      if (count == 0 || in_group > 3 || (has_commas && in_group != 3)) return NAN;
      has_commas = true;
      in_group = 0;
    } else {
      if (is_whole && !is_ascii_digit(c)) {
        if (has_commas && in_group != 3) return NAN;
        is_whole = false;
      }
      const bool is_part = is_ascii_digit(c) || c == '.' || to_ascii_lower(c) == 'e' || c == '+' || c == '-';
      if (!is_part) break;
      digits[count++] = c;
      ++in_group;
    }
    reader.take(c);
  }
  if (is_whole && has_commas && in_group != 3) return NAN;
  size_t end = 0;
  double number = read_number({digits, count}, end);
  if (end != count) return NAN;
  reader.skip_spaces();
  if (reader.take('%')) number /= 100;
  reader.skip_spaces();
  if (in_parentheses && !reader.take(')')) return NAN;
  if (!reader.at_end()) return NAN;
  return negative || in_parentheses ? -number : number;
}

// "1 1/2"
double read_mixed(std::string_view text) {
  Reader reader{text};
  const bool negative = reader.take('-');
  const int whole = reader.whole(9);
  if (whole < 0 || !reader.take(' ')) return NAN;
  reader.skip_spaces();
  const int above = reader.whole(5);
  if (above < 0 || !reader.take('/')) return NAN;
  const int below = reader.whole(5);
  if (below <= 0 || !reader.at_end()) return NAN;
  const double number = whole + static_cast<double>(above) / below;
  return negative ? -number : number;
}

}  // namespace

bool read_moment(std::string_view text, Moment& moment) {
  Reader reader{trimmed(text)};
  const Reader begin = reader;
  if (read_date(reader, moment)) {
    if (reader.at_end()) return true;
    if (!reader.take('T') && !is_ascii_space(reader.peek()) && !reader.take(',')) return false;
    reader.skip_spaces();
  } else {
    if (moment.has_date) return false;
    reader = begin;
  }
  return read_time(reader, moment) && reader.at_end();
}

bool read_value(std::string_view text, double& number) {
  text = trimmed(text);
  if (text.empty()) return false;
  double meant = read_plain(text);
  if (!std::isfinite(meant)) meant = read_mixed(text);
  Moment moment;
  if (!std::isfinite(meant) && read_moment(text, moment)) meant = moment.date + moment.time;
  if (!std::isfinite(meant)) return false;
  number = meant;
  return true;
}

}  // namespace satchel::calc
