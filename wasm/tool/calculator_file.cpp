#include "tool/calculator_file.h"

#include <algorithm>
#include <optional>

#include "base/decimal.h"
#include "base/suggest.h"
#include "calculator/definition.h"
#include "calculator/input_text.h"
#include "calculator/sheet_model.h"

namespace satchel {
namespace {

using Keys = std::vector<std::string_view>;

const Keys kTopKeys = {"title",    "help",    "file",  "inputs", "tables",
                       "formulas", "outputs", "chart", "notes",  "assumptions"};
const Keys kInputKeys = {"group", "label", "help", "unit",    "type",  "default",
                         "min",   "max",   "step", "choices", "source"};
const Keys kTableKeys = {"label", "columns", "rows", "source"};
const Keys kColumnKeys = {"label", "type", "format"};
const Keys kFormulaKeys = {"label", "formula"};
const Keys kOutputKeys = {"label", "format", "help", "main"};
const Keys kChartKeys = {"label", "parts"};
const Keys kSourceKeys = {"text", "date", "until", "url"};

class CalculatorReader {
 public:
  CalculatorReader(std::string_view path, Diagnostics& findings) : path_(path), findings_(findings) {}

  Json read(const YamlNode& tree) {
    Json out = Json::object();
    if (!tree.is_map()) {
      tell(tree.place, "calculator-type", "a calculator is a map of keys and values",
           "it begins with \"title:\", \"inputs:\", \"formulas:\"");
      return out;
    }
    check_keys(tree, kTopKeys, "a calculator");
    for (const char* key : {"title", "help", "file"}) take_text(tree, key, out);
    if (tree.find("title") == nullptr)
      tell(tree.place, "calculator-missing", "the calculator has no \"title\"", "write it on top");
    out["inputs"] = named(tree, "inputs", [&](const YamlNode& node, Json& item) { read_input(node, item); });
    out["tables"] = named(tree, "tables", [&](const YamlNode& node, Json& item) { read_table(node, item); });
    out["formulas"] =
        named(tree, "formulas", [&](const YamlNode& node, Json& item) { read_formula(node, item); });
    out["outputs"] =
        named(tree, "outputs", [&](const YamlNode& node, Json& item) { read_output(node, item); });
    read_chart(tree, out);
    for (const char* key : {"notes", "assumptions"}) take_texts(tree, key, out);
    check_file(tree);
    check_model(tree, out);
    return out;
  }

 private:
  void tell(Place place, std::string code, std::string message, std::string hint) {
    findings_.push_back(
        {std::string(path_), place.line, place.column, std::move(code), std::move(message), std::move(hint)});
  }

  void check_keys(const YamlNode& map, const Keys& known, std::string_view what) {
    for (const YamlNode& key : map.keys) {
      if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
      std::string hint = did_you_mean(key.text, known);
      if (hint.empty()) {
        hint = "known:";
        for (const std::string_view name : known) hint.append(" ").append(name);
      }
      tell(key.place, "unknown-key", std::string(what) + " has no key \"" + key.text + "\"", std::move(hint));
    }
  }

  void take_text(const YamlNode& map, std::string_view key, Json& out) {
    const YamlNode* node = map.find(key);
    if (node == nullptr || node->is_null()) return;
    if (!node->is_scalar())
      return tell(node->place, "calculator-type", "\"" + std::string(key) + "\" must be text", "");
    out[std::string(key)] = node->text;
  }

  void take_number(const YamlNode& map, std::string_view key, bool is_date, Json& out) {
    const YamlNode* node = map.find(key);
    if (node == nullptr || node->is_null()) return;
    if (const std::optional<double> number = number_in(*node, is_date))
      out[std::string(key)] = *number;
    else
      tell(node->place, "calculator-type",
           "\"" + std::string(key) + "\" must be " + (is_date ? "a date" : "a number"),
           is_date ? "write it as 2026-07-13" : "write it without signs and commas: 1200.50");
  }

  static std::optional<double> number_in(const YamlNode& node, bool is_date) {
    if (!node.is_scalar()) return std::nullopt;
    return is_date ? read_iso_date(node.text) : parse_decimal(node.text);
  }

  void take_texts(const YamlNode& map, std::string_view key, Json& out) {
    const YamlNode* node = map.find(key);
    if (node == nullptr || node->is_null()) return;
    if (!node->is_list())
      return tell(node->place, "calculator-type", "\"" + std::string(key) + "\" must be a list of texts", "");
    for (const YamlNode& item : node->values) out[std::string(key)].push_back(item.text);
  }

