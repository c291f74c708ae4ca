// Formulas as tests write them.
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "base/text_buffer.h"
#include "calc/digits.h"
#include "calc/evaluate.h"
#include "calc/parser.h"
#include "calc/print.h"

namespace satchel::calc::testing {

// The value of a formula as a cell shows it: "3", "text", "TRUE", "#N/A"; of an array as it is written. What
// is no formula gives its message.
inline std::string computed(std::string_view text) {
  const Result<Formula> formula = parse_formula(text);
  if (!formula) return formula.error().message;
  Evaluator evaluator;
  const Value value = evaluator.evaluate(*formula);
  TextBuffer out;
  if (value.is(Type::kText)) return std::string(value.view());
  if (value.is(Type::kNumber))
    append_number(out, value.number);
  else
    print_value(out, value);
  return out.str();
}

inline std::string printed(const Formula& formula, const PrintOptions& options = {}) {
  TextBuffer out;
  print_formula(out, formula, options);
  return out.str();
}

// A table of formulas and what they give.
struct Expected {
  const char* formula;
  const char* value;
};
template <size_t kCount>
void check_all(const Expected (&table)[kCount]) {
  for (const Expected& row : table) {
    INFO(row.formula);
    CHECK(computed(row.formula) == row.value);
  }
}

}  // namespace satchel::calc::testing
