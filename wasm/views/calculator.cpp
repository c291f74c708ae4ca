// The view calculator: fields, results, and how they come about. While it is used, the browser sends what
// stands in the fields and gets the results.
#include <algorithm>
#include <array>
#include <memory>

#include "base/suggest.h"
#include "calc/number_format.h"
#include "calculator/input_text.h"
#include "calculator/sheet_model.h"
#include "calculator/sheet_workbook.h"
#include "views/builtin.h"
#include "workbook/writer.h"

namespace satchel {
namespace {

constexpr size_t kScenarios = 3;  // side by side
constexpr std::string_view kLetters[kScenarios] = {"A", "B", "C"};

// A calculator with its formulas compiled, once for each scenario: from one question to the next a model
// computes only what depends on inputs that have changed.
struct OpenCalculator final : Kept {
  explicit OpenCalculator(const Json& json) : definition(read_definition(json)) {}

  SheetModel& model(size_t scenario) {
    if (models[scenario] == nullptr) models[scenario] = std::make_unique<SheetModel>(definition);
    return *models[scenario];
  }

  const CalculatorDefinition definition;
  std::array<std::unique_ptr<SheetModel>, kScenarios> models;
};

tl::unexpected<Diagnostic> no_calculator(std::string_view name, ViewHost& host) {
  std::string hint = suggest(name, host.calculator_names());
  if (hint.empty()) hint = "write content/calculators/NAME.yml";
  return failure("view-data", "there is no calculator \"" + std::string(name) + "\"", std::move(hint));
}

Result<OpenCalculator*> find_calculator(const Json& arguments, ViewHost& host) {
  const std::string_view name = string_member(arguments, "name");
  SiteCalculator* calculator = host.calculator(name);
  if (calculator == nullptr || !calculator->definition->is_object()) return no_calculator(name, host);
  if (calculator->kept == nullptr)
    calculator->kept = std::make_unique<OpenCalculator>(*calculator->definition);
  return static_cast<OpenCalculator*>(calculator->kept.get());
}

// What stands in the fields of one scenario, and what it gives.
struct Scenario {
  SheetModel& model;
  std::vector<std::string> texts;   // of the inputs
  std::vector<std::string> errors;  // of the inputs; empty: none

  // Takes over the texts that `fields` has; of other inputs the defaults count. Where a text means nothing,
  // that of `last` counts, which meant something when it stood there: so results do not jump to the defaults
  // while one types.
  Scenario(SheetModel& sheet, const Json& fields, const Json& last) : model(sheet) {
    const std::vector<CalculatorInput>& inputs = model.definition().inputs;
    errors.resize(inputs.size());
    for (size_t i = 0; i < inputs.size(); ++i) {
      const Json* text = member(fields, inputs[i].name);
      const bool is_given = text != nullptr && text->is_string();
      texts.push_back(is_given ? scalar_text(*text) : input_text(inputs[i], inputs[i].number));
      model.set(i, is_given ? number_of(i, last) : inputs[i].number);
    }
  }

  bool is_valid() const {
    for (const std::string& error : errors)
      if (!error.empty()) return false;
    return true;
  }

