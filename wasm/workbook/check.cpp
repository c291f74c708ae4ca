#include "workbook/check.h"

#include <cmath>

#include "base/ascii.h"
#include "base/escape.h"
#include "workbook/reference.h"
#include "workbook/text_fault.h"
#include "workbook/xml.h"

namespace satchel::xlsx {
namespace {

// What is wrong and where in a sheet; all is well while `what` is nullptr.
struct Fault {
  const char* what = nullptr;
  bool is_at_cell = false;
  Address cell = {};
};

// False for what is no number.
bool is_within(double value, double low, double high) { return value >= low && value <= high; }

bool is_color(uint32_t color) { return color == kNoColor || color <= 0xFFFFFF; }

const char* style_fault(const Style& style) {
  if (const char* fault = number_format_fault(style.number_format)) return fault;
  if (!is_within(style.size, 1, 409)) return "has letters of a size that is not from 1 to 409";
  if (!is_color(style.color) || !is_color(style.fill) || !is_color(style.line_color) || style.indent > 15)
    return "has a colour that is not 0xRRGGBB, or an indent of more than 15";
  return nullptr;
}

// Whether every "%" begins an encoded byte.
bool has_sound_percents(std::string_view link) {
  constexpr std::string_view kHex = "0123456789abcdefABCDEF";
  for (size_t at = link.find('%'); at != std::string_view::npos; at = link.find('%', at + 1))
    if (link.size() < at + 3 || kHex.find(link[at + 1]) == std::string_view::npos ||
        kHex.find(link[at + 2]) == std::string_view::npos)
      return false;
  return true;
}

const char* link_fault(const std::string& link) {
  if (link.empty()) return nullptr;
  bool is_known = false;
  for (const std::string_view scheme : {"https://", "http://", "mailto:"})
    is_known = is_known || starts_with_ignoring_case(link, scheme);
  if (!is_known || !has_sound_percents(link)) return "has a link that is no address of http, https or mailto";
  constexpr const char* kFault = "has a link of more than 2,079 characters, or one that is not UTF-8";
  if (const char* fault = text_fault(link, 2'079, kFault)) return fault;
  return text_fault(escaped_url(link), 2'079, kFault);
}

bool is_error_value(std::string_view text) {
  for (const std::string_view known : {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
    if (text == known) return true;
  return false;
}

const char* value_fault(const Cell& cell) {
  switch (cell.type) {
    case CellType::kBlank:
      return nullptr;
    case CellType::kText:
      return text_fault(cell.text, 32'767,
                        "holds a text of more than 32,767 characters, or one that is not UTF-8");
    case CellType::kError:
      return is_error_value(cell.text) ? nullptr : "holds an error that Excel does not know";
    default:
      return std::isfinite(cell.number) ? nullptr : "holds a number that is not finite";
  }
}

// The standard has formulas escaped as other texts are, but nobody reads them so.
const char* formula_fault(const std::string& formula, size_t limit) {
  if (formula.starts_with('=')) return "has a formula that begins with \"=\": the file's have none";
  if (!is_plain(formula))
    return "has a formula with a control character, or with what looks like an escaped one";
  return text_fault(formula, limit, "has a formula that is too long, or not UTF-8");
}

const char* cell_fault(const Cell& cell) {
  if (const char* fault = value_fault(cell)) return fault;
  if (const char* fault = formula_fault(cell.formula, 8'192)) return fault;
  if (const char* fault = link_fault(cell.link)) return fault;
  return style_fault(cell.style);
}

const char* limits_fault(const Validation& validation) {
  if (validation.type == ValidationType::kList)
    return validation.choices.empty() ? "has a list without choices" : formula_fault(validation.choices, 255);
  const double low = validation.min.value_or(validation.max.value_or(NAN));
  const double high = validation.max.value_or(low);
  return std::isfinite(low) && std::isfinite(high) && low <= high
             ? nullptr
             : "has a validation without limits, or with the largest below the smallest";
}

const char* validation_fault(const Validation& validation) {
  if (!is_valid_range(validation.range)) return "has a validation that lies outside the sheet";
  for (const std::string* title : {&validation.prompt_title, &validation.error_title})
    if (const char* fault = text_fault(
            *title, 32, "has a validation's title of more than 32 characters, or one that is not UTF-8"))
      return fault;
  for (const std::string* text : {&validation.prompt, &validation.error})
    if (const char* fault = text_fault(
            *text, 255, "has a validation's message of more than 255 characters, or one that is not UTF-8"))
      return fault;
  return limits_fault(validation);
}

Fault at_cell(Address cell, const char* what) { return {what, true, cell}; }

constexpr size_t kMaxLinks = 65'530;  // of a sheet

Fault fault_in_rows(const Sheet& sheet) {
  size_t links = 0;
  for (uint32_t row = 0; row < sheet.rows.size(); ++row) {
    const std::vector<Cell>& cells = sheet.rows[row].cells;
    if (row >= kMaxRows || cells.size() > kMaxColumns || !is_within(sheet.rows[row].height, 0, 409))
      return at_cell({row, 0}, "begins a row that is higher than 409 points, or more than Excel takes");
    for (uint32_t column = 0; column < cells.size(); ++column) {
      if (const char* fault = cell_fault(cells[column])) return at_cell({row, column}, fault);
      links += cells[column].link.empty() ? 0 : 1;
      if (links > kMaxLinks)
        return at_cell({row, column}, "has one link more than the 65,530 that Excel takes");
    }
  }
  return {};
}

Fault fault_in_merged(const Sheet& sheet) {
  for (size_t i = 0; i < sheet.merged.size(); ++i) {
    const Range& range = sheet.merged[i];
    if (!is_valid_range(range) ||
        (range.first.row == range.last.row && range.first.column == range.last.column))
      return at_cell(range.first, "begins a merged range that is one cell, or lies outside the sheet");
    for (size_t before = 0; before < i; ++before)
      if (do_overlap(range, sheet.merged[before]))
        return at_cell(range.first, "begins a merged range that lies on another one");
  }
  return {};
}

Fault fault_in_validations(const Sheet& sheet) {
  for (size_t i = 0; i < sheet.validations.size(); ++i) {
    const Validation& validation = sheet.validations[i];
    if (const char* fault = validation_fault(validation)) return at_cell(validation.range.first, fault);
    for (size_t before = 0; before < i; ++before)
      if (do_overlap(validation.range, sheet.validations[before].range))
        return at_cell(validation.range.first, "has two validations");
  }
  return {};
}

// The sheet as a whole: how it is seen and printed.
const char* layout_fault(const Sheet& sheet) {
  if (sheet.column_widths.size() > kMaxColumns) return "has more columns than Excel takes";
  for (const double width : sheet.column_widths)
    if (!is_within(width, 0, 254)) return "has a column whose width is not from 0 to 254";
  if (!is_valid_range({sheet.selected, sheet.selected}) || sheet.frozen_rows >= kMaxRows ||
      sheet.frozen_columns >= kMaxColumns || sheet.title_rows > kMaxRows)
    return "selects, freezes or repeats cells that it does not have";
  for (const std::string* text : {&sheet.header, &sheet.footer})
    if (const char* fault =
            text_fault(*text, 255, "has a header or footer of more than 255 characters, or not UTF-8"))
      return fault;
  return nullptr;
}

Fault sheet_fault(const Sheet& sheet) {
  if (const char* fault = sheet_name_fault(sheet.name)) return {fault};
  if (const char* fault = layout_fault(sheet)) return {fault};
  for (const auto find : {fault_in_rows, fault_in_merged, fault_in_validations})
    if (const Fault fault = find(sheet); fault.what != nullptr) return fault;
  return {};
}

const char* name_fault(const Workbook& workbook, size_t index) {
  const DefinedName& name = workbook.names[index];
  if (const char* fault = defined_name_fault(name.name)) return fault;
  if (name.sheet >= workbook.sheets.size() || !is_valid_range(name.range))
    return "stands for a range that the workbook does not have";
  for (size_t before = 0; before < index; ++before)
    if (equals_ignoring_case(name.name, workbook.names[before].name)) return "is there twice";
  return nullptr;
}

// "2026-11-22T09:00:00Z", or nothing: Excel takes a file for broken whose date it cannot read.
bool is_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00Z";
  if (text.empty()) return true;
  if (text.size() != kShape.size()) return false;
  for (size_t i = 0; i < text.size(); ++i)
    if (kShape[i] == '0' ? !is_ascii_digit(text[i]) : text[i] != kShape[i]) return false;
  return true;
}

const char* properties_fault(const Workbook& workbook) {
  for (const std::string* text : {&workbook.title, &workbook.creator})
    if (const char* fault =
            text_fault(*text, 255, "has a title or creator of more than 255 characters, or not UTF-8"))
      return fault;
  if (!is_date(workbook.created)) return "was created at a time that is not like 2026-11-22T09:00:00Z";
  return workbook.sheets.empty() ? "has no sheet" : nullptr;
}

// A sentence: `kind` "name" at the cell, what is wrong.
std::string sentence(const char* kind, const std::string& name, const Fault& fault) {
  TextBuffer message;
  put(message, kind);
  message += name;
  put(message, "\"");
  if (fault.is_at_cell) {
    put(message, ", ");
    append_address(message, fault.cell);
  }
  put(message, ": ");
  put(message, fault.what);
  return message.str();
}

Fault fault_of_sheet(const Workbook& workbook, size_t index) {
  const Sheet& sheet = workbook.sheets[index];
  for (size_t before = 0; before < index; ++before)
    if (equals_ignoring_case(sheet.name, workbook.sheets[before].name))
      return {"has the name of another sheet"};
  return sheet_fault(sheet);
}

}  // namespace

std::string fault_in_workbook(const Workbook& workbook) {
  if (const char* fault = properties_fault(workbook)) return sentence("workbook \"", workbook.title, {fault});
  for (size_t i = 0; i < workbook.sheets.size(); ++i)
    if (const Fault fault = fault_of_sheet(workbook, i); fault.what != nullptr)
      return sentence("sheet \"", workbook.sheets[i].name, fault);
  for (size_t i = 0; i < workbook.names.size(); ++i)
    if (const char* fault = name_fault(workbook, i))
      return sentence("name \"", workbook.names[i].name, {fault});
  return {};
}

}  // namespace satchel::xlsx
