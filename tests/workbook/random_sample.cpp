// Random workbooks: all that a workbook may hold, and formulas of numbers whose values are known without a
// calculator of our own.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "samples.h"
#include "workbook/reference.h"

namespace satchel {
namespace {

using namespace xlsx;

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers everywhere, unlike the standard library's
// distributions.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 0xD1342543DE82EF95) {}
  // Below `limit`.
  uint32_t below(uint32_t limit) {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return static_cast<uint32_t>((z ^ z >> 31) >> 32) % limit;
  }
  bool one_in(uint32_t count) { return below(count) == 0; }
  template <class T, size_t N>
  const T& any(const std::array<T, N>& list) {
    return list[below(N)];
  }

 private:
  uint64_t state_;
};

constexpr std::array<std::string_view, 20> kPieces = {
    "teacher", " ",  "&", "<b>", "\"",   "'", "\n", "\t",  "\x01",         "\r",
    "_x0041_", "_x", "é", "€",   "漢字", "😀", "=",  "]]>", "\xEF\xBF\xBE", "1,200.50"};
// Some of them are no formats, so that whole workbooks are refused; the others must be read by everyone.
constexpr std::array<std::string_view, 16> kFormats = {"",
                                                       "0",
                                                       "0.00",
                                                       "#,##0",
                                                       "0%",
                                                       "0.0%",
                                                       "\"$\"#,##0.00",
                                                       "yyyy-mm-dd",
                                                       "mmm d, yyyy",
                                                       "0 \"hours & more\"",
                                                       "[Red]-0.0;0.0",
                                                       "@",
                                                       "0.00E+00",
                                                       "General",
                                                       "[h]:mm",
                                                       "#,##0.00_);(#,##0.00)"};
constexpr std::array<std::string_view, 3> kBadFormats = {"0 hours", "\"open", "0;0;0;0;0"};
constexpr std::array<std::string_view, 7> kErrors = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!",
                                                     "#NAME?", "#NUM!",   "#N/A"};

std::string random_text(Random& random, uint32_t pieces) {
  std::string text;
  for (uint32_t i = random.below(pieces + 1); i > 0; --i) text += random.any(kPieces);
  return text;
}