 private:
  double number_of(size_t index, const Json& last) {
    const CalculatorInput& input = model.definition().inputs[index];
    const Result<double> number = read_input_text(input, texts[index]);
    if (number) return *number;
    errors[index] = number.error().message;
    return read_input_text(input, string_member(last, input.name)).value_or(input.number);
  }
};

// At least one.
std::vector<Scenario> scenarios_of(OpenCalculator& calculator, const Json& arguments) {
  std::vector<Scenario> scenarios;
  const Json* list = member(arguments, "scenarios");
  const Json* last = member(arguments, "last");
  const size_t count = list != nullptr && list->is_array() ? std::min(list->size(), kScenarios) : 0;
  const size_t lasts = last != nullptr && last->is_array() ? last->size() : 0;
  for (size_t i = 0; i < std::max<size_t>(count, 1); ++i)
    scenarios.emplace_back(calculator.model(i), i < count ? (*list)[i] : Json(),
                           i < lasts ? (*last)[i] : Json());
  return scenarios;
}

size_t active_of(const Json& arguments, size_t count) {
  const auto asked = static_cast<size_t>(std::max(0, int_member(arguments, "active")));
  return std::min(asked, count - 1);
}

Json source_context(const FigureSource& source) {
  if (source.text.empty()) return nullptr;
  Json context;
  set(context, "text", source.text);
  set(context, "date", source.date);
  set(context, "until", source.until);
  set(context, "url", source.url);
  return context;
}

Json input_context(const CalculatorInput& input, const std::string& text, const std::string& error) {
  Json context;
  set(context, "name", input.name);
  set(context, "label", input.label);
  set(context, "help", input.help);
  set(context, "unit", input.unit);
  set(context, "value", text);
  set(context, "error", error);
  set(context, "is_number", input.type == InputType::kNumber);
  set(context, "is_date", input.type == InputType::kDate);
  set(context, "choices_given", input.type == InputType::kChoice);
  set(context, "mode", input.step == 1 ? "numeric" : "decimal");
  Json choices = Json::array();
  for (const InputChoice& choice : input.choices) {
    Json item;
    set(item, "value", choice.value);
    set(item, "label", choice.label);
    set(item, "chosen", choice.value == text);
    choices.push_back(std::move(item));
  }
  set(context, "choices", std::move(choices));
  set(context, "source", source_context(input.source));
  return context;
}

// Inputs that follow each other and name the same group stand together.
Json groups_context(const Scenario& scenario) {
  Json groups = Json::array();
  const std::string* last = nullptr;
  const std::vector<CalculatorInput>& inputs = scenario.model.definition().inputs;
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (last == nullptr || *last != inputs[i].group) {
      Json group;
      set(group, "label", inputs[i].group);
      set(group, "inputs", Json::array());
      groups.push_back(std::move(group));
      last = &inputs[i].group;
    }
    groups.back()["inputs"].push_back(input_context(inputs[i], scenario.texts[i], scenario.errors[i]));
  }
  return groups;
}

// "+120" where a number differs from that of the first scenario.
std::string difference(Scenario& scenario, Scenario& first, const CalculatorOutput& output) {
  const calc::Value now = scenario.model.value(output.name);
  const calc::Value before = first.model.value(output.name);
  if (!now.is(calc::Type::kNumber) || !before.is(calc::Type::kNumber) || now.number == before.number)
    return {};
  TextBuffer out;
  const std::string_view format = output.format.empty() ? std::string_view("General") : output.format;
  calc::format_number(out, now.number - before.number, format);
  return now.number > before.number ? "+" + out.str() : out.str();
}

Json output_context(std::vector<Scenario>& scenarios, const CalculatorOutput& output, size_t active) {
  Json context;
  set(context, "name", output.name);
  set(context, "label", output.label);
  set(context, "help", output.help);
  set(context, "words", scenarios[active].model.in_words(output.name));
  set(context, "numbers", scenarios[active].model.in_numbers(output.name));
  Json cells = Json::array();
  for (Scenario& scenario : scenarios) {
    Json cell;
    set(cell, "is_text", scenario.model.value(output.name).is(calc::Type::kText));
    set(cell, "value", scenario.model.shown(output.name, output.format));
    set(cell, "difference", difference(scenario, scenarios[0], output));
    cells.push_back(std::move(cell));
  }
  set(context, "cells", std::move(cells));
  return context;
}

// The parts of the total as shares of the largest, which is as long as there is room.
Json chart_context(SheetModel& model, std::string_view format) {
  const auto size_of = [&](const ChartPart& part) {
    const calc::Value value = model.value(part.name);
    return value.is(calc::Type::kNumber) && value.number > 0 ? value.number : 0;
  };
  double most = 0;
  for (const ChartPart& part : model.definition().chart) most = std::max(most, size_of(part));
  Json chart = Json::array();
  for (const ChartPart& part : model.definition().chart) {
    Json bar;
    set(bar, "label", part.label);
    set(bar, "value", model.shown(part.name, format));
    set(bar, "share", std::to_string(most > 0 ? static_cast<int>(size_of(part) / most * 100 + 0.5) : 0));
    chart.push_back(std::move(bar));
  }
  return chart;
}

void add_results(std::vector<Scenario>& scenarios, size_t active, Json& context) {
  const CalculatorDefinition& definition = scenarios[0].model.definition();
  Json heads = Json::array(), outputs = Json::array();
  for (size_t i = 0; i < scenarios.size(); ++i) {
    Json head;
    set(head, "label", scenarios.size() == 1 ? std::string_view("Value") : kLetters[i]);
    heads.push_back(std::move(head));
  }
  std::string_view format;
  for (const CalculatorOutput& output : definition.outputs) {
    outputs.push_back(output_context(scenarios, output, active));
    if (!output.is_main) continue;
    format = output.format;
    Json main;
    set(main, "label", output.label);
    set(main, "value", scenarios[active].model.shown(output.name, output.format));
    set(context, "main", std::move(main));
  }
  set(context, "title", definition.title);
  set(context, "scenarios", std::move(heads));
  set(context, "outputs", std::move(outputs));
  set(context, "has_chart", !definition.chart.empty());
  set(context, "chart_label", definition.chart_label);
  set(context, "chart", chart_context(scenarios[active].model, format));
  set(context, "is_invalid", !scenarios[active].is_valid());
}

// The tables that formulas look things up in, as people read them.
Json tables_context(const CalculatorDefinition& definition) {
  Json tables = Json::array();
  for (const CalculatorTable& table : definition.tables) {
    Json context, heads = Json::array(), rows = Json::array();
    for (const TableColumn& column : table.columns) heads.push_back(column.label);
    for (size_t row = 0; row < table.rows(); ++row) {
      Json cells = Json::array();
      for (size_t i = 0; i < table.columns.size(); ++i)
        cells.push_back(number_text(table.cells[row * table.columns.size() + i],
                                    table.columns[i].is_date ? "yyyy-mm-dd" : table.columns[i].format));
      rows.push_back(Json::object());
      set(rows.back(), "cells", std::move(cells));
    }
    set(context, "label", table.label);
    set(context, "heads", std::move(heads));
    set(context, "rows", std::move(rows));
    set(context, "source", source_context(table.source));
    tables.push_back(std::move(context));
  }
  return tables;
}

Json texts_context(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(text);
  return list;
}

}  // namespace

