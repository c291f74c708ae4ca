#include "calculator/input_text.h"

#include <cmath>

#include "base/ascii.h"
#include "base/decimal.h"
#include "calc/calendar.h"
#include "calc/number_format.h"

namespace satchel {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

tl::unexpected<Diagnostic> wrong(std::string message) { return failure("input", std::move(message)); }

bool is_digit_at(std::string_view text, size_t at) { return at < text.size() && is_ascii_digit(text[at]); }

// Whether the comma at `at` parts thousands: three digits follow, and then none.
bool parts_thousands(std::string_view text, size_t at) {
  return at > 0 && is_ascii_digit(text[at - 1]) && is_digit_at(text, at + 1) && is_digit_at(text, at + 2) &&
         is_digit_at(text, at + 3) && !is_digit_at(text, at + 4);
}

// The digits without what people write around and between them; empty where a comma parts no thousands.
std::string bare_number(std::string_view text) {
  std::string bare;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.substr(at).starts_with(kNoBreakSpace)) {
      ++at;
    } else if (c == ',') {
      if (!parts_thousands(text, at)) return {};
    } else if (c != ' ' && c != '$' && c != '%') {
      bare += c;
    }
  }
  return bare;
}

std::string shown(const CalculatorInput& input, double number) {
  return input.type == InputType::kDate ? input_text(input, number) : number_text(number, "#,##0.###");
}

Result<double> in_range(const CalculatorInput& input, double number) {
  const bool is_low = input.min && number < *input.min, is_high = input.max && number > *input.max;
  if (!is_low && !is_high) return number;
  const std::string noun = input.type == InputType::kDate ? "Enter a date" : "Enter a number";
  if (input.min && input.max)
    return wrong(noun + " from " + shown(input, *input.min) + " to " + shown(input, *input.max) + ".");
  return is_low ? wrong(noun + " from " + shown(input, *input.min) + " on.")
                : wrong(noun + " up to " + shown(input, *input.max) + ".");
}

Result<double> read_number(const CalculatorInput& input, std::string_view text) {
  const std::string bare = bare_number(text);
  const std::optional<double> number = parse_decimal(bare);
  if (!number || !std::isfinite(*number)) return wrong("Enter a number, such as 1,200 or 12.5.");
  if (!is_multiple(*number, input.step))
    return wrong(input.step == 1 ? "Enter a whole number."
                                 : "Enter a multiple of " + shown(input, input.step) + ".");
  return in_range(input, *number);
}

Result<double> read_date(const CalculatorInput& input, std::string_view text) {
  const std::optional<double> day = read_iso_date(text);
  if (!day) return wrong("Enter a date as year, month and day, such as 2026-07-13.");
  return in_range(input, *day);
}

Result<double> read_choice(const CalculatorInput& input, std::string_view text) {
  for (size_t i = 0; i < input.choices.size(); ++i)
    if (input.choices[i].value == text) return static_cast<double>(i);
  return wrong("Choose one of the list.");
}

}  // namespace

std::string number_text(double number, std::string_view format) {
  TextBuffer out;
  calc::format_number(out, number, format.empty() ? std::string_view("General") : format);
  // Where there are no decimals, Excel's format leaves the point.
  return std::string(out.view().ends_with('.') ? out.view().substr(0, out.size() - 1) : out.view());
}

bool is_multiple(double number, double step) {
  if (step <= 0) return true;
  const double steps = number / step;
  return std::fabs(steps - std::round(steps)) < 1e-9;  // 0.3 is three steps of 0.1, but for its last bits
}

std::optional<double> read_iso_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  int parts[3] = {};
  for (size_t i = 0, part = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      if (text[i] != '-') return std::nullopt;
      ++part;
    } else {
      if (!is_ascii_digit(text[i])) return std::nullopt;
      parts[part] = parts[part] * 10 + (text[i] - '0');
    }
  }
  const auto [year, month, day] = parts;
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > calc::days_in_month(year, month))
    return std::nullopt;
  return calc::serial_of(year, month, day);
}

Result<double> read_input_text(const CalculatorInput& input, std::string_view text) {
  text = trimmed(text);
  if (text.empty() && input.type == InputType::kNumber) return wrong("Enter a number.");
  switch (input.type) {
    case InputType::kNumber:
      return read_number(input, text);
    case InputType::kDate:
      return read_date(input, text);
    case InputType::kChoice:
      break;
  }
  return read_choice(input, text);
}

std::string input_text(const CalculatorInput& input, double number) {
  switch (input.type) {
    case InputType::kNumber:
      return number_text(number, "0.##########");
    case InputType::kDate:
      return number_text(number, "yyyy-mm-dd");
    case InputType::kChoice:
      break;
  }
  return input.choices[static_cast<size_t>(number)].value;
}

}  // namespace satchel
