// Numbers as fractions: "# ?/?", "# ??/??", "# ?/8".
#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "calc/digits.h"
#include "calc/format_section.h"

namespace satchel::calc {
namespace {

constexpr size_t kMostPlaces = 4;

struct Fraction {
  double above = 0, below = 1;
};

// The nearest with no larger denominator.
Fraction nearest_fraction(double number, int largest) {
  Fraction best;
  double error = 2;
  for (int below = 1; below <= largest; ++below) {
    const double above = std::floor(number * below + 0.5), off = std::fabs(number - above / below);
    if (off < error - 1e-12) {
      error = off;
      best = {above, static_cast<double>(below)};
    }
  }
  return best;
}

bool is_place(char c) { return c == '0' || c == '#' || c == '?'; }

// `number` right or left in as many columns as there are places; nothing where `is_shown` is false but
// spaces.
void append_part(TextBuffer& out, double number, std::string_view places, bool to_right, bool is_shown) {
  TextBuffer digits;
  if (is_shown) append_fixed(digits, to_decimal(number), 0, false);
  const size_t missing = places.size() - std::min(places.size(), digits.size());
  if (!to_right) out += digits;
  for (size_t i = 0; i < missing; ++i) {
    const char place = places[to_right ? i : places.size() - 1 - i];
    if (place == '0' && is_shown && to_right) out += '0';
    if (place == '?' || !is_shown) out += ' ';
  }
  if (to_right) out += digits;
}

}  // namespace

bool format_fraction(TextBuffer& out, double size, std::string_view section) {
  const size_t slash = section.find('/');
  size_t begin = slash, end = slash + 1;
  while (begin > 0 && is_place(section[begin - 1])) --begin;
  const bool is_fixed = end < section.size() && section[end] >= '1' && section[end] <= '9';
  while (end < section.size() && (is_fixed ? is_ascii_digit(section[end]) : is_place(section[end]))) ++end;
  const std::string_view above = section.substr(begin, slash - begin);
  const std::string_view below = section.substr(slash + 1, end - slash - 1);
  if (above.empty() || below.empty() || above.size() > kMostPlaces || below.size() > kMostPlaces)
    return false;

  std::string_view front = section.substr(0, begin);
  const bool has_whole = front.find_first_of("0#?") != std::string_view::npos;
  double whole = has_whole ? std::floor(size) : 0;
  Fraction fraction;
  size_t at = 0;
  if (is_fixed) {
    fraction.below = read_number(below, at);
    fraction.above = std::floor((size - whole) * fraction.below + 0.5);
  } else {
    fraction =
        nearest_fraction(size - whole, static_cast<int>(power_of_ten(static_cast<int>(below.size()))) - 1);
  }
  if (has_whole && fraction.above == fraction.below) {
    whole += 1;
    fraction.above = 0;
  }
  const bool is_shown = !has_whole || fraction.above > 0;
  if (has_whole && whole == 0 && !is_shown) {  // a plain 0, which "#" would not show
    out += '0';
    front = front.substr(front.find_last_of("0#?") + 1);
  }
  if (!format_section(out, whole, front)) return false;
  append_part(out, fraction.above, above, true, is_shown);
  out += is_shown ? '/' : ' ';
  append_part(out, fraction.below, below, false, is_shown);
  return format_section(out, 0, section.substr(end));
}

}  // namespace satchel::calc
