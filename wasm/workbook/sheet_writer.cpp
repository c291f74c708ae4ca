#include "workbook/sheet_writer.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "workbook/reference.h"
#include "workbook/xml.h"

namespace satchel::xlsx {
namespace {

void address_attribute(TextBuffer& out, const char* opening, Address address) {
  put(out, opening);
  append_address(out, address);
  put(out, "\"");
}

void range_attribute(TextBuffer& out, const char* opening, const Range& range) {
  put(out, opening);
  append_range(out, range);
  put(out, "\"");
}

// The part of the window that scrolls, where others are frozen.
void append_pane(TextBuffer& out, const Sheet& sheet) {
  if (sheet.frozen_rows == 0 && sheet.frozen_columns == 0) return;
  put(out, "<pane");
  if (sheet.frozen_columns != 0) attribute(out, " xSplit=\"", sheet.frozen_columns);
  if (sheet.frozen_rows != 0) attribute(out, " ySplit=\"", sheet.frozen_rows);
  address_attribute(out, " topLeftCell=\"", {sheet.frozen_rows, sheet.frozen_columns});
  const char* name = sheet.frozen_rows == 0      ? "topRight\""
                     : sheet.frozen_columns == 0 ? "bottomLeft\""
                                                 : "bottomRight\"";
  put(out, " state=\"frozen\" activePane=\"");
  put(out, name);
  put(out, "/><selection pane=\"");
  put(out, name);
}

void append_view(TextBuffer& out, const Sheet& sheet, bool is_first) {
  put(out, "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView");
  if (!sheet.has_gridlines) put(out, " showGridLines=\"0\"");
  if (is_first) put(out, " tabSelected=\"1\"");
  put(out, " workbookViewId=\"0\">");
  append_pane(out, sheet);
  if (sheet.frozen_rows == 0 && sheet.frozen_columns == 0) put(out, "<selection");
  address_attribute(out, " activeCell=\"", sheet.selected);
  address_attribute(out, " sqref=\"", sheet.selected);
  put(out, "/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
}

// The file counts a cell's padding in: five of the seven points that a digit is wide, in 256ths.
constexpr double kPadding = 182.0 / 256;

void append_columns(TextBuffer& out, const Sheet& sheet) {
  bool is_open = false;
  uint32_t number = 0;
  for (const double width : sheet.column_widths) {
    ++number;
    if (width == 0) continue;
    if (!is_open) put(out, "<cols>");
    is_open = true;
    attribute(out, "<col min=\"", number);
    attribute(out, " max=\"", number);
    number_attribute(out, " width=\"", width + kPadding);
    put(out, " customWidth=\"1\"/>");
  }
  if (is_open) put(out, "</cols>");
}

// Readers strip white space at both ends of an element unless it says otherwise.
void append_shared_text(SharedTexts& texts, std::string_view text) {
  put(texts.items, trimmed(text).size() == text.size() ? "<si><t>" : "<si><t xml:space=\"preserve\">");
  append_xml(texts.items, text);
  put(texts.items, "</t></si>");
  ++texts.count;
}

// The type of a cell's value; empty for numbers. A formula's text stands in the cell.
const char* type_attribute(const Cell& cell) {
  switch (cell.type) {
    case CellType::kText:
      return cell.formula.empty() ? " t=\"s\"" : " t=\"str\"";
    case CellType::kBoolean:
      return " t=\"b\"";
    case CellType::kError:
      return " t=\"e\"";
    default:
      return "";
  }
}

void append_formula(TextBuffer& out, const Cell& cell, Address address) {
  if (cell.formula.empty()) return;
  put(out, "<f");
  if (cell.is_array) address_attribute(out, " t=\"array\" ref=\"", address);
  put(out, ">");
  append_xml(out, cell.formula);
  put(out, "</f>");
}

void append_value(TextBuffer& out, const Cell& cell, SharedTexts& texts) {
  if (cell.type == CellType::kBlank) return;
  put(out, "<v>");
  if (cell.type == CellType::kText && cell.formula.empty()) {
    append_count(out, texts.count);
    append_shared_text(texts, cell.text);
  } else if (cell.type == CellType::kText || cell.type == CellType::kError) {
    append_xml(out, cell.text);
  } else {
    append_number(out, cell.number);
  }
  put(out, "</v>");
}

void append_cell(TextBuffer& out, const Cell& cell, Address address, CellTables& tables) {
  const uint32_t style = tables.styles.number_of(cell.style);
  if (style == 0 && cell.type == CellType::kBlank && cell.formula.empty()) return;
  address_attribute(out, "<c r=\"", address);
  if (style != 0) attribute(out, " s=\"", style);
  put(out, type_attribute(cell));
  put(out, ">");
  append_formula(out, cell, address);
  append_value(out, cell, tables.texts);
  put(out, "</c>");
}

void append_rows(TextBuffer& out, const Sheet& sheet, CellTables& tables) {
  put(out, "<sheetData>");
  Address address;
  for (const Row& row : sheet.rows) {
    attribute(out, "<row r=\"", address.row + 1);
    if (row.height != 0) {
      number_attribute(out, " ht=\"", row.height);
      put(out, " customHeight=\"1\"");
    }
    put(out, ">");
    address.column = 0;
    for (const Cell& cell : row.cells) {
      append_cell(out, cell, address, tables);
      ++address.column;
    }
    put(out, "</row>");
    ++address.row;
  }
  put(out, "</sheetData>");
}

void append_merged(TextBuffer& out, const Sheet& sheet) {
  if (sheet.merged.empty()) return;
  attribute(out, "<mergeCells count=\"", static_cast<uint32_t>(sheet.merged.size()));
  put(out, ">");
  for (const Range& range : sheet.merged) {
    range_attribute(out, "<mergeCell ref=\"", range);
    put(out, "/>");
  }
  put(out, "</mergeCells>");
}

// The limits of a validation as the file has them: an operator and one or two formulas.
void append_limits(TextBuffer& out, const Validation& validation) {
  if (validation.type == ValidationType::kList) {
    element(out, "><formula1>", validation.choices, "</formula1>");
    return;
  }
  if (!validation.max)
    put(out, " operator=\"greaterThanOrEqual\"");
  else if (!validation.min)
    put(out, " operator=\"lessThanOrEqual\"");
  put(out, "><formula1>");
  append_number(out, validation.min ? *validation.min : *validation.max);
  put(out, "</formula1>");
  if (!validation.min || !validation.max) return;
  put(out, "<formula2>");
  append_number(out, *validation.max);
  put(out, "</formula2>");
}

void append_validation(TextBuffer& out, const Validation& validation) {
  constexpr const char* kTypes[] = {"whole\"", "decimal\"", "date\"", "list\""};
  put(out, "<dataValidation type=\"");
  put(out, kTypes[static_cast<int>(validation.type)]);
  if (validation.allows_blank) put(out, " allowBlank=\"1\"");
  put(out, " showInputMessage=\"1\" showErrorMessage=\"1\"");
  optional_attribute(out, " errorTitle=\"", validation.error_title);
  optional_attribute(out, " error=\"", validation.error);
  optional_attribute(out, " promptTitle=\"", validation.prompt_title);
  optional_attribute(out, " prompt=\"", validation.prompt);
  range_attribute(out, " sqref=\"", validation.range);
  append_limits(out, validation);
  put(out, "</dataValidation>");
}

void append_validations(TextBuffer& out, const Sheet& sheet) {
  if (sheet.validations.empty()) return;
  attribute(out, "<dataValidations count=\"", static_cast<uint32_t>(sheet.validations.size()));
  put(out, ">");
  for (const Validation& validation : sheet.validations) append_validation(out, validation);
  put(out, "</dataValidations>");
}

// What is behind the first "#" stands beside the address, as Excel does it.
void append_link(TextBuffer& out, TextBuffer& addresses, std::string_view link, Address address,
                 uint32_t id) {
  put(out, id == 1 ? "<hyperlinks>" : "");
  address_attribute(out, "<hyperlink ref=\"", address);
  attribute(out, " r:id=\"rId", id);
  const size_t place = link.find('#');
  if (place != std::string_view::npos) attribute(out, " location=\"", link.substr(place + 1));
  put(out, "/>");
  if (id == 1) addresses = begin_part(kRelationships);
  attribute(addresses, "<Relationship Id=\"rId", id);
  put(addresses,
      " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\""
      " TargetMode=\"External\" Target=\"");
  append_url(addresses, link.substr(0, place));
  put(addresses, "\"/>");
}

void append_links(TextBuffer& out, TextBuffer& addresses, const Sheet& sheet) {
  uint32_t count = 0;
  Address address;
  for (const Row& row : sheet.rows) {
    address.column = 0;
    for (const Cell& cell : row.cells) {
      if (!cell.link.empty()) append_link(out, addresses, cell.link, address, ++count);
      ++address.column;
    }
    ++address.row;
  }
  if (count == 0) return;
  put(out, "</hyperlinks>");
  put(addresses, "</Relationships>");
}

void append_print(TextBuffer& out, const Sheet& sheet) {
  put(out,
      "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>"
      "<pageSetup fitToHeight=\"0\" orientation=\"");
  put(out, sheet.is_landscape ? "landscape\"/>" : "portrait\"/>");
  if (sheet.header.empty() && sheet.footer.empty()) return;
  element(out, "<headerFooter><oddHeader>", sheet.header, "</oddHeader>");
  element(out, "<oddFooter>", sheet.footer, "</oddFooter></headerFooter>");
}

}  // namespace

// The order of a sheet's elements is the standard's (CT_Worksheet).
TextBuffer sheet_part(const Sheet& sheet, bool is_first, CellTables& tables, TextBuffer& addresses) {
  TextBuffer out = begin_part(
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">");
  append_view(out, sheet, is_first);
  append_columns(out, sheet);
  append_rows(out, sheet, tables);
  if (sheet.is_protected)
    put(out,
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>");
  append_merged(out, sheet);
  append_validations(out, sheet);
  append_links(out, addresses, sheet);
  append_print(out, sheet);
  put(out, "</worksheet>");
  return out;
}

}  // namespace satchel::xlsx
