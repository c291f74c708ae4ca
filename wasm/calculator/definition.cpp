#include "calculator/definition.h"

namespace satchel {
namespace {

std::string text(const Json& json, std::string_view key) { return std::string(string_member(json, key)); }

// Calls visit(item) for each object of the list `key`.
template <class Visit>
void each(const Json& json, std::string_view key, Visit visit) {
  const Json* list = member(json, key);
  if (list == nullptr || !list->is_array()) return;
  for (const Json& item : *list)
    if (item.is_object()) visit(item);
}

FigureSource source_of(const Json& json) {
  const Json* source = member(json, "source");
  if (source == nullptr) return {};
  return {text(*source, "text"), text(*source, "date"), text(*source, "until"), text(*source, "url")};
}

std::optional<double> optional_number(const Json& json, std::string_view key) {
  const Json* found = member(json, key);
  if (found == nullptr || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

void read_input(const Json& json, CalculatorDefinition& definition) {
  CalculatorInput input;
  input.name = text(json, "name");
  input.label = text(json, "label");
  input.group = text(json, "group");
  input.help = text(json, "help");
  input.unit = text(json, "unit");
  const std::string_view type = string_member(json, "type");
  input.type = type == "date" ? InputType::kDate : type == "choice" ? InputType::kChoice : InputType::kNumber;
  input.number = number_member(json, "default");
  input.min = optional_number(json, "min");
  input.max = optional_number(json, "max");
  input.step = number_member(json, "step");
  each(json, "choices", [&](const Json& choice) {
    input.choices.push_back({text(choice, "value"), text(choice, "label")});
  });
  input.source = source_of(json);
  if (input.type == InputType::kChoice && !(input.number >= 0 && input.number < input.choices.size())) return;
  definition.inputs.push_back(std::move(input));
}

void read_table(const Json& json, CalculatorDefinition& definition) {
  CalculatorTable table;
  table.name = text(json, "name");
  table.label = text(json, "label");
  each(json, "columns", [&](const Json& column) {
    table.columns.push_back(
        {text(column, "name"), text(column, "label"), text(column, "format"), bool_member(column, "date")});
  });
  if (const Json* cells = member(json, "cells"); cells != nullptr && cells->is_array())
    for (const Json& cell : *cells) table.cells.push_back(cell.is_number() ? cell.get<double>() : 0);
  table.source = source_of(json);
  if (table.columns.empty() || table.cells.size() % table.columns.size() != 0) return;
  definition.tables.push_back(std::move(table));
}

std::vector<std::string> texts(const Json& json, std::string_view key) {
  std::vector<std::string> list;
  if (const Json* found = member(json, key); found != nullptr && found->is_array())
    for (const Json& item : *found) list.push_back(scalar_text(item));
  return list;
}

}  // namespace

const CalculatorInput* CalculatorDefinition::input(std::string_view name) const {
  for (const CalculatorInput& input : inputs)
    if (input.name == name) return &input;
  return nullptr;
}

const CalculatorFormula* CalculatorDefinition::formula(std::string_view name) const {
  for (const CalculatorFormula& formula : formulas)
    if (formula.name == name) return &formula;
  return nullptr;
}

CalculatorDefinition read_definition(const Json& json) {
  CalculatorDefinition definition;
  definition.title = text(json, "title");
  definition.help = text(json, "help");
  definition.file = text(json, "file");
  each(json, "inputs", [&](const Json& input) { read_input(input, definition); });
  each(json, "tables", [&](const Json& table) { read_table(table, definition); });
  each(json, "formulas", [&](const Json& formula) {
    definition.formulas.push_back({text(formula, "name"), text(formula, "label"), text(formula, "formula")});
  });
  each(json, "outputs", [&](const Json& output) {
    definition.outputs.push_back({text(output, "name"), text(output, "label"), text(output, "format"),
                                  text(output, "help"), bool_member(output, "main")});
  });
  definition.chart_label = text(json, "chart_label");
  each(json, "chart", [&](const Json& part) {
    definition.chart.push_back({text(part, "name"), text(part, "label")});
  });
  definition.notes = texts(json, "notes");
  definition.assumptions = texts(json, "assumptions");
  return definition;
}

}  // namespace satchel
