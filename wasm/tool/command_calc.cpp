// `satchel calc FILE NAME=VALUE…`: what a calculator gives, as JSON. `satchel calc --formula TEXT`: the value
// of one formula, as a cell would show it.
#include <cmath>
#include <cstdio>

#include "base/suggest.h"
#include "calc/digits.h"
#include "calc/evaluate.h"
#include "calc/lexer.h"
#include "calc/parser.h"
#include "calc/print.h"
#include "calculator/input_text.h"
#include "calculator/sheet_model.h"
#include "tool/calculator_file.h"
#include "tool/commands.h"
#include "tool/files.h"
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

// A function that nobody knows is told, and the formula has a value all the same: #NAME?.
int compute_formula(const std::string& text) {
  const Result<calc::Formula> formula = calc::parse_formula(text);
  if (!formula) {
    print_problems({formula.error()}, text);
    return kContentErrors;
  }
  Diagnostics problems = formula->problems;
  for (const calc::NameUse& name : formula->names)
    problems.push_back(
        calc::diagnostic_at(name.column, {"unknown-name", "There is nothing named \"@\""}, name.text));
  print_problems(problems, text);
  calc::Evaluator evaluator;
  std::printf("%s\n", shown(evaluator.evaluate(*formula)).c_str());
  return problems.empty() ? kGood : kContentErrors;
}

// As JSON writes whole numbers, in the range in which a double holds each of them.
bool is_whole(double number) { return std::fabs(number) < 9e15 && number == std::floor(number); }

// A result in its own type; errors by their names.
Json json_of(const calc::Value& value) {
  if (value.is(calc::Type::kNumber) && is_whole(value.number)) return static_cast<int64_t>(value.number);
  if (value.is(calc::Type::kNumber)) return value.number;
  if (value.is(calc::Type::kBoolean)) return value.number != 0;
  return shown(value);
}

// "travel" is content/calculators/travel.yml; what has an ending is a file.
std::filesystem::path calculator_path(const CalcCommand& command, const std::string& name) {
  const std::filesystem::path file = name;
  return file.has_extension() ? file : command.content / "calculators" / (name + ".yml");
}

// A name that no file has is likelier a slip than a lost file.
Diagnostic not_found(const CalcCommand& command, const std::string& name, Diagnostic cannot_read) {
  if (std::filesystem::path(name).has_extension()) return cannot_read;
  const Result<std::vector<std::string>> files = list_files(command.content / "calculators");
  std::vector<std::string> known;
  for (const std::string& file : files.value_or(std::vector<std::string>()))
    if (file.ends_with(".yml")) known.push_back(file.substr(0, file.size() - 4));
  std::string hint = suggest(name, std::vector<std::string_view>(known.begin(), known.end()));
  if (hint.empty()) hint = "write " + cannot_read.path;
  return {"", 0, 0, "unknown-calculator", "there is no calculator \"" + name + "\"", std::move(hint)};
}

Result<CalculatorDefinition> read_calculator_file(const CalcCommand& command, const std::string& name) {
  const std::filesystem::path file = calculator_path(command, name);
  Result<std::string> text = read_file(file);
  if (!text) {
    if (!std::filesystem::exists(file)) return failure(not_found(command, name, std::move(text.error())));
    return failure(std::move(text.error()));
  }
  const Result<YamlNode> tree = parse_yaml(*text, file.generic_string());
  if (!tree) return failure(tree.error());
  Diagnostics findings;
  const Json json = read_calculator(*tree, *text, file.generic_string(), findings);
  print_findings(findings);
  if (has_errors(findings))
    return failure("calculator", "the calculator " + file.generic_string() + " has errors");
  return read_definition(json);
}

// What would be right for an input: its choices, else nothing that its message does not say.
std::string hint_for(const CalculatorInput& input, const std::string& written) {
  std::vector<std::string> values;
  for (const InputChoice& choice : input.choices) values.push_back(choice.value);
  if (values.empty()) return {};
  return suggest(written, std::vector<std::string_view>(values.begin(), values.end()));
}

// "teachers=30", as a visitor would type it.
Result<void> set_input(SheetModel& model, const std::string& word) {
  const size_t equals = word.find('=');
  const std::string name = word.substr(0, equals);
  std::vector<std::string_view> known;
  const std::vector<CalculatorInput>& inputs = model.definition().inputs;
  for (size_t i = 0; i < inputs.size(); ++i) {
    known.push_back(inputs[i].name);
    if (inputs[i].name != name || equals == std::string::npos) continue;
    const Result<double> number = read_input_text(inputs[i], word.substr(equals + 1));
    if (!number)
      return failure("input", word + ": " + number.error().message,
                     hint_for(inputs[i], word.substr(equals + 1)));
    model.set(i, *number);
    return {};
  }
  if (equals == std::string::npos)
    return failure("input", "\"" + word + "\" gives no input a value", "write NAME=VALUE");
  return failure("input", "the calculator has no input \"" + name + "\"", suggest(name, known));
}

int compute_calculator(const CalcCommand& command) {
  const Result<CalculatorDefinition> definition = read_calculator_file(command, command.words.front());
  if (!definition) return fail(definition.error());
  SheetModel model(*definition);
  for (size_t i = 1; i < command.words.size(); ++i)
    if (const Result<void> set = set_input(model, command.words[i]); !set) {
      print_findings({set.error()});
      return kContentErrors;
    }
  OrderedJson outputs = OrderedJson::object();
  for (const CalculatorOutput& output : definition->outputs)
    outputs[output.name] = json_of(model.value(output.name));
  std::printf("%s\n", outputs.dump(2).c_str());
  return kGood;
}

}  // namespace

int run(const CalcCommand& command) {
  if (!command.formula.empty() && command.words.empty()) return compute_formula(command.formula);
  if (command.formula.empty() && !command.words.empty()) return compute_calculator(command);
  return fail({"", 0, 0, "calc-arguments", "name a calculator, or a formula", "satchel calc --help"});
}

}  // namespace satchel
