// The formulas and values of ../shared/conformance/formulas/vectors.csv.
#include <cstdlib>
#include <fstream>
#include <vector>

#include "calc_support.h"

using namespace satchel;
using namespace satchel::calc;

namespace {

// The rows of a CSV file, its head first.
std::vector<std::vector<std::string>> rows_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (char c; file.get(c);) {
    if (c == '"' && quoted && file.peek() == '"')
      row.back() += static_cast<char>(file.get());
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      row.emplace_back();
    else if (c == '\n' && !quoted) {
      rows.push_back(row);
      row.assign(1, "");
    } else if (c != '\r' || quoted)
      row.back() += c;
  }
  return rows;
}

bool is_expected(const Value& value, const std::string& type, const std::string& wanted) {
  if (type == "number") {
    const double number = std::strtod(wanted.c_str(), nullptr);
    return value.is(Type::kNumber) && std::fabs(value.number - number) <= 1e-14 * std::fabs(number);
  }
  if (type == "string") return value.is(Type::kText) && value.view() == wanted;
  if (type == "boolean") return value.is(Type::kBoolean) && (value.number != 0) == (wanted == "TRUE");
  return value.is(Type::kError) && error_name(value.error) == wanted;
}

}  // namespace

TEST_CASE("every vector gives its value") {
  const auto rows = rows_of(SATCHEL_SHARED "/conformance/formulas/vectors.csv");
  REQUIRE(rows.size() > 200);
  for (size_t i = 1; i < rows.size(); ++i) {
    const std::vector<std::string>& row = rows[i];
    REQUIRE(row.size() == 6);
    INFO(row[0] << " tier " << row[5] << ": " << row[2] << " is to be " << row[3] << " " << row[4]);
    const Result<Formula> formula = parse_formula(row[2]);
    CHECK(formula);
    if (!formula) continue;
    Evaluator evaluator;
    const Value value = evaluator.evaluate(*formula);
    TextBuffer shown;
    print_value(shown, value);
    INFO("it is " << shown.str());
    CHECK(is_expected(value, row[3], row[4]));
  }
}
