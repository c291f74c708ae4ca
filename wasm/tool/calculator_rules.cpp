#include "tool/calculator_rules.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/suggest.h"
#include "calc/number_format.h"
#include "calculator/input_text.h"
#include "calculator/sheet_model.h"
#include "tool/file_findings.h"
#include "tool/yaml_place.h"
#include "workbook/check.h"

namespace satchel {
namespace {

using calc::Formula;
using calc::Node;
using calc::NodeKind;
using calc::Operator;
using Keys = std::vector<std::string_view>;

// One entry other than the defaults. None: the defaults.
struct Trial {
  const CalculatorInput* input = nullptr;
  size_t index = 0;
  double number = 0;
};

std::vector<Trial> trials_of(const CalculatorDefinition& definition) {
  std::vector<Trial> trials = {{}};
  for (size_t i = 0; i < definition.inputs.size(); ++i) {
    const CalculatorInput& input = definition.inputs[i];
    for (size_t choice = 0; choice < input.choices.size(); ++choice)
      trials.push_back({&input, i, static_cast<double>(choice)});
    for (const std::optional<double>& limit : {input.min, input.max})
      if (limit && input.choices.empty()) trials.push_back({&input, i, *limit});
  }
  return trials;
}

// The two operands of the binary node `at`: each stands behind its own operands.
std::pair<size_t, size_t> operands_of(const Formula& formula, size_t at) {
  const size_t right = at - 1;
  return {right - formula.nodes[right].size, right};
}

class CalculatorRules : FileFindings {
 public:
  CalculatorRules(const YamlNode& tree, std::string_view text, const CalculatorDefinition& definition,
                  std::string_view path, Diagnostics& findings)
      : FileFindings(path, findings), tree_(tree), text_(text), definition_(definition), model_(definition) {}

  void check() {
    for (const Diagnostic& finding : findings_)  // what formulas would give follows from those already told
      is_good_ = is_good_ && finding.severity == Severity::kWarning;
    for (const SheetProblem& problem : model_.problems()) tell_problem(problem);
    check_shown_names();
    check_formats();
    for (const CalculatorFormula& formula : definition_.formulas) check_choices(formula.name);
    if (!is_good_) return;
    for (const Trial& trial : trials_of(definition_)) try_out(trial);
  }

 private:
  void tell(Place place, std::string code, std::string message, std::string hint = {},
            Severity severity = Severity::kError) {
    is_good_ = is_good_ && severity == Severity::kWarning;
    FileFindings::tell(place, std::move(code), std::move(message), std::move(hint), severity);
  }

  // The key `name` below inputs, tables or formulas, and its value.
  std::pair<const YamlNode*, const YamlNode*> find(std::string_view name) const {
    for (const char* key : {"inputs", "tables", "formulas"}) {
      const YamlNode* map = tree_.find(key);
      for (size_t i = 0; map != nullptr && i < map->keys.size(); ++i)
        if (map->keys[i].text == name) return {&map->keys[i], &map->values[i]};
    }
    return {nullptr, nullptr};
  }

  // Column `column` (bytes from 1) of the formula called `name`; 0: of the name itself.
  Place place_of(std::string_view name, uint32_t column) const {
    const auto [key, value] = find(name);
    if (key == nullptr) return tree_.place;
    const YamlNode& formula = formula_text_of(*value);
    return column == 0 || !formula.is_scalar() ? key->place : place_in_scalar(text_, formula, column - 1);
  }

  void tell_problem(const SheetProblem& problem) {
    tell(place_of(problem.name, static_cast<uint32_t>(problem.column)), problem.finding.code,
         problem.finding.message, problem.finding.hint);
  }

  // Outputs and parts of charts show what formulas and inputs are called.
  void check_shown_names() {
    Keys known;
    for (const CalculatorFormula& formula : definition_.formulas) known.push_back(formula.name);
    for (const CalculatorInput& input : definition_.inputs) known.push_back(input.name);
    const YamlNode* chart = tree_.find("chart");
    const YamlNode* maps[] = {tree_.find("outputs"), chart == nullptr ? nullptr : chart->find("parts")};
    for (const YamlNode* map : maps)
      for (size_t i = 0; map != nullptr && i < map->keys.size(); ++i)
        if (const YamlNode& name = map->keys[i];
            std::find(known.begin(), known.end(), name.text) == known.end())
          tell(name.place, "unknown-name", "there is no formula \"" + name.text + "\"",
               suggest(name.text, known));
  }

