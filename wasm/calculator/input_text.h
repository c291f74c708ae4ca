// What a visitor types into a calculator, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "calculator/definition.h"

namespace satchel {

// The number that `text` means for this input; of a date its day, of a choice its index. Numbers may have
// thousands separators, a dollar sign before and a per cent sign behind ("1,200.50", "$1,200", "75 %"); dates
// are "2026-07-13"; choices are their values. Fails with "input", and a message for the visitor, beside the
// field.
Result<double> read_input_text(const CalculatorInput& input, std::string_view text);

// The text that stands in the field for a number: "1200.5", "2026-07-13", "car".
std::string input_text(const CalculatorInput& input, double number);

// A number as a cell in that format shows it (empty: General), but "12" where "0.##" would leave "12.".
std::string number_text(double number, std::string_view format);

// Whether a number goes with a step: 0 goes with any.
bool is_multiple(double number, double step);

// The day, since the end of 1899, that "2026-07-13" is; nothing where it is no date.
std::optional<double> read_iso_date(std::string_view text);

}  // namespace satchel
