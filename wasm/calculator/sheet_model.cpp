#include "calculator/sheet_model.h"

#include "calc/number_format.h"
#include "calc/print.h"
#include "calculator/input_text.h"

namespace satchel {
namespace {

constexpr std::string_view kPlainNumber = "#,##0.####";

// A formula's names as the people who read it know them, or the values that they have now.
class Explainer final : public calc::NamePrinter {
 public:
  Explainer(SheetModel& sheet, bool with_values) : sheet_(sheet), with_values_(with_values) {}

  void print_name(TextBuffer& out, const calc::Formula& formula, uint32_t index) override {
    const uint32_t slot = formula.slots[index];
    const std::string_view name =
        slot == calc::kNoSlot ? std::string_view(formula.names[index].text) : sheet_.model().name_of(slot);
    if (!with_values_ || !print_value_of(out, name)) print_label(out, name);
  }

 private:
  // False for a table, which takes too much room.
  bool print_value_of(TextBuffer& out, std::string_view name) {
    const calc::Value value = sheet_.value(name);
    if (value.is(calc::Type::kArray)) return false;
    const CalculatorInput* input = sheet_.definition().input(name);
    if (input != nullptr && input->type == InputType::kDate)
      out += input_text(*input, value.number);
    else if (value.is(calc::Type::kNumber))
      out += number_text(value.number, format_of(name));
    else
      calc::print_value(out, value);
    return true;
  }

  std::string_view format_of(std::string_view name) const {
    for (const CalculatorOutput& output : sheet_.definition().outputs)
      if (output.name == name && !output.format.empty()) return output.format;
    return kPlainNumber;
  }

  void print_label(TextBuffer& out, std::string_view name) const {
    if (!print_column(out, name)) out += label_of(name);
  }

  // "Mileage by date: From"
  bool print_column(TextBuffer& out, std::string_view name) const {
    const size_t dot = name.find('.');
    if (dot == std::string_view::npos) return false;
    for (const CalculatorTable& table : sheet_.definition().tables)
      for (const TableColumn& column : table.columns) {
        const bool is_meant = table.name == name.substr(0, dot) && column.name == name.substr(dot + 1);
        if (!is_meant || table.label.empty() || column.label.empty()) continue;
        out += table.label;
        out += ": ";
        out += column.label;
        return true;
      }
    return false;
  }

  std::string_view label_of(std::string_view name) const {
    const CalculatorDefinition& definition = sheet_.definition();
    if (const CalculatorInput* input = definition.input(name)) return input->label;
    for (const CalculatorOutput& output : definition.outputs)
      if (output.name == name) return output.label;
    const CalculatorFormula* formula = definition.formula(name);
    if (formula != nullptr && !formula->label.empty()) return formula->label;
    for (const ChartPart& part : definition.chart)
      if (part.name == name) return part.label;
    return name;
  }

  SheetModel& sheet_;
  bool with_values_;
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

std::string SheetModel::explained(std::string_view name, bool with_values) {
  const uint32_t slot = model_->find(name);
  if (slot == calc::kNoSlot || !model_->is_formula(slot)) return {};
  Explainer explainer(*this, with_values);
  calc::PrintOptions options;
  options.names = &explainer;
  options.spaced = true;
  TextBuffer out;
  calc::print_formula(out, model_->formula_of(slot), options);
  return out.str();
}

}  // namespace satchel
