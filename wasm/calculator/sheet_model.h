// A calculator at work: its definition as a model of named values, with inputs that a visitor may change.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "calc/model.h"
#include "calculator/definition.h"

namespace satchel {

// What is wrong with a name (`column` 0) or, from `column` on (bytes from 1), with a formula.
struct SheetProblem {
  std::string name;
  int column = 0;
  Diagnostic finding;
};

// Borrows the definition. With problems it computes all the same: what they touch is an error value.
class SheetModel {
 public:
  explicit SheetModel(const CalculatorDefinition& definition);

  const CalculatorDefinition& definition() const { return definition_; }
  const std::vector<SheetProblem>& problems() const { return problems_; }

  // Sets input number `index`: a number, a day, or the index of a choice.
  void set(size_t index, double number);
  double input(size_t index) const { return numbers_[index]; }

  // Of an input, a formula, or a table's column; #NAME? for what there is not. Valid until an input is set.
  calc::Value value(std::string_view name);
  // As a spreadsheet's cell would show it in that format; errors by their names.
  std::string shown(std::string_view name, std::string_view format);
  // How a formula is computed, in words: its names replaced by the labels of inputs and outputs; and in
  // numbers: by their values, as the page shows them.
  std::string in_words(std::string_view name) { return explained(name, false); }
  std::string in_numbers(std::string_view name) { return explained(name, true); }
  calc::Model& model() { return *model_; }

 private:
  std::string explained(std::string_view name, bool with_values);
  void add(std::string_view name, Result<uint32_t> slot);
  void add_inputs();
  void add_tables();
  calc::Value input_value(size_t index) const;

  const CalculatorDefinition& definition_;
  std::unique_ptr<calc::Model> model_;  // which cannot be moved
  std::vector<double> numbers_;         // of the inputs
  std::vector<uint32_t> input_slots_;   // kNoSlot: its name is no good
  std::vector<SheetProblem> problems_;
};

}  // namespace satchel