  void check_formats() {
    for (const char* key : {"outputs", "tables"}) {
      const YamlNode* map = tree_.find(key);
      for (size_t i = 0; map != nullptr && i < map->values.size(); ++i) {
        check_format(map->values[i]);
        const YamlNode* columns = map->values[i].find("columns");
        for (size_t c = 0; columns != nullptr && c < columns->values.size(); ++c)
          check_format(columns->values[c]);
      }
    }
  }

  void check_format(const YamlNode& owner) {
    const YamlNode* format = owner.find("format");
    if (format == nullptr || !format->is_scalar() || format->text.empty()) return;
    TextBuffer ignored;
    if (xlsx::number_format_fault(format->text) != nullptr ||
        !calc::format_number(ignored, 1234.5, format->text))
      tell(format->place, "calculator-format", "\"" + format->text + "\" is no format of a spreadsheet",
           "such as \"#,##0.00\", \"$#,##0\", \"0.0%\" or \"yyyy-mm-dd\"");
  }

  const Formula* formula_of(std::string_view name) {
    const uint32_t slot = model_.model().find(name);
    return slot != calc::kNoSlot && model_.model().is_formula(slot) ? &model_.model().formula_of(slot)
                                                                    : nullptr;
  }

  // A choice that is compared with what is none of its values would never be it.
  void check_choices(const std::string& name) {
    const Formula* formula = formula_of(name);
    for (size_t at = 0; formula != nullptr && at < formula->nodes.size(); ++at) {
      const Node& node = formula->nodes[at];
      if (node.kind != NodeKind::kBinary || (node.op != Operator::kEqual && node.op != Operator::kNotEqual))
        continue;
      const auto [left, right] = operands_of(*formula, at);
      check_choice(name, *formula, formula->nodes[left], formula->nodes[right]);
      check_choice(name, *formula, formula->nodes[right], formula->nodes[left]);
    }
  }

  void check_choice(const std::string& name, const Formula& formula, const Node& asked, const Node& value) {
    if (asked.kind != NodeKind::kName || value.kind != NodeKind::kConstant) return;
    const calc::Value& constant = formula.constants[value.operand];
    const CalculatorInput* input = input_named(formula.names[asked.operand].text);
    if (input == nullptr || input->choices.empty() || !constant.is(calc::Type::kText)) return;
    Keys known;
    for (const InputChoice& choice : input->choices) {
      if (equals_ignoring_case(choice.value, constant.view())) return;
      known.push_back(choice.value);
    }
    tell(place_of(name, value.column), "unknown-choice",
         "\"" + input->name + "\" is never \"" + std::string(constant.view()) + "\"",
         suggest(constant.view(), known));
  }

  // Names are the same regardless of case.
  const CalculatorInput* input_named(std::string_view name) const {
    for (const CalculatorInput& input : definition_.inputs)
      if (equals_ignoring_case(input.name, name)) return &input;
    return nullptr;
  }

  static std::string as_path(const Keys& names) {
    std::string text;
    for (const std::string_view name : names) (text += text.empty() ? "" : " > ") += name;
    return text;
  }

  void try_out(const Trial& trial) {
    if (trial.input != nullptr) model_.set(trial.index, trial.number);
    for (const CalculatorOutput& output : definition_.outputs) check_value(output.name, trial, false);
    for (const ChartPart& part : definition_.chart) check_value(part.name, trial, true);
    if (trial.input != nullptr) model_.set(trial.index, trial.input->number);
  }

  void check_value(const std::string& shown, const Trial& trial, bool is_part) {
    const calc::Value value = model_.value(shown);
    if (value.is(calc::Type::kError)) return tell_error(root_of(shown), trial);
    if (trial.input != nullptr) return;
    if (value.is(calc::Type::kArray))
      tell(place_of(shown, 1), "calculator-value",
           "\"" + shown + "\" is " + std::to_string(value.count()) + " values, where one can be shown",
           "take one of them by INDEX, or add them up by SUM");
    else if (is_part && !value.is(calc::Type::kNumber))
      tell(place_of(shown, 1), "calculator-value",
           "\"" + shown + "\" is no number, and so no part of a total");
  }

  // The formula with which an error begins: what it takes is none.
  std::string root_of(std::string name) {
    std::set<std::string> seen;
    while (seen.insert(name).second) {
      const Formula* formula = formula_of(name);
      if (formula == nullptr) break;
      for (const calc::NameUse& use : formula->names)
        if (formula_of(use.text) != nullptr && model_.value(use.text).is(calc::Type::kError))
          name = model_.model().name_of(model_.model().find(use.text));
    }
    return name;
  }

