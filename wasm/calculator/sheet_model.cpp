#include "calculator/sheet_model.h"

#include "calc/number_format.h"
#include "calc/print.h"

namespace satchel {
namespace {

// Names as the people who read a formula know them.
class Labels final : public calc::NamePrinter {
 public:
  explicit Labels(const CalculatorDefinition& definition) : definition_(definition) {}

  void print_name(TextBuffer& out, const calc::Formula& formula, uint32_t name) override {
    const std::string_view written = formula.names[name].text;
    if (!print_column(out, written)) out += label_of(written);
  }

 private:
  // "Mileage by date: From"
  bool print_column(TextBuffer& out, std::string_view name) {
    const size_t dot = name.find('.');
    for (const CalculatorTable& table : definition_.tables)
      for (const TableColumn& column : table.columns)
        if (dot != std::string_view::npos && table.name == name.substr(0, dot) &&
            column.name == name.substr(dot + 1) && !table.label.empty() && !column.label.empty()) {
          out += table.label;
          out += ": ";
          out += column.label;
          return true;
        }
    return false;
  }

  std::string_view label_of(std::string_view name) const {
    if (const CalculatorInput* input = definition_.input(name)) return input->label;
    for (const CalculatorOutput& output : definition_.outputs)
      if (output.name == name) return output.label;
    const CalculatorFormula* formula = definition_.formula(name);
    if (formula != nullptr && !formula->label.empty()) return formula->label;
    for (const ChartPart& part : definition_.chart)
      if (part.name == name) return part.label;
    return name;
  }

  const CalculatorDefinition& definition_;
};

}  // namespace

SheetModel::SheetModel(const CalculatorDefinition& definition)
    : definition_(definition), model_(std::make_unique<calc::Model>()) {
  add_inputs();
  add_tables();
  for (const CalculatorFormula& formula : definition.formulas)
    add(formula.name, model_->add_formula(formula.name, formula.text));
  for (calc::Finding& finding : model_->link())
    problems_.push_back({std::string(model_->name_of(finding.slot)), finding.diagnostic.column,
                         std::move(finding.diagnostic)});
}

void SheetModel::add(std::string_view name, Result<uint32_t> slot) {
  if (!slot) problems_.push_back({std::string(name), slot.error().column, std::move(slot.error())});
}

void SheetModel::add_inputs() {
  for (size_t i = 0; i < definition_.inputs.size(); ++i) {
    numbers_.push_back(definition_.inputs[i].number);
    Result<uint32_t> slot = model_->add_input(definition_.inputs[i].name, input_value(i));
    input_slots_.push_back(slot.value_or(calc::kNoSlot));
    add(definition_.inputs[i].name, std::move(slot));
  }
}

void SheetModel::add_tables() {
  for (const CalculatorTable& table : definition_.tables) {
    std::vector<std::string_view> columns;
    for (const TableColumn& column : table.columns) columns.push_back(column.name);
    std::vector<calc::Value> cells;
    for (const double cell : table.cells) cells.push_back(calc::number_value(cell));
    add(table.name, model_->add_table(table.name, columns, cells));
  }
}

calc::Value SheetModel::input_value(size_t index) const {
  const CalculatorInput& input = definition_.inputs[index];
  if (input.type != InputType::kChoice) return calc::number_value(numbers_[index]);
  return calc::text_value(input.choices[static_cast<size_t>(numbers_[index])].value);
}

void SheetModel::set(size_t index, double number) {
  numbers_[index] = number;
  if (input_slots_[index] != calc::kNoSlot) model_->set(input_slots_[index], input_value(index));
}

calc::Value SheetModel::value(std::string_view name) {
  const uint32_t slot = model_->find(name);
  return slot == calc::kNoSlot ? calc::error_value(calc::Error::kName) : model_->value(slot);
}

std::string SheetModel::shown(std::string_view name, std::string_view format) {
  const calc::Value result = value(name);
  TextBuffer out;
  const std::string_view used = format.empty() ? std::string_view("General") : format;
  if (result.is(calc::Type::kNumber) && calc::format_number(out, result.number, used)) return out.str();
  out.clear();
  if (result.is(calc::Type::kText)) return std::string(result.view());
  calc::print_value(out, result);
  return out.str();
}

std::string SheetModel::in_words(std::string_view name) {
  const uint32_t slot = model_->find(name);
  if (slot == calc::kNoSlot || !model_->is_formula(slot)) return {};
  Labels labels(definition_);
  calc::PrintOptions options;
  options.names = &labels;
  options.spaced = true;
  TextBuffer out;
  calc::print_formula(out, model_->formula_of(slot), options);
  return out.str();
}

std::string SheetModel::in_numbers(std::string_view name) {
  const uint32_t slot = model_->find(name);
  if (slot == calc::kNoSlot || !model_->is_formula(slot)) return {};
  TextBuffer out;
  model_->explain(out, slot, true);
  return out.str();
}

}  // namespace satchel
