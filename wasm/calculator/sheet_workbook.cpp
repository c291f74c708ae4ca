#include "calculator/sheet_workbook.h"

#include "calc/print.h"
#include "calculator/input_text.h"

namespace satchel {
namespace {

using xlsx::Cell;
using xlsx::CellType;
using xlsx::Row;
using xlsx::Sheet;
using xlsx::Style;

constexpr uint32_t kTeal = 0x00838F, kSoft = 0x4A5866, kField = 0xFFF8E6, kLine = 0x7B8994;
constexpr std::string_view kDateFormat = "yyyy-mm-dd";
constexpr std::string_view kWholeFormat = "#,##0";

Style heading(double size) {
  Style style;
  style.bold = true;
  style.size = size;
  style.color = kTeal;
  return style;
}

Style remark() {
  Style style;
  style.color = kSoft;
  style.wrap = true;
  style.vertical = xlsx::Vertical::kTop;
  return style;
}

// Beside numbers, which end at their cell's edge.
Style beside_number() {
  Style style = remark();
  style.horizontal = xlsx::Horizontal::kLeft;
  style.indent = 1;
  return style;
}

// Points that `text` takes in a cell of so many letters a line; 0, a line of its own height, where that is
// one. Programs that do not fit heights to texts by themselves would print one over the other.
double height_of(std::string_view text, size_t letters) {
  return text.size() <= letters ? 0 : 15.0 * (1 + text.size() / letters);
}

Cell text_cell(std::string_view text, const Style& style = {}) {
  Cell cell;
  cell.type = text.empty() ? CellType::kBlank : CellType::kText;
  cell.text = text;
  cell.style = style;
  return cell;
}

Cell number_cell(double number, std::string_view format) {
  Cell cell;
  cell.type = CellType::kNumber;
  cell.number = number;
  cell.style.number_format = format;
  return cell;
}

// A cell that shows `value`; its texts are copied.
Cell value_cell(const calc::Value& value) {
  Cell cell;
  switch (value.type) {
    case calc::Type::kNumber:
    case calc::Type::kBoolean:
      cell.type = value.is(calc::Type::kNumber) ? CellType::kNumber : CellType::kBoolean;
      cell.number = value.number;
      break;
    case calc::Type::kText:
      cell.type = CellType::kText;
      cell.text = value.view();
      break;
    case calc::Type::kError:
      cell.type = CellType::kError;
      cell.text = calc::error_name(value.error);
      break;
    default:  // a blank is 0 in a cell; of an array, a cell shows the first
      if (value.is(calc::Type::kArray) && value.count() > 0) return value_cell(value.cells[0]);
      cell.type = CellType::kNumber;
  }
  return cell;
}

std::string source_text(const FigureSource& source) {
  std::string text = source.text;
  if (!source.date.empty()) text += ", " + source.date;
  if (!source.until.empty()) text += " to " + source.until;
  return text;
}

// "Help. Source: GSA, 2024-10-01": what stands behind a field.
std::string remark_of(const CalculatorInput& input) {
  std::string text = input.help;
  for (const InputChoice& choice : input.choices)
    text += (text.empty() ? "" : " ") + choice.value + ": " + choice.label + ".";
  if (!input.source.text.empty())
    text += (text.empty() ? "Source: " : " Source: ") + source_text(input.source);
  return text;
}

class WorkbookBuilder {
 public:
  WorkbookBuilder(SheetModel& model, std::string_view site) : model_(model), definition_(model.definition()) {
    book_.title = definition_.title;
    book_.creator = site;
  }

  xlsx::Workbook build() {
    book_.sheets.resize(definition_.tables.empty() ? 2 : 3);
    build_calculator(book_.sheets[kCalculator]);
    build_workings(book_.sheets[kWorkings]);
    if (!definition_.tables.empty()) build_tables(book_.sheets[kTables]);
    return std::move(book_);
  }

 private:
  static constexpr uint32_t kCalculator = 0, kWorkings = 1, kTables = 2;
  static constexpr uint32_t kValueColumn = 1;
  // In digits of the font, which are wider than most letters: as many letters fit at least.
  static constexpr size_t kRemarkWidth = 70, kFormulaWidth = 90;