double random_number(Random& random) {
  const double whole = random.below(100'000);
  switch (random.below(5)) {
    case 0:
      return whole;
    case 1:
      return whole / 100;
    case 2:
      return whole / 7;
    case 3:
      return whole * 1e12;
    default:
      return (whole + 1) * 1e-9;
  }
}

uint32_t random_color(Random& random) { return random.one_in(2) ? kNoColor : random.below(0x1000000); }

Style random_style(Random& random) {
  if (random.one_in(2)) return {};
  return {.number_format = random.one_in(400) ? random.any(kBadFormats) : random.any(kFormats),
          .size = 8 + 0.5 * random.below(20),
          .color = random_color(random),
          .fill = random_color(random),
          .line_color = random_color(random),
          .border = static_cast<uint8_t>(random.below(16)),
          .indent = static_cast<uint8_t>(random.below(3)),
          .horizontal = static_cast<Horizontal>(random.below(4)),
          .vertical = static_cast<Vertical>(random.below(3)),
          .bold = random.one_in(2),
          .italic = random.one_in(3),
          .underline = random.one_in(4),
          .wrap = random.one_in(3),
          .unlocked = random.one_in(2)};
}

Cell random_value(Random& random) {
  Cell cell;
  cell.type = static_cast<CellType>(random.below(5));
  cell.style = random_style(random);
  if (cell.type == CellType::kText) cell.text = random_text(random, 6);
  if (cell.type == CellType::kError) cell.text = random.any(kErrors);
  if (cell.type == CellType::kNumber) {
    cell.number = random_number(random);
    if (random.one_in(3)) cell.number = -cell.number;
  }
  if (cell.type == CellType::kBoolean) cell.number = random.below(2);
  if (random.one_in(8))
    cell.link = "https://example.org/a b?q=1&r='x'#part " + std::to_string(random.below(9));
  return cell;
}

// The first row of a sheet: positive numbers, of which the second row's formulas are made.
struct Numbers {
  std::string sheet;  // quoted, with "!": 'Sheet 1'!
  std::vector<double> values;
  std::string cell(uint32_t column) const {
    TextBuffer out;
    append_address(out, {0, column}, true);
    return sheet + out.str();
  }
};

Cell of_number(std::string formula, double value) {
  return {.type = CellType::kNumber, .number = value, .formula = std::move(formula)};
}
Cell of_text(std::string formula, std::string value) {
  return {.type = CellType::kText, .text = std::move(value), .formula = std::move(formula)};
}

Cell sum_of_squares(const Numbers& numbers) {
  double sum = 0;
  for (const double value : numbers.values) sum += value * value;
  const std::string range =
      numbers.cell(0) + ":" +
      numbers.cell(static_cast<uint32_t>(numbers.values.size() - 1)).substr(numbers.sheet.size());
  Cell cell = of_number("SUM(" + range + "*" + range + ")", sum);
  cell.is_array = true;
  return cell;
}

Cell random_formula(Random& random, const Numbers& numbers) {
  const uint32_t i = random.below(static_cast<uint32_t>(numbers.values.size()));
  const uint32_t j = random.below(static_cast<uint32_t>(numbers.values.size()));
  const double a = numbers.values[i];
  const double b = numbers.values[j];
  const std::string first = numbers.cell(i);
  const std::string second = numbers.cell(j);
  Cell cell;
  switch (random.below(7)) {
    case 0:
      cell = of_number(first + "+" + second + "*3", a + b * 3);
      break;
    case 1:
      cell = of_number(first + "/" + second, a / b);
      break;
    case 2:
      cell = {.type = CellType::kBoolean, .number = a > b ? 1.0 : 0.0, .formula = first + ">" + second};
      break;
    case 3:
      cell = of_text("IF(" + first + ">=" + second + ",\"<yes> & \",\"no\nway\")",
                     a >= b ? "<yes> & " : "no\nway");
      break;
    case 4:
      cell = {.type = CellType::kError, .text = "#DIV/0!", .formula = first + "/0"};
      break;
    case 5:
      cell = sum_of_squares(numbers);
      break;
    default:
      cell = of_number("first_number*2", 0);  // its value hangs on the sheet that has the name: see below
  }
  cell.style = random_style(random);
  return cell;
}

Validation random_validation(Random& random, Address cell) {
  Validation validation{.range = {cell, {cell.row + random.below(2), cell.column}},
                        .type = static_cast<ValidationType>(random.below(4)),
                        .allows_blank = random.one_in(2),
                        .prompt_title = random_text(random, 2),
                        .prompt = random_text(random, 8),
                        .error_title = random_text(random, 2),
                        .error = random_text(random, 8)};
  if (validation.type == ValidationType::kList)
    validation.choices = random.one_in(2) ? "\"yes,no & so\"" : "$A$1:$C$1";
  else if (random.one_in(3))
    validation.max = random.below(1000);
  else
    validation.min = -5.0 + random.below(10);
  if (validation.min && random.one_in(2)) validation.max = *validation.min + random.below(1000);
  return validation;
}

std::string random_sheet_name(Random& random, uint32_t index) {
  constexpr std::array<std::string_view, 6> kNames = {"Sheet",  "Teacher's ", "A & B <",
                                                      "\"Q\" ", "Größe ",     "A.1!"};
  if (random.one_in(200)) return "a/b";
  return std::string(random.any(kNames)) + std::to_string(index + 1);
}

void add_layout(Random& random, Sheet& sheet) {
  for (uint32_t i = random.below(6); i > 0; --i) sheet.column_widths.push_back(random.below(3) * 9.5);
  sheet.frozen_rows = random.below(3);
  sheet.frozen_columns = random.below(3);
  sheet.selected = {random.below(20), random.below(5)};
  sheet.is_protected = random.one_in(2);
  sheet.has_gridlines = random.one_in(2);
  sheet.is_landscape = random.one_in(2);
  sheet.title_rows = random.below(3);
  if (random.one_in(2)) sheet.header = "&L" + random_text(random, 1) + "&RRight";
  if (random.one_in(2)) sheet.footer = "&CPage &P of &N";
}

Sheet random_sheet(Random& random, uint32_t index, double first_number, Numbers& numbers) {
  Sheet sheet{.name = random_sheet_name(random, index)};
  TextBuffer quoted;
  append_sheet_name(quoted, sheet.name);
  numbers = {quoted.str() + "!", {}};
  Row values;
  for (uint32_t i = 0; i < 4; ++i) {
    numbers.values.push_back(index == 0 && i == 0 ? first_number : random_number(random) + 1e-3);
    values.cells.push_back(
        {.type = CellType::kNumber, .number = numbers.values.back(), .style = random_style(random)});
  }
  Row formulas;
  for (uint32_t i = random.below(6); i > 0; --i) {
    formulas.cells.push_back(random_formula(random, numbers));
    if (formulas.cells.back().formula == "first_number*2") formulas.cells.back().number = first_number * 2;
  }
  sheet.rows = {values, formulas};
  for (uint32_t i = random.below(12); i > 0; --i) {
    Row row{.height = random.one_in(4) ? 30.0 : 0.0};
    for (uint32_t j = random.below(6); j > 0; --j) row.cells.push_back(random_value(random));
    sheet.rows.push_back(std::move(row));
  }
  for (uint32_t i = random.below(3); i > 0; --i)
    sheet.merged.push_back({{20 + 3 * i, 0}, {21 + 3 * i, random.below(4)}});
  for (uint32_t i = random.below(4); i > 0; --i)
    sheet.validations.push_back(random_validation(random, {40 + 2 * i, random.below(5)}));
  add_layout(random, sheet);
  return sheet;
}

}  // namespace

Workbook random_sample(uint32_t seed) {
  Random random(seed);
  Workbook workbook{.title = random_text(random, 4), .creator = random_text(random, 2)};
  if (random.one_in(2)) workbook.created = "2026-11-22T09:00:00Z";
  const double first_number = random_number(random) + 1e-3;
  Numbers numbers;
  for (uint32_t i = 0, count = 1 + random.below(4); i < count; ++i)
    workbook.sheets.push_back(random_sheet(random, i, first_number, numbers));
  workbook.names.push_back({"first_number", 0, {}});
  for (uint32_t i = random.below(4); i > 0; --i)
    workbook.names.push_back({"name." + std::to_string(i),
                              random.below(static_cast<uint32_t>(workbook.sheets.size())),
                              {{1, 1}, {1 + random.below(5), 1 + random.below(5)}}});
  return workbook;
}

}  // namespace satchel