  // A map of named things as a list of objects with "name".
  template <class Read>
  Json named(const YamlNode& tree, std::string_view key, Read read) {
    Json list = Json::array();
    const YamlNode* map = tree.find(key);
    if (map == nullptr || map->is_null()) return list;
    if (!map->is_map()) {
      tell(map->place, "calculator-type", "\"" + std::string(key) + "\" must be a map of names", "");
      return list;
    }
    for (size_t i = 0; i < map->keys.size(); ++i) {
      Json item = {{"name", map->keys[i].text}};
      read(map->values[i], item);
      list.push_back(std::move(item));
    }
    return list;
  }

  bool is_map(const YamlNode& node, std::string_view what) {
    if (node.is_map()) return true;
    tell(node.place, "calculator-type", std::string(what) + " is a map of keys and values",
         "for example {label: Teachers, default: 12}");
    return false;
  }

  void read_source(const YamlNode& map, Json& out) {
    const YamlNode* node = map.find("source");
    if (node == nullptr || !is_map(*node, "a source")) return;
    check_keys(*node, kSourceKeys, "a source");
    for (const std::string_view key : kSourceKeys) take_text(*node, key, out["source"]);
  }

  void read_input(const YamlNode& node, Json& out) {
    if (!is_map(node, "an input")) return;
    check_keys(node, kInputKeys, "an input");
    for (const char* key : {"group", "label", "help", "unit"}) take_text(node, key, out);
    if (node.find("label") == nullptr)
      tell(node.place, "calculator-missing", "this input has no \"label\"",
           "say what the visitor types here");
    if (node.find("choices") != nullptr) {
      read_choices(node, out);
    } else {
      const bool is_date = read_type(node, {"number", "date"}) == "date";
      if (is_date) out["type"] = "date";
      for (const char* key : {"default", "min", "max"}) take_number(node, key, is_date, out);
      take_number(node, "step", false, out);
      check_default(node, out);
    }
    read_source(node, out);
  }

  std::string read_type(const YamlNode& node, const Keys& known) {
    const YamlNode* type = node.find("type");
    if (type == nullptr) return {};
    if (std::find(known.begin(), known.end(), type->text) == known.end())
      tell(type->place, "calculator-type", "there is no type \"" + type->text + "\"",
           did_you_mean(type->text, known));
    return type->text;
  }

  void check_default(const YamlNode& node, const Json& out) {
    const YamlNode* written = node.find("default");
    if (written == nullptr)
      return tell(node.place, "calculator-missing", "this input has no \"default\"",
                  "the page shows what the defaults give");
    if (!out.contains("default")) return;  // it is no number, which has been told
    const double number = number_member(out, "default");
    if (number < number_member(out, "min", number) || number > number_member(out, "max", number))
      tell(written->place, "calculator-range", "the default is not between \"min\" and \"max\"", "");
  }

  void read_choices(const YamlNode& node, Json& out) {
    const YamlNode& choices = *node.find("choices");
    if (!choices.is_map() || choices.keys.empty())
      return tell(choices.place, "calculator-type", "\"choices\" is a map of values and labels",
                  "for example {car: By car, fare: By plane}");
    out["type"] = "choice";
    const YamlNode* chosen = node.find("default");
    for (size_t i = 0; i < choices.keys.size(); ++i) {
      out["choices"].push_back({{"value", choices.keys[i].text}, {"label", choices.values[i].text}});
      if (chosen == nullptr || chosen->text == choices.keys[i].text) out["default"] = i;
      if (chosen == nullptr) return;
    }
    if (!out.contains("default"))
      tell(chosen->place, "calculator-range", "\"" + chosen->text + "\" is none of the choices", "");
  }

  void read_table(const YamlNode& node, Json& out) {
    if (!is_map(node, "a table")) return;
    check_keys(node, kTableKeys, "a table");
    take_text(node, "label", out);
    read_source(node, out);
    std::vector<bool> dates;
    out["columns"] = named(node, "columns", [&](const YamlNode& column, Json& item) {
      if (!is_map(column, "a column")) return;
      check_keys(column, kColumnKeys, "a column");
      for (const char* key : {"label", "format"}) take_text(column, key, item);
      item["date"] = read_type(column, {"number", "date"}) == "date";
    });
    for (const Json& column : out["columns"]) dates.push_back(bool_member(column, "date"));
    read_rows(node, dates, out);
  }