Result<void> render_calculator(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Result<OpenCalculator*> found = find_calculator(call.arguments, host);
  if (!found) return failure(found.error());
  const CalculatorDefinition& definition = (*found)->definition;
  std::vector<Scenario> scenarios = scenarios_of(**found, Json::object());
  Json context;
  set(context, "id", "calculator-" + std::to_string(host.view_number()));
  set(context, "name", string_member(call.arguments, "name"));
  set(context, "help", definition.help);
  set(context, "file", definition.file);
  set(context, "groups", groups_context(scenarios[0]));
  set(context, "tables", tables_context(definition));
  set(context, "has_assumptions", !definition.assumptions.empty());
  set(context, "assumptions", texts_context(definition.assumptions));
  set(context, "notes", texts_context(definition.notes));
  add_results(scenarios, 0, context);
  return host.render_template("calculator", context, out);
}

Result<void> answer_calculator_results(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Result<OpenCalculator*> found = find_calculator(call.arguments, host);
  if (!found) return failure(found.error());
  std::vector<Scenario> scenarios = scenarios_of(**found, call.arguments);
  const size_t active = active_of(call.arguments, scenarios.size());
  Json context;
  set(context, "groups", groups_context(scenarios[active]));
  add_results(scenarios, active, context);
  return host.render_template("calculator_answer", context, out);
}

Result<void> answer_calculator_workbook(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Result<OpenCalculator*> found = find_calculator(call.arguments, host);
  if (!found) return failure(found.error());
  std::vector<Scenario> scenarios = scenarios_of(**found, call.arguments);
  Scenario& scenario = scenarios[active_of(call.arguments, scenarios.size())];
  // The build has written it with the defaults, so that only numbers are other ones.
  out += write_checked_workbook(sheet_workbook(scenario.model, host.site_name()));
  return {};
}

}  // namespace satchel
