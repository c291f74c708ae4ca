// Tables as spreadsheets save them (RFC 4180): with the place of every value, or as a list of objects.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "markdown/markdown.h"
#include "model/json.h"

namespace satchel {

struct CsvValue {
  std::string text;
  Place place;  // of its first byte, or of its opening quotation mark
};

struct CsvTable {
  std::vector<CsvValue> columns;            // their names: the first row
  std::vector<std::vector<CsvValue>> rows;  // each as long as `columns`
};

// Reads the table `text` of the file `path`: its first row names the columns. A byte-order mark and either
// kind of line end are accepted; empty rows are passed over. Rows that are too short or too long, columns
// without a name or with another's name, and quotation marks in the wrong place are told in `findings`; rows
// that are wrong are left out.
CsvTable read_csv_table(std::string_view text, std::string_view path, Diagnostics& findings);

// A list of objects whose values are all strings, in the order of the columns.
OrderedJson rows_as_json(CsvTable&& table);

}  // namespace satchel