  void tell_error(const std::string& name, const Trial& trial) {
    if (!told_.insert(ascii_lower(name)).second) return;
    const uint32_t slot = model_.model().find(name);
    if (model_.model().is_circular(slot)) return tell_circle(name);
    const std::string value(calc::error_name(model_.value(name).error));
    const std::string with = trial.input == nullptr
                                 ? "with the defaults"
                                 : "with " + trial.input->name + " " + input_text(*trial.input, trial.number);
    const Culprit culprit = culprit_of(*formula_of(name));
    tell(place_of(name, culprit.column), "calculator-value",
         "\"" + name + "\" is " + value + " " + with + culprit.why,
         trial.input == nullptr ? "" : "other limits for the entry prevent it, or IF in the formula",
         trial.input == nullptr ? Severity::kError : Severity::kWarning);
  }

  struct Culprit {
    uint32_t column = 1;
    std::string why;
  };

  // The operand that is text where a number is needed, or the division.
  Culprit culprit_of(const Formula& formula) {
    Culprit division;
    for (size_t at = 0; at < formula.nodes.size(); ++at) {
      const Node& node = formula.nodes[at];
      if (node.kind != NodeKind::kBinary || node.op < Operator::kAdd || node.op > Operator::kPower) continue;
      const auto [left, right] = operands_of(formula, at);
      for (const size_t operand : {left, right})
        if (const std::string text = text_of(formula, formula.nodes[operand]); !text.empty())
          return {formula.nodes[operand].column, ": \"" + text + "\" is text, and no number"};
      if (node.op == Operator::kDivide) division.column = node.column;
    }
    return division;
  }

  // The text that an operand is; empty where it is none, or one that may pass for a number.
  std::string text_of(const Formula& formula, const Node& node) {
    calc::Value value;
    if (node.kind == NodeKind::kConstant) value = formula.constants[node.operand];
    if (node.kind == NodeKind::kName) value = model_.value(formula.names[node.operand].text);
    if (!value.is(calc::Type::kText) || parse_decimal(value.view())) return {};
    return std::string(value.view());
  }

  // "a > b > a", as the formulas name each other.
  void tell_circle(const std::string& name) {
    std::vector<std::string> way = {name};
    while (std::count(way.begin(), way.end(), way.back()) == 1) {
      const std::string next = circular_in(way.back());
      if (next.empty()) break;
      way.push_back(next);
    }
    while (way.size() > 1 && way.front() != way.back()) way.erase(way.begin());  // what only leads to it
    for (const std::string& member : way) told_.insert(ascii_lower(member));
    Keys names(way.begin(), way.end());
    tell(place_of(way.front(), column_of(way.front(), way.size() > 1 ? way[1] : way.front())),
         "calculator-circle", "\"" + way.front() + "\" depends on itself: " + as_path(names),
         "a formula may ask for others, but not for what they are made of it");
  }

  // A formula that `name` asks for and that is circular too, as its author wrote it.
  std::string circular_in(std::string_view name) {
    const Formula* formula = formula_of(name);
    if (formula == nullptr) return {};
    for (const calc::NameUse& use : formula->names) {
      const uint32_t slot = model_.model().find(use.text);
      if (slot != calc::kNoSlot && model_.model().is_formula(slot) && model_.model().is_circular(slot))
        return std::string(model_.model().name_of(slot));
    }
    return {};
  }

  uint32_t column_of(std::string_view formula, std::string_view asked) {
    for (const calc::NameUse& use : formula_of(formula)->names)
      if (equals_ignoring_case(use.text, asked)) return use.column;
    return 1;
  }

  const YamlNode& tree_;
  std::string_view text_;
  const CalculatorDefinition& definition_;
  SheetModel model_;
  bool is_good_ = true;
  std::set<std::string> told_;  // formulas, in small letters
};

}  // namespace

const YamlNode& formula_text_of(const YamlNode& value) {
  const YamlNode* formula = value.is_map() ? value.find("formula") : nullptr;
  return formula == nullptr ? value : *formula;
}

void check_calculator(const YamlNode& tree, std::string_view text, const CalculatorDefinition& definition,
                      std::string_view path, Diagnostics& findings) {
  CalculatorRules(tree, text, definition, path, findings).check();
}

}  // namespace satchel
