#include "tool/csv.h"

#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "tool/file_findings.h"

namespace satchel {
namespace {

// More findings than this about one table tell nothing new.
constexpr size_t kMaxFindings = 20;

class CsvReader : FileFindings {
 public:
  CsvReader(std::string_view text, std::string_view path, Diagnostics& findings)
      : FileFindings(path, findings), rest_(text), findings_before_(findings.size()) {
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
    line_begin_ = rest_.data();
  }

  // The next row that is not empty, or nothing at the end.
  bool next_row(std::vector<CsvValue>& row) {
    while (!rest_.empty()) {
      row.clear();
      while (read_value(row.emplace_back())) continue;
      if (row.size() > 1 || !row[0].text.empty()) return true;
    }
    return false;
  }

  bool tells_more() const { return findings_.size() - findings_before_ < kMaxFindings; }

  void tell(Place place, std::string code, std::string message, std::string hint) {
    if (tells_more()) FileFindings::tell(place, std::move(code), std::move(message), std::move(hint));
  }

 private:
  // Reads one value and what ends it; true where another follows in the row.
  bool read_value(CsvValue& value) {
    value.place = here();
    const bool quoted = rest_.starts_with('"');
    if (quoted) read_quoted(value);
    const size_t end = rest_.find_first_of(",\n");
    std::string_view plain = rest_.substr(0, end);
    const bool row_ends = end == std::string_view::npos || rest_[end] == '\n';
    if (row_ends && plain.ends_with('\r')) plain.remove_suffix(1);
    if (quoted && !plain.empty())
      tell(here(), "csv-quote", "text follows the closing quotation mark of this value",
           "end the value with a comma");
    else if (plain.find('"') != std::string_view::npos)
      tell(here(), "csv-quote", "a quotation mark stands inside a value that is not quoted",
           "quote the whole value and write the mark inside it twice");
    value.text += plain;
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (row_ends) begin_line();
    return !row_ends;
  }

  void read_quoted(CsvValue& value) {
    rest_.remove_prefix(1);
    while (true) {
      const size_t quote = rest_.find('"');
      append_counting_lines(value.text, rest_.substr(0, quote));
      if (quote == std::string_view::npos) {
        rest_ = {};
        tell(value.place, "csv-quote", "this quotation mark is never closed",
             "close it, or write it twice inside quotes");
        return;
      }
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) return;
      value.text += '"';
      rest_.remove_prefix(1);
    }
  }

  void append_counting_lines(std::string& field, std::string_view text) {
    field += text;
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      ++line_;
      line_begin_ = text.data() + at + 1;
    }
  }

  Place here() const { return {line_, static_cast<int>(rest_.data() - line_begin_) + 1}; }

  void begin_line() {
    ++line_;
    line_begin_ = rest_.data();
  }

  std::string_view rest_;
  size_t findings_before_;
  const char* line_begin_ = nullptr;
  int line_ = 1;
};

void check_columns(CsvReader& reader, const std::vector<CsvValue>& columns) {
  std::set<std::string_view> seen;
  for (const CsvValue& column : columns) {
    if (column.text.empty())
      reader.tell(column.place, "csv-column", "a column has no name", "name every column in the first row");
    else if (!seen.insert(column.text).second)
      reader.tell(column.place, "csv-column", "two columns have the name \"" + column.text + "\"",
                  "give each column a name of its own");
  }
}

std::string count_of(size_t n) { return std::to_string(n) + (n == 1 ? " value" : " values"); }

}  // namespace

CsvTable read_csv_table(std::string_view text, std::string_view path, Diagnostics& findings) {
  CsvReader reader(text, path, findings);
  CsvTable table;
  if (!reader.next_row(table.columns)) {
    table.columns.clear();
    return table;
  }
  check_columns(reader, table.columns);
  const size_t columns = table.columns.size();
  std::vector<CsvValue> row;
  while (reader.next_row(row)) {
    if (row.size() == columns)
      table.rows.push_back(std::move(row));
    else
      reader.tell(row[0].place, "csv-row",
                  "this row has " + count_of(row.size()) + ", the first row names " + std::to_string(columns),
                  row.size() > columns ? "put quotes around values that hold a comma"
                                       : "write every comma, also for empty values");
  }
  return table;
}

OrderedJson rows_as_json(CsvTable&& table) {
  OrderedJson rows = OrderedJson::array();
  for (std::vector<CsvValue>& row : table.rows) {
    OrderedJson object = OrderedJson::object();
    for (size_t i = 0; i < row.size(); ++i) object[table.columns[i].text] = std::move(row[i].text);
    rows.push_back(std::move(object));
  }
  return rows;
}

}  // namespace satchel