  void read_rows(const YamlNode& node, const std::vector<bool>& dates, Json& out) {
    out["cells"] = Json::array();
    const YamlNode* rows = node.find("rows");
    if (rows == nullptr || !rows->is_list() || rows->values.empty() || dates.empty())
      return tell(node.place, "calculator-missing", "a table needs \"columns\" and \"rows\"",
                  "rows: [[2026-01-01, 0.725]]");
    for (const YamlNode& row : rows->values) {
      if (!row.is_list() || row.values.size() != dates.size()) {
        tell(row.place, "calculator-type",
             "this row has not as many values as the table has columns: " + std::to_string(dates.size()), "");
        continue;
      }
      for (size_t i = 0; i < dates.size(); ++i) {
        const std::optional<double> number = number_in(row.values[i], dates[i]);
        if (!number)
          tell(row.values[i].place, "calculator-type",
               std::string("this must be a ") + (dates[i] ? "date" : "number"), "");
        out["cells"].push_back(number.value_or(0));
      }
    }
  }

  // "=teachers*trips", or that with a label: {label: Journeys, formula: "=teachers*trips"}.
  void read_formula(const YamlNode& node, Json& out) {
    if (node.is_map()) {
      check_keys(node, kFormulaKeys, "a formula");
      take_text(node, "label", out);
    }
    if (formula_in(node).is_scalar())
      out["formula"] = formula_in(node).text;
    else
      tell(node.place, "calculator-type", "a formula is text", "for example: total: =teachers*fare");
  }

  static const YamlNode& formula_in(const YamlNode& node) {
    const YamlNode* formula = node.is_map() ? node.find("formula") : nullptr;
    return formula == nullptr ? node : *formula;
  }

  void read_output(const YamlNode& node, Json& out) {
    if (!is_map(node, "an output")) return;
    check_keys(node, kOutputKeys, "an output");
    for (const char* key : {"label", "format", "help"}) take_text(node, key, out);
    const YamlNode* main = node.find("main");
    if (main != nullptr) out["main"] = main->text == "true";
  }

  void read_chart(const YamlNode& tree, Json& out) {
    const YamlNode* chart = tree.find("chart");
    if (chart == nullptr || !is_map(*chart, "a chart")) return;
    check_keys(*chart, kChartKeys, "a chart");
    if (const YamlNode* label = chart->find("label")) out["chart_label"] = label->text;
    out["chart"] =
        named(*chart, "parts", [](const YamlNode& part, Json& item) { item["label"] = part.text; });
  }

  void check_file(const YamlNode& tree) {
    const YamlNode* file = tree.find("file");
    if (file != nullptr && (!file->text.ends_with(".xlsx") || file->text.find('/') != std::string::npos))
      tell(file->place, "calculator-type", "\"file\" is the name of a spreadsheet",
           "such as travelcalculator.xlsx");
  }

  // Names and formulas, as the engine will see them.
  void check_model(const YamlNode& tree, const Json& json) {
    const CalculatorDefinition definition = read_definition(json);
    const SheetModel model(definition);
    for (const SheetProblem& problem : model.problems()) tell_problem(tree, problem);
    check_names(tree, "outputs", definition);
    if (const YamlNode* chart = tree.find("chart"); chart != nullptr && chart->is_map())
      check_names(*chart, "parts", definition);
  }

  // A problem of a name stands where the name is written, one of a formula where it is in the formula.
  void tell_problem(const YamlNode& tree, const SheetProblem& problem) {
    for (const char* key : {"inputs", "tables", "formulas"}) {
      const YamlNode* map = tree.find(key);
      for (size_t i = 0; map != nullptr && i < map->keys.size(); ++i) {
        if (map->keys[i].text != problem.name) continue;
        const YamlNode& value = formula_in(map->values[i]);
        Place place = map->keys[i].place;
        if (problem.column > 0) place = {value.place.line, value.place.column + problem.column - 1};
        if (problem.column > 0 && !value.is_plain) ++place.column;  // the quote before it
        return tell(place, problem.finding.code, problem.finding.message, problem.finding.hint);
      }
    }
    tell(tree.place, problem.finding.code, problem.finding.message, problem.finding.hint);
  }

  // Outputs and parts of charts show what formulas and inputs are called.
  void check_names(const YamlNode& tree, std::string_view key, const CalculatorDefinition& definition) {
    const YamlNode* map = tree.find(key);
    if (map == nullptr) return;
    Keys known;
    for (const CalculatorFormula& formula : definition.formulas) known.push_back(formula.name);
    for (const CalculatorInput& input : definition.inputs) known.push_back(input.name);
    for (const YamlNode& name : map->keys)
      if (std::find(known.begin(), known.end(), name.text) == known.end())
        tell(name.place, "unknown-name", "there is no formula \"" + name.text + "\"",
             did_you_mean(name.text, known));
  }

  std::string_view path_;
  Diagnostics& findings_;
};

}  // namespace

Json read_calculator(const YamlNode& tree, std::string_view path, Diagnostics& findings) {
  return CalculatorReader(path, findings).read(tree);
}

}  // namespace satchel
