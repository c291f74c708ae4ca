#include "tool/calculator_file.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/suggest.h"
#include "calculator/definition.h"
#include "calculator/input_text.h"
#include "tool/calculator_rules.h"
#include "tool/file_findings.h"

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

class CalculatorReader : FileFindings {
 public:
  using FileFindings::FileFindings;

  Json read(const YamlNode& tree, std::string_view text) {
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
    if (out["outputs"].empty())
      tell(tree.place, "calculator-missing", "the calculator has no \"outputs\"",
           "say which results it shows");
    read_chart(tree, out);
    for (const char* key : {"notes", "assumptions"}) take_texts(tree, key, out);
    check_file(tree);
    check_calculator(tree, text, read_definition(out), path_, findings_);
    return out;
  }

 private:
  void check_keys(const YamlNode& map, const Keys& known, std::string_view what) {
    for (const YamlNode& key : map.keys) {
      if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
      tell(key.place, "unknown-key", std::string(what) + " has no key \"" + key.text + "\"",
           suggest(key.text, known));
    }
  }

  void take_text(const YamlNode& map, std::string_view key, Json& out) {
    const YamlNode* node = map.find(key);
    if (node == nullptr || node->is_null()) return;
    if (!node->is_scalar())
      return tell(node->place, "calculator-type", "\"" + std::string(key) + "\" must be text");
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
      return tell(node->place, "calculator-type", "\"" + std::string(key) + "\" must be a list of texts");
    for (const YamlNode& item : node->values)
      if (item.is_scalar())
        out[std::string(key)].push_back(item.text);
      else
        tell(item.place, "calculator-type", "this must be a text", "put quotes around one that has a colon");
  }

  // A map of named things as a list of objects with "name".
  template <class Read>
  Json named(const YamlNode& tree, std::string_view key, Read read) {
    Json list = Json::array();
    const YamlNode* map = tree.find(key);
    if (map == nullptr || map->is_null()) return list;
    if (!map->is_map()) {
      tell(map->place, "calculator-type", "\"" + std::string(key) + "\" must be a map of names");
      return list;
    }
    for (size_t i = 0; i < map->keys.size(); ++i) {
      Json item = {{"name", map->keys[i].text}};
      YamlNode value = map->values[i];
      if (value.is_null()) value.place = map->keys[i].place;  // it stands nowhere itself
      read(value, item);
      list.push_back(std::move(item));
    }
    return list;
  }

  bool is_map(const YamlNode& node, std::string_view what,
              std::string example = "{label: Teachers, default: 12}") {
    if (node.is_map()) return true;
    tell(node.place, "calculator-type", std::string(what) + " is a map of keys and values",
         "for example " + std::move(example));
    return false;
  }

  void read_source(const YamlNode& map, Json& out) {
    const YamlNode* node = map.find("source");
    if (node == nullptr || !is_map(*node, "a source", "{text: GSA standard rate, date: 2024-10-01}")) return;
    check_keys(*node, kSourceKeys, "a source");
    for (const std::string_view key : kSourceKeys) take_text(*node, key, out["source"]);
    for (const char* key : {"date", "until"}) check_source_date(*node, key);
    const YamlNode* url = node->find("url");
    if (url != nullptr && !url->text.starts_with("https://") && !url->text.starts_with("http://"))
      tell(url->place, "calculator-type", "\"url\" is the address of a page", "https://…");
  }