  static uint32_t next_row(const Sheet& sheet) { return static_cast<uint32_t>(sheet.rows.size()); }

  static void add_row(Sheet& sheet, std::vector<Cell> cells) { sheet.rows.push_back({0, std::move(cells)}); }

  void add_name(std::string_view name, uint32_t sheet, xlsx::Address first, xlsx::Address last) {
    book_.names.push_back({std::string(name), sheet, {first, last}});
  }

  void build_calculator(Sheet& sheet) {
    sheet.name = "Calculator";
    sheet.column_widths = {44, 18, 26, kRemarkWidth};
    sheet.is_protected = true;
    sheet.has_gridlines = false;
    sheet.is_landscape = true;
    sheet.footer = "&LPage &P of &N&R&D";
    add_row(sheet, {text_cell(definition_.title, heading(18))});
    add_remark(sheet, definition_.help);
    add_inputs(sheet);
    add_outputs(sheet);
    add_list(sheet, "What this takes for granted", definition_.assumptions);
    add_list(sheet, "Notes", definition_.notes);
  }

  // A text across the sheet.
  void add_remark(Sheet& sheet, std::string_view text) {
    if (text.empty()) return;
    const uint32_t row = next_row(sheet);
    sheet.merged.push_back({{row, 0}, {row, 3}});
    add_row(sheet, {text_cell(text, remark())});
    sheet.rows.back().height = 15.0 * (1 + text.size() / 150);  // merged cells do not grow by themselves
  }

  void add_list(Sheet& sheet, std::string_view title, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    add_row(sheet, {});
    add_row(sheet, {text_cell(title, heading(13))});
    for (const std::string& text : texts) add_remark(sheet, text);
  }

  void add_inputs(Sheet& sheet) {
    const std::string* group = nullptr;
    for (size_t i = 0; i < definition_.inputs.size(); ++i) {
      const CalculatorInput& input = definition_.inputs[i];
      if (group == nullptr || *group != input.group) {
        add_row(sheet, {});
        add_row(sheet, {text_cell(input.group.empty() ? "Entries" : input.group, heading(13))});
        group = &input.group;
      }
      if (i == 0) sheet.selected = {next_row(sheet), kValueColumn};
      add_input(sheet, i);
    }
  }

  void add_input(Sheet& sheet, size_t index) {
    const CalculatorInput& input = definition_.inputs[index];
    const xlsx::Address at{next_row(sheet), kValueColumn};
    add_name(input.name, kCalculator, at, at);
    add_validation(sheet, input, at);
    const double number = model_.input(index);
    Cell field =
        input.type == InputType::kChoice ? text_cell(input_text(input, number)) : number_cell(number, {});
    if (input.type == InputType::kDate) field.style.number_format = kDateFormat;
    if (input.type == InputType::kNumber && input.step == 1) field.style.number_format = kWholeFormat;
    field.style.unlocked = true;
    field.style.fill = kField;
    field.style.border = xlsx::kBox;
    field.style.line_color = kLine;
    field.style.horizontal = xlsx::Horizontal::kRight;
    Style unit = beside_number();
    unit.wrap = false;
    const std::string help = remark_of(input);
    add_row(sheet, {text_cell(input.label), std::move(field), text_cell(input.unit, unit),
                    text_cell(help, remark())});
    sheet.rows.back().height = height_of(help, kRemarkWidth);
    if (input.source.url.starts_with("http")) sheet.rows.back().cells[3].link = input.source.url;
  }

  void add_validation(Sheet& sheet, const CalculatorInput& input, xlsx::Address at) {
    xlsx::Validation validation;
    validation.range = {at, at};
    validation.min = input.min;
    validation.max = input.max;
    validation.error = "This entry is not possible here.";
    if (input.type == InputType::kDate) validation.type = xlsx::ValidationType::kDate;
    if (input.type == InputType::kNumber && input.step == 1) validation.type = xlsx::ValidationType::kWhole;
    if (input.type == InputType::kChoice) {
      validation.type = xlsx::ValidationType::kList;
      for (const InputChoice& choice : input.choices)
        validation.choices += (validation.choices.empty() ? "\"" : ",") + choice.value;
      validation.choices += '"';
    } else if (!input.min && !input.max) {
      return;
    }
    sheet.validations.push_back(std::move(validation));
  }

