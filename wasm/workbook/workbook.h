// A spreadsheet workbook as plain data: what write_workbook (writer.h) makes an XLSX of.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// All texts are UTF-8, lengths are in UTF-16 units, as Excel counts, and rows, columns and sheets count from
// 0. What write_workbook refuses stands beside each field.
namespace satchel::xlsx {

inline constexpr uint32_t kMaxRows = 1'048'576;
inline constexpr uint32_t kMaxColumns = 16'384;

struct Address {
  uint32_t row = 0;
  uint32_t column = 0;
};

// Both corners belong to it; `last` is neither above nor left of `first`.
struct Range {
  Address first;
  Address last;
};

inline constexpr uint32_t kNoColor = std::numeric_limits<uint32_t>::max();  // all others are 0xRRGGBB

// The sides of a cell that have a thin line, added up.
enum Border : uint8_t { kNoBorder = 0, kLeft = 1, kRight = 2, kTop = 4, kBottom = 8, kBox = 15 };

enum class Horizontal : uint8_t { kGeneral, kLeft, kCenter, kRight };
enum class Vertical : uint8_t { kBottom, kTop, kCenter };

// How a cell looks. Equal styles are written once.
struct Style {
  // Excel's code, such as `"$"#,##0.00` or `yyyy-mm-dd`; empty is General. At most 255 units and 4 sections;
  // letters that mean nothing to Excel must stand in quotes. It must live until the workbook is written.
  std::string_view number_format;
  double size = 11;                // points, 1 to 409
  uint32_t color = kNoColor;       // of the text
  uint32_t fill = kNoColor;        // behind it
  uint32_t line_color = kNoColor;  // of the border
  uint8_t border = kNoBorder;
  uint8_t indent = 0;  // steps of about three spaces, at most 15
  Horizontal horizontal = Horizontal::kGeneral;
  Vertical vertical = Vertical::kBottom;
  bool bold = false;
  bool italic = false;
  bool underline = false;
  bool wrap = false;      // text that is too wide goes on in the next line
  bool unlocked = false;  // may be changed although the sheet is protected

  bool operator==(const Style&) const = default;
};

enum class CellType : uint8_t { kBlank, kNumber, kText, kBoolean, kError };

// A value, or a formula with the value that it gave. Without both, only the style shows.
struct Cell {
  CellType type = CellType::kBlank;
  bool is_array = false;  // the formula works on whole arrays, where Excel would take one cell of each ({=…})
  double number = 0;      // finite; a date is the days since 1899-12-30; a boolean is 0 or 1
  std::string text;       // at most 32,767 units; of an error: "#N/A" and the like
  std::string formula;  // as the file has it, without "=", newer functions with `_xlfn.`; at most 8,192 units
  std::string link;  // an address of http, https or mailto that a click opens; at most 2,079 units, encoded
  Style style;
};

struct Row {
  double height = 0;  // points, at most 409; 0: as high as its text
  std::vector<Cell> cells;
};

enum class ValidationType : uint8_t { kWhole, kDecimal, kDate, kList };

// What may be typed into cells, and what is said about it. The ranges of a sheet's validations are apart.
struct Validation {
  Range range;
  ValidationType type = ValidationType::kDecimal;
  std::optional<double> min;  // one or both, where it is no list; of a date: its number
  std::optional<double> max;
  std::string choices;  // of a list: `Lists!$A$1:$A$5`, a defined name, or `"a,b"`; at most 255 units
  bool allows_blank = false;
  std::string prompt_title;  // shown while the cell is selected; at most 32 units
  std::string prompt;        // at most 255
  std::string error_title;   // shown when something else was typed; at most 32
  std::string error;         // at most 255
};

// Help for a reader has no field of its own: comments would need Microsoft's old drawing language (VML), are
// not printed and hardly seen on a phone. A column of text beside the inputs is, and `prompt` says the rest.
struct Sheet {
  std::string name;  // 1 to 31 units without []:*?/\, no ' at an end, differing by more than case
  std::vector<double> column_widths;  // in digits of the default font, at most 254; 0: as Excel likes
  std::vector<Row> rows;              // the first is row 1
  std::vector<Range> merged;          // apart from each other, of several cells
  std::vector<Validation> validations;
  Address selected;             // the cell that is selected when the sheet opens
  uint32_t frozen_rows = 0;     // stay in view at the top
  uint32_t frozen_columns = 0;  // and at the left
  bool is_protected = false;    // without a password; locked cells may be selected, columns made wider
  bool has_gridlines = true;
  // Printed one page wide and as many high as it takes.
  bool is_landscape = false;
  uint32_t title_rows = 0;  // so many first rows are repeated on each page
  std::string header;       // Excel's codes: `&LTravel&R&D`; a plain "&" is "&&"; at most 255 units
  std::string footer;       // such as `&CPage &P of &N`
};

// A name that every formula of the workbook may use for a range. It begins with an ASCII letter or "_", goes
// on with these, digits and ".", looks like no cell (`TAX24`, `R1C1`), and differs from others by more than
// case.
struct DefinedName {
  std::string name;  // 1 to 255 bytes
  uint32_t sheet = 0;
  Range range;
};

struct Workbook {
  std::string title;
  std::string creator;        // the site's name
  std::string created;        // "2026-11-22T09:00:00Z", or empty: the writer knows no clock
  std::vector<Sheet> sheets;  // at least one; the first is shown when the file is opened
  std::vector<DefinedName> names;
};

}  // namespace satchel::xlsx