  // A year, a month or a day.
  void check_source_date(const YamlNode& source, std::string_view key) {
    const YamlNode* date = source.find(key);
    if (date == nullptr) return;
    constexpr std::string_view kRest = "0000-01-01";
    const std::string whole =
        date->text + std::string(kRest.substr(std::min(date->text.size(), kRest.size())));
    if (date->text.size() < 4 || !read_iso_date(whole))
      tell(date->place, "calculator-type", "\"" + std::string(key) + "\" must be a date",
           "write 2024-10-01, 2024-10 or 2024");
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
      if (check_limits(node, out)) check_default(node, out);
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

  bool check_limits(const YamlNode& node, const Json& out) {
    const bool is_range = !out.contains("min") || !out.contains("max") ||
                          number_member(out, "min") <= number_member(out, "max");
    const bool is_step = !out.contains("step") || number_member(out, "step") > 0;
    if (!is_range) tell(node.find("min")->place, "calculator-range", "\"min\" is more than \"max\"");
    if (!is_step)
      tell(node.find("step")->place, "calculator-range", "\"step\" must be more than 0",
           "1 for whole numbers; leave it out where any number will do");
    return is_range && is_step;
  }

  void check_default(const YamlNode& node, const Json& out) {
    const YamlNode* written = node.find("default");
    if (written == nullptr)
      return tell(node.place, "calculator-missing", "this input has no \"default\"",
                  "the page shows what the defaults give");
    if (!out.contains("default")) return;  // it is no number, which has been told
    const double number = number_member(out, "default");
    if (number < number_member(out, "min", number) || number > number_member(out, "max", number))
      tell(written->place, "calculator-range", "the default is not between \"min\" and \"max\"");
    if (!is_multiple(number, number_member(out, "step")))
      tell(written->place, "calculator-range", "the default is no multiple of \"step\"");
  }

  void read_choices(const YamlNode& node, Json& out) {
    const YamlNode& choices = *node.find("choices");
    if (!choices.is_map() || choices.keys.empty())
      return tell(choices.place, "calculator-type", "\"choices\" is a map of values and labels",
                  "for example {car: By car, fare: By plane}");
    out["type"] = "choice";
    for (const char* key : {"type", "min", "max", "step"})
      if (const YamlNode* found = node.find(key))
        tell(found->place, "unknown-key", "an input with choices has no \"" + std::string(key) + "\"");
    const YamlNode* chosen = node.find("default");
    if (chosen == nullptr) out["default"] = 0;
    std::set<std::string> known;
    for (size_t i = 0; i < choices.keys.size(); ++i) {
      const YamlNode& value = choices.keys[i];
      if (!known.insert(ascii_lower(value.text)).second)
        tell(value.place, "calculator-name", "the choice \"" + value.text + "\" stands here already",
             "formulas take small and capital letters for the same");
      out["choices"].push_back({{"value", value.text}, {"label", choices.values[i].text}});
      if (chosen != nullptr && chosen->text == value.text) out["default"] = i;
    }
    check_choice_list(choices);
    if (!out.contains("default"))
      tell(chosen->place, "calculator-range", "\"" + chosen->text + "\" is none of the choices",
           did_you_mean(chosen->text, {std::vector<std::string_view>(known.begin(), known.end())}));
  }

  // Spreadsheets keep the values of a list as one text with commas in between, of up to 255 characters.
  void check_choice_list(const YamlNode& choices) {
    size_t bytes = 0;
    for (const YamlNode& value : choices.keys) {
      bytes += value.text.size() + 1;
      if (value.text.empty() || value.text.find_first_of(",\"") != std::string::npos)
        tell(value.place, "calculator-name", "a choice's value is a word without commas and quotes",
             "what visitors read is its label: {car: By car, of course}");
    }
    if (bytes > 255)
      tell(choices.place, "calculator-size",
           "the values of these choices are too long for a spreadsheet's list",
           "make them short words: what visitors read are their labels");
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
             "this row has not as many values as the table has columns: " + std::to_string(dates.size()));
        continue;
      }
      for (size_t i = 0; i < dates.size(); ++i) {
        const std::optional<double> number = number_in(row.values[i], dates[i]);
        if (!number)
          tell(row.values[i].place, "calculator-type",
               std::string("this must be a ") + (dates[i] ? "date" : "number"));
        out["cells"].push_back(number.value_or(0));
      }
    }
    check_order(*rows, dates.size(), out["cells"]);
  }

  // Lookups of the nearest take it for granted that the first column ascends.
  void check_order(const YamlNode& rows, size_t columns, const Json& cells) {
    for (size_t i = columns; i < cells.size() && cells.size() == rows.values.size() * columns; i += columns) {
      if (cells[i] >= cells[i - columns]) continue;
      return tell(rows.values[i / columns].place, "calculator-order",
                  "this row begins with less than the one before it", "LOOKUP needs rows in ascending order",
                  Severity::kWarning);
    }
  }

  // "=teachers*trips", or that with a label: {label: Journeys, formula: "=teachers*trips"}.
  void read_formula(const YamlNode& node, Json& out) {
    if (node.is_map()) {
      check_keys(node, kFormulaKeys, "a formula");
      take_text(node, "label", out);
    }
    const YamlNode& formula = formula_text_of(node);
    if (formula.is_scalar() && !formula.text.empty()) {
      out["formula"] = formula.text;
      return;
    }
    out["formula"] = "=0";  // so that nothing else is told of it
    tell(formula.is_null() ? node.place : formula.place, "calculator-type", "a formula is text",
         "for example: total: =teachers*fare");
  }

  void read_output(const YamlNode& node, Json& out) {
    if (!is_map(node, "an output")) return;
    check_keys(node, kOutputKeys, "an output");
    for (const char* key : {"label", "format", "help"}) take_text(node, key, out);
    if (node.find("label") == nullptr)
      tell(node.place, "calculator-missing", "this output has no \"label\"",
           "say what the visitor reads here");
    const YamlNode* main = node.find("main");
    if (main == nullptr) return;
    out["main"] = main->text == "true";
    if (main->text != "true" && main->text != "false")
      tell(main->place, "calculator-type", "\"main\" must be true or false");
    if (main->text == "true" && std::exchange(has_main_, true))
      tell(main->place, "calculator-type", "there is a main output already", "only one can stand on top");
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
    if (file == nullptr) return;
    const auto fits = [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.'; };
    if (!file->text.ends_with(".xlsx") || !std::all_of(file->text.begin(), file->text.end(), fits) ||
        file->text[0] == '.')
      tell(file->place, "calculator-type", "\"file\" is the name of a spreadsheet",
           "such as travelcalculator.xlsx");
  }

  bool has_main_ = false;
};

}  // namespace

Json read_calculator(const YamlNode& tree, std::string_view text, std::string_view path,
                     Diagnostics& findings) {
  return CalculatorReader(path, findings).read(tree, text);
}

}  // namespace satchel