  void add_outputs(Sheet& sheet) {
    add_row(sheet, {});
    add_row(sheet, {text_cell("Results", heading(13))});
    for (const CalculatorOutput& output : definition_.outputs) {
      Cell result = value_cell(model_.value(output.name));
      result.formula = output.name;
      result.style.number_format = output.format;
      result.style.bold = output.is_main;
      result.style.horizontal = xlsx::Horizontal::kRight;
      Style label;
      label.bold = output.is_main;
      add_row(sheet,
              {text_cell(output.label, label), std::move(result), {}, text_cell(output.help, remark())});
    }
  }

  void build_workings(Sheet& sheet) {
    sheet.name = "Workings";
    sheet.column_widths = {28, 22, kFormulaWidth};
    sheet.is_protected = true;
    sheet.is_landscape = true;
    sheet.frozen_rows = sheet.title_rows = 1;
    Style value = heading(11), how = heading(11);
    value.horizontal = xlsx::Horizontal::kRight;
    how.horizontal = xlsx::Horizontal::kLeft;
    how.indent = 1;
    add_row(sheet, {text_cell("Name", heading(11)), text_cell("Value", value),
                    text_cell("How it is computed", how)});
    for (const CalculatorFormula& formula : definition_.formulas) add_formula(sheet, formula);
  }

  void add_formula(Sheet& sheet, const CalculatorFormula& formula) {
    const uint32_t slot = model_.model().find(formula.name);
    if (slot == calc::kNoSlot) return;
    const xlsx::Address at{next_row(sheet), kValueColumn};
    add_name(formula.name, kWorkings, at, at);
    Cell result = value_cell(model_.value(formula.name));
    calc::PrintOptions options;
    options.prefixed = true;
    TextBuffer text;
    calc::print_formula(text, model_.model().formula_of(slot), options);
    result.formula = text.str();
    for (const CalculatorOutput& output : definition_.outputs)
      if (output.name == formula.name) result.style.number_format = output.format;
    result.style.horizontal = xlsx::Horizontal::kRight;
    result.style.vertical = xlsx::Vertical::kTop;
    Style name;
    name.vertical = xlsx::Vertical::kTop;
    const std::string words = model_.in_words(formula.name);
    add_row(sheet, {text_cell(formula.name, name), std::move(result), text_cell(words, beside_number())});
    sheet.rows.back().height = height_of(words, kFormulaWidth);
  }

  void build_tables(Sheet& sheet) {
    sheet.name = "Tables";
    sheet.column_widths = {18, 18, 18, 18};
    sheet.is_protected = true;
    for (const CalculatorTable& table : definition_.tables) add_table(sheet, table);
  }

  void add_table(Sheet& sheet, const CalculatorTable& table) {
    if (!sheet.rows.empty()) add_row(sheet, {});
    add_row(sheet, {text_cell(table.label.empty() ? table.name : table.label, heading(13))});
    std::vector<Cell> heads;
    for (const TableColumn& column : table.columns)
      heads.push_back(text_cell(column.label.empty() ? column.name : column.label, heading(11)));
    add_row(sheet, std::move(heads));
    const uint32_t first = next_row(sheet);
    const auto columns = static_cast<uint32_t>(table.columns.size());
    for (size_t row = 0; row < table.rows(); ++row) {
      std::vector<Cell> cells;
      for (size_t i = 0; i < columns; ++i)
        cells.push_back(
            number_cell(table.cells[row * columns + i],
                        table.columns[i].is_date ? kDateFormat : std::string_view(table.columns[i].format)));
      add_row(sheet, std::move(cells));
    }
    const uint32_t last = next_row(sheet) - 1;
    add_name(table.name, kTables, {first, 0}, {last, columns - 1});
    for (uint32_t i = 0; i < columns; ++i)
      add_name(table.name + "." + table.columns[i].name, kTables, {first, i}, {last, i});
    add_row(sheet, {text_cell(source_text(table.source), remark())});
  }

  SheetModel& model_;
  const CalculatorDefinition& definition_;
  xlsx::Workbook book_;
};

}  // namespace

xlsx::Workbook sheet_workbook(SheetModel& model, std::string_view site) {
  return WorkbookBuilder(model, site).build();
}

}  // namespace satchel
