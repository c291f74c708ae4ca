#include "tool/data_file.h"

#include <algorithm>

#include "model/json.h"
#include "tool/csv.h"
#include "tool/data_rules.h"
#include "tool/yaml.h"

namespace satchel {
namespace {

// Deeper JSON would exhaust the stack where it is printed.
constexpr int kMaxJsonDepth = 64;

Diagnostic syntax_finding(std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, offset);
  Diagnostic d;
  d.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  d.column = static_cast<int>(before.size() - (before.rfind('\n') + 1)) + 1;  // npos + 1 is 0: the first line
  d.code = "json-syntax";
  d.message = "this is not JSON";
  d.hint = "check commas, quotation marks and brackets here and just before";
  return d;
}

Result<OrderedJson> read_json(std::string_view text) {
  struct TooDeep {};
  try {
    return OrderedJson::parse(text, [](int depth, OrderedJson::parse_event_t, OrderedJson&) {
      if (depth > kMaxJsonDepth) throw TooDeep();
      return true;
    });
  } catch (const OrderedJson::parse_error& error) {
    return failure(syntax_finding(text, error.byte > 0 ? error.byte - 1 : 0));
  } catch (const TooDeep&) {
    return failure("json-depth",
                   "values are nested deeper than " + std::to_string(kMaxJsonDepth) + " levels");
  } catch (const OrderedJson::exception&) {
    // A number beyond what a double holds.
    return failure("json-number", "a number in this file is too large", "put quotes around it");
  }
}

Result<OrderedJson> read_yaml(std::string_view text, std::string_view path) {
  Result<YamlNode> tree = parse_yaml(text, path);
  if (!tree) return failure(std::move(tree.error()));
  return tree->ordered_json();
}

OrderedJson read_table(std::string_view text, std::string_view path, Diagnostics& findings) {
  CsvTable table = read_csv_table(text, path, findings);
  check_data_table(table, path, findings);
  return rows_as_json(std::move(table));
}

Result<OrderedJson> read_data(std::string_view text, std::string_view path, Diagnostics& findings) {
  if (path.ends_with(".csv")) return read_table(text, path, findings);
  return path.ends_with(".json") ? read_json(text) : read_yaml(text, path);
}

}  // namespace

std::string data_as_json(std::string_view text, std::string_view path, Diagnostics& findings) {
  Result<OrderedJson> data = read_data(text, path, findings);
  if (data) return data->dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
  data.error().path = std::string(path);
  findings.push_back(std::move(data.error()));
  return "null";
}

}  // namespace satchel
