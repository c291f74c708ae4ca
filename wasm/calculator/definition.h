// A calculator as its author wrote it: inputs, tables, formulas, outputs, and the words around them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/json.h"

namespace satchel {

// Where a figure comes from.
struct FigureSource {
  std::string text;   // empty: nobody says
  std::string date;   // since when it holds, as written: "2024-10-01", "2022"
  std::string until;  // to when
  std::string url;
};

enum class InputType { kNumber, kDate, kChoice };

struct InputChoice {
  std::string value;  // as formulas see it
  std::string label;
};

struct CalculatorInput {
  std::string name;  // as formulas name it
  std::string label;
  std::string group;  // inputs of one group stand together; empty: none
  std::string help;
  std::string unit;
  InputType type = InputType::kNumber;
  double number = 0;  // the default; a date is its day since 1899-12-30, a choice the index of one
  std::optional<double> min, max;  // of numbers and dates
  double step = 0;                 // 0: any number; 1: whole ones; else multiples of it
  std::vector<InputChoice> choices;
  FigureSource source;
};

struct TableColumn {
  std::string name;  // "rate"; formulas name it TABLE_COLUMN
  std::string label;
  std::string format;  // of numbers, as spreadsheets write it
  bool is_date = false;
};

struct CalculatorTable {
  std::string name;
  std::string label;
  std::vector<TableColumn> columns;
  std::vector<double> cells;  // row by row
  FigureSource source;
  size_t rows() const { return cells.size() / columns.size(); }
};

struct CalculatorFormula {
  std::string name;
  std::string label;  // for people who read how something is computed; empty: what an output is called
  std::string text;   // "=teachers*trips"
};

struct CalculatorOutput {
  std::string name;  // of a formula or an input
  std::string label;
  std::string format;  // as spreadsheets write it; empty: General
  std::string help;
  bool is_main = false;  // the one that the visitor came for
};

struct ChartPart {
  std::string name;  // of a formula
  std::string label;
};

struct CalculatorDefinition {
  std::string title;
  std::string help;
  std::string file;  // the download's name below /files: "travelcalculator.xlsx"
  std::vector<CalculatorInput> inputs;
  std::vector<CalculatorTable> tables;
  std::vector<CalculatorFormula> formulas;
  std::vector<CalculatorOutput> outputs;
  std::string chart_label;
  std::vector<ChartPart> chart;  // the parts of a total; empty: no chart
  std::vector<std::string> notes;
  std::vector<std::string> assumptions;

  const CalculatorInput* input(std::string_view name) const;
  const CalculatorFormula* formula(std::string_view name) const;
};

// Reads the bundle's form, `calculators/NAME.json`, which the tool made of the author's YAML and checked
// (tool/calculator_file.h): the same keys, but with lists of {"name": …} for maps, so that their order stays,
// and dates as numbers. What is missing or of another type is as if it were not there; tables whose rows are
// not as long as their columns are many, and inputs without a choice that they should have, are left out.
CalculatorDefinition read_definition(const Json& json);

}  // namespace satchel
