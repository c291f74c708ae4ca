#include "tool/csv.h"

#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace satchel {
namespace {

// More findings than this about one table tell nothing new.
constexpr size_t kMaxFindings = 20;

class CsvReader {
 public:
  CsvReader(std::string_view text, std::string_view path, Diagnostics& findings)
      : rest_(text), path_(path), findings_(findings), findings_before_(findings.size()) {
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
    line_begin_ = rest_.data();
  }

  // The next row that is not empty, or nothing at the end.
  bool next_row(std::vector<std::string>& row) {
    while (!rest_.empty()) {
      row.clear();
      row_line_ = line_;
      while (read_field(row.emplace_back())) continue;
      if (row.size() > 1 || !row[0].empty()) return true;
    }
    return false;
  }

  int row_line() const { return row_line_; }
  bool tells_more() const { return findings_.size() - findings_before_ < kMaxFindings; }

  void tell(int line, int column, std::string code, std::string message, std::string hint) {
    if (!tells_more()) return;
    findings_.push_back(
        {std::string(path_), line, column, std::move(code), std::move(message), std::move(hint)});
  }

 private:
  // Reads one field and what ends it; true where another follows in the row.
  bool read_field(std::string& field) {
    const bool quoted = rest_.starts_with('"');
    if (quoted) read_quoted(field);
    const size_t end = rest_.find_first_of(",\n");
    std::string_view plain = rest_.substr(0, end);
    const bool row_ends = end == std::string_view::npos || rest_[end] == '\n';
    if (row_ends && plain.ends_with('\r')) plain.remove_suffix(1);
    if (quoted && !plain.empty())
      tell(line_, column(), "csv-quote", "text follows the closing quotation mark of this value",
           "end the value with a comma");
    else if (plain.find('"') != std::string_view::npos)
      tell(line_, column(), "csv-quote", "a quotation mark stands inside a value that is not quoted",
           "quote the whole value and write the mark inside it twice");
    field += plain;
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (row_ends) begin_line();
    return !row_ends;
  }

  void read_quoted(std::string& field) {
    const int opened_line = line_;
    const int opened_column = column();
    rest_.remove_prefix(1);
    while (true) {
      const size_t quote = rest_.find('"');
      append_counting_lines(field, rest_.substr(0, quote));
      if (quote == std::string_view::npos) {
        rest_ = {};
        tell(opened_line, opened_column, "csv-quote", "this quotation mark is never closed",
             "close it, or write it twice inside quotes");
        return;
      }
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) return;
      field += '"';
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

  int column() const { return static_cast<int>(rest_.data() - line_begin_) + 1; }

  void begin_line() {
    ++line_;
    line_begin_ = rest_.data();
  }

  std::string_view rest_;
  std::string_view path_;
  Diagnostics& findings_;
  size_t findings_before_;
  const char* line_begin_ = nullptr;
  int line_ = 1;
  int row_line_ = 1;
};

void check_columns(CsvReader& reader, const std::vector<std::string>& columns) {
  std::set<std::string> seen;
  for (const std::string& name : columns) {
    if (name.empty())
      reader.tell(1, 1, "csv-column", "a column has no name", "name every column in the first row");
    else if (!seen.insert(name).second)
      reader.tell(1, 1, "csv-column", "two columns have the name \"" + name + "\"",
                  "give each column a name of its own");
  }
}

std::string count_of(size_t n) { return std::to_string(n) + (n == 1 ? " value" : " values"); }

}  // namespace

OrderedJson read_csv(std::string_view text, std::string_view path, Diagnostics& findings) {
  CsvReader reader(text, path, findings);
  OrderedJson rows = OrderedJson::array();
  std::vector<std::string> columns;
  if (!reader.next_row(columns)) return rows;
  check_columns(reader, columns);
  std::vector<std::string> row;
  while (reader.next_row(row)) {
    if (row.size() != columns.size()) {
      reader.tell(
          reader.row_line(), 1, "csv-row",
          "this row has " + count_of(row.size()) + ", the first row names " + std::to_string(columns.size()),
          row.size() > columns.size() ? "put quotes around values that hold a comma"
                                      : "write every comma, also for empty values");
      continue;
    }
    OrderedJson object = OrderedJson::object();
    for (size_t i = 0; i < row.size(); ++i) object[columns[i]] = std::move(row[i]);
    rows.push_back(std::move(object));
  }
  return rows;
}

}  // namespace satchel
