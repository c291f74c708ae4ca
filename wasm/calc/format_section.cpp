#include "calc/format_section.h"

#include <cmath>

#include "calc/digits.h"

namespace satchel::calc {
namespace {

// What the symbols of a section ask for.
struct Plan {
  int whole = 0, decimals = 0;  // places for digits
  int exponent = 0;             // places of its digits; 0: none
  int percents = 0, thousands = 0;
  bool grouped = false, has_point = false, has_exponent = false;
  bool is_fraction = false, is_date = false, is_wrong = false;
};

bool is_place(const FormatToken& token) {
  return token.kind == FormatKind::kSymbol &&
         (token.symbol == '0' || token.symbol == '#' || token.symbol == '?');
}

void plan_symbol(Plan& plan, char symbol, int& commas) {
  switch (symbol) {
    case '%':
      ++plan.percents;
      break;
    case '.':
      plan.thousands += plan.has_point ? 0 : commas;
      commas = 0;
      plan.has_point = true;
      break;
    case ',':
      commas += plan.whole > 0 ? 1 : 0;
      break;
    case '/':
      plan.is_fraction = true;
      break;
    case 'e':
      plan.has_exponent = true;
      break;
    default:
      if (!plan.has_point && commas > 0) plan.grouped = true;
      commas = 0;
      ++(plan.has_exponent ? plan.exponent : plan.has_point ? plan.decimals : plan.whole);
  }
}

// Commas between places group the digits; those behind the last divide by thousands.
Plan plan_of(std::string_view section) {
  Plan plan;
  int commas = 0;
  for (FormatReader reader(section);;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) break;
    plan.is_date |= token.kind >= FormatKind::kPart && token.kind <= FormatKind::kHalfDay;
    plan.is_wrong |= token.kind == FormatKind::kWrong;
    if (token.kind == FormatKind::kSymbol && token.symbol != '@') plan_symbol(plan, token.symbol, commas);
  }
  plan.thousands += commas;
  return plan;
}

// The number as the section shows it, its exponent taken out.
Decimal scaled(double size, const Plan& plan, int& exponent) {
  Decimal decimal = to_decimal(size);
  if (decimal.count == 0) return decimal;
  decimal.point += 2 * plan.percents - 3 * plan.thousands;
  if (plan.has_exponent) {
    const int whole = plan.whole > 0 ? plan.whole : 1;
    // With several places before the point, exponents go in steps of as many.
    const auto step_of = [&](int point) {
      return static_cast<int>(std::floor((point - 1.0) / whole)) * whole;
    };
    exponent = step_of(decimal.point);
    decimal.point -= exponent;
    round_to(decimal, plan.decimals);
    const int more = step_of(decimal.point);
    decimal.point -= more;
    exponent += more;
    return decimal;
  }
  round_to(decimal, plan.decimals);
  return decimal;
}

// Writes digits where the section has places for them.
class DigitWriter {
 public:
  DigitWriter(TextBuffer& out, const Decimal& decimal, const Plan& plan, int exponent)
      : out_(out), decimal_(decimal), plan_(plan), place_(plan.whole - 1), exponent_(exponent) {}

  void symbol(const FormatToken& token) {
    if (is_place(token))
      in_exponent_    ? exponent_place()
      : behind_point_ ? decimal_place(token.symbol)
                      : whole_place(token.symbol);
    else if (token.symbol == '.')
      point();
    else if (token.symbol == 'e')
      exponent_sign(token.text[1]);
    else if (token.symbol == '%')
      out_ += '%';
  }

 private:
  bool has_digit(int place) const { return decimal_.count > 0 && place < decimal_.point; }

  // The first place takes all digits that have none of their own.
  void whole_place(char kind) {
    if (place_ == plan_.whole - 1)
      for (int place = decimal_.point - 1; decimal_.count > 0 && place > place_; --place) digit(place);
    if (has_digit(place_) || kind == '0' || has_begun_)
      digit(place_);
    else if (kind == '?')
      out_ += ' ';
    --place_;
  }
  void digit(int place) {
    out_ += decimal_.at(place);
    has_begun_ = true;
    if (plan_.grouped && place > 0 && place % 3 == 0) out_ += ',';
  }
  void point() {
    // Without a place before the point, whole digits come here.
    for (int place = decimal_.point - 1; plan_.whole == 0 && decimal_.count > 0 && place >= 0; --place)
      digit(place);
    if (!behind_point_) out_ += '.';
    behind_point_ = true;
    place_ = -1;
  }
  void decimal_place(char kind) {
    const bool has_more = decimal_.count - decimal_.point >= -place_;
    if (has_more || kind == '0')
      out_ += decimal_.at(place_);
    else if (kind == '?')
      out_ += ' ';
    --place_;
  }
  void exponent_sign(char sign) {
    in_exponent_ = true;
    out_ += 'E';
    if (exponent_ < 0 || sign == '+') out_ += exponent_ < 0 ? '-' : '+';
  }
  // Once, as wide as all of its places.
  void exponent_place() {
    if (exponent_written_) return;
    exponent_written_ = true;
    const Decimal digits = to_decimal(std::abs(exponent_));
    for (int place = std::max(plan_.exponent, digits.point) - 1; place >= 0; --place)
      out_ += digits.at(place);
  }

  TextBuffer& out_;
  const Decimal& decimal_;
  const Plan& plan_;
  int place_;
  int exponent_;
  bool behind_point_ = false, in_exponent_ = false, exponent_written_ = false, has_begun_ = false;
};

}  // namespace

bool format_section(TextBuffer& out, double number, std::string_view section) {
  const Plan plan = plan_of(section);
  if (plan.is_wrong) return false;
  if (plan.is_date) return format_date(out, number, section);
  if (number < 0) out += '-';
  if (plan.is_fraction && plan.whole > 0) return format_fraction(out, std::fabs(number), section);
  int exponent = 0;
  const Decimal decimal = scaled(std::fabs(number), plan, exponent);
  DigitWriter writer(out, decimal, plan, exponent);
  for (FormatReader reader(section);;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) return true;
    if (token.kind == FormatKind::kLiteral) out += token.text;
    if (token.kind == FormatKind::kGeneral || (token.kind == FormatKind::kSymbol && token.symbol == '@'))
      append_general(out, std::fabs(number));
    else if (token.kind == FormatKind::kSymbol && token.symbol != ',')
      writer.symbol(token);
  }
}

}  // namespace satchel::calc
