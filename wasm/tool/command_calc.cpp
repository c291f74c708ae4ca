// `satchel calc --formula TEXT`: the value of one formula, as a cell would show it.
#include <cstdio>

#include "calc/digits.h"
#include "calc/evaluate.h"
#include "calc/lexer.h"
#include "calc/parser.h"
#include "calc/print.h"
#include "tool/commands.h"
#include "tool/report.h"

namespace satchel {
namespace {

// Line and caret of each finding come from the formula itself, which is no file.
void print_problems(Diagnostics problems, const std::string& formula) {
  for (Diagnostic& problem : problems) {
    problem.path = "formula";
    std::fputs(format_diagnostic(problem, formula, shows_colour(stderr)).c_str(), stderr);
  }
}

// Numbers with up to 15 digits; of an array its first cell, as the cell that holds the formula shows it.
std::string shown(calc::Value value) {
  if (value.is(calc::Type::kArray)) value = value.cells[0];
  if (value.is(calc::Type::kText)) return std::string(value.view());
  TextBuffer out;
  if (value.is(calc::Type::kNumber))
    calc::append_number(out, value.number);
  else
    calc::print_value(out, value);
  return out.str();
}

}  // namespace

// A function that nobody knows is told, and the formula has a value all the same: #NAME?.
int run(const CalcCommand& command) {
  const Result<calc::Formula> formula = calc::parse_formula(command.formula);
  if (!formula) {
    print_problems({formula.error()}, command.formula);
    return kContentErrors;
  }
  Diagnostics problems = formula->problems;
  for (const calc::NameUse& name : formula->names)
    problems.push_back(
        calc::diagnostic_at(name.column, {"unknown-name", "There is nothing named \"@\""}, name.text));
  print_problems(problems, command.formula);
  calc::Evaluator evaluator;
  std::printf("%s\n", shown(evaluator.evaluate(*formula)).c_str());
  return problems.empty() ? kGood : kContentErrors;
}

}  // namespace satchel
