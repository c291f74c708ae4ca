#include "tool/table_rules.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/suggest.h"
#include "tool/file_findings.h"
#include "tool/state_codes.h"

namespace satchel {
namespace {

// More findings than this about one table tell nothing new.
constexpr size_t kMaxFindings = 20;

using Row = std::vector<CsvValue>;

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

// "90", "-89.5"
std::string shown(double number) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

// "Yes, No or Other"
std::string listed(std::span<const std::string_view> names) {
  std::string list;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 < names.size() ? ", " : " or ";
    list += names[i];
  }
  return list;
}

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The name that is near to what was written; first the one that differs in case and in spaces around it
// alone.
std::string hint_among(std::string_view written, std::span<const std::string_view> names) {
  for (const std::string_view name : names)
    if (equals_ignoring_case(trimmed(written), name)) return "write " + in_quotes(name);
  return did_you_mean(written, names);
}

std::string first_of(std::string hint, std::string otherwise) {
  return hint.empty() ? std::move(otherwise) : std::move(hint);
}

class TableChecker : FileFindings {
 public:
  TableChecker(const CsvTable& table, const TableRules& rules, std::string_view path, Diagnostics& findings)
      : FileFindings(path, findings), table_(table), rules_(rules) {}

  void check() {
    if (!check_columns()) return;
    for (const Row& row : table_.rows) {
      if (told_ >= kMaxFindings) return;
      check_row(row);
    }
  }

 private:
  void tell(Place place, std::string code, std::string message, std::string hint) {
    if (++told_ <= kMaxFindings)
      FileFindings::tell(place, std::move(code), std::move(message), std::move(hint));
  }

  // Finds every rule's column; false where there is nothing to hold against the rules.
  bool check_columns() {
    for (const ColumnRule& rule : rules_.columns) {
      const std::optional<size_t> index = column_index(table_, rule.column);
      if (index)
        found_.push_back({&rule, *index});
      else if (!rule.may_be_absent && !table_.columns.empty())
        tell_missing(rule);
    }
    if (!table_.columns.empty()) return !found_.empty();
    tell({1, 1}, "csv-column", "this table is empty", "name the columns in the first row: " + rule_names());
    return false;
  }

  void tell_missing(const ColumnRule& rule) {
    std::vector<std::string_view> others;  // the table's columns that no rule is about
    for (const CsvValue& column : table_.columns)
      if (!rule_of(column.text)) others.push_back(column.text);
    const std::string_view near = nearest(rule.column, others);
    const std::string message = "the column " + in_quotes(rule.column) + " is missing";
    if (near.empty())
      tell(table_.columns[0].place, "csv-column", message, "name it in the first row, and fill it");
    else
      tell(table_.columns[*column_index(table_, near)].place, "csv-column", message,
           "did you mean it by " + in_quotes(near) + "?");
  }

  const ColumnRule* rule_of(std::string_view column) const {
    for (const ColumnRule& rule : rules_.columns)
      if (rule.column == column) return &rule;
    return nullptr;
  }

  std::string rule_names() const {
    std::string names;
    for (const ColumnRule& rule : rules_.columns)
      if (!rule.may_be_absent) (names += names.empty() ? "" : ", ") += rule.column;
    return names;
  }

  void check_row(const Row& row) {
    for (const auto& [rule, index] : found_) {
      const CsvValue& value = row[index];
      if (!value.text.empty())
        check_value(*rule, value);
      else if (!rule->may_be_empty)
        tell(value.place, "csv-value", in_quotes(rule->column) + " is empty", "write a value here");
      if (!rule->together.empty()) check_together(*rule, value, row);
    }
    check_key(row);
  }

  void check_value(const ColumnRule& rule, const CsvValue& value) {
    switch (rule.kind) {
      case ValueKind::kText:
        return check_text(rule, value);
      case ValueKind::kState:
        return check_state(rule, value);
      case ValueKind::kNumber:
      case ValueKind::kWhole:
        return check_number(rule, value);
      case ValueKind::kChoice:
        if (!contains(rule.choices, value.text))
          tell(value.place, "csv-value",
               in_quotes(value.text) + " in the column " + in_quotes(rule.column) + " is none of " +
                   listed(rule.choices),
               hint_among(value.text, rule.choices));
    }
  }

  void check_text(const ColumnRule& rule, const CsvValue& value) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::any_of(value.text.begin(), value.text.end(), is_control))
      tell(value.place, "csv-value",
           in_quotes(rule.column) + " holds a line break, a tab or another control character",
           "write it in one line");
    else if (static_cast<double>(value.text.size()) > rule.most)
      tell(value.place, "csv-value",
           in_quotes(rule.column) + " is longer than " + shown(rule.most) + " bytes", "shorten it");
  }

  void check_state(const ColumnRule& rule, const CsvValue& value) {
    if (contains(state_codes(), value.text) || contains(rule.choices, value.text)) return;
    std::vector<std::string_view> known(state_codes().begin(), state_codes().end());
    known.insert(known.end(), rule.choices.begin(), rule.choices.end());
    tell(value.place, "unknown-state", in_quotes(value.text) + " is no state's code",
         first_of(hint_among(value.text, known), "write its two letters, such as \"WA\""));
  }

  void check_number(const ColumnRule& rule, const CsvValue& value) {
    const bool whole = rule.kind == ValueKind::kWhole;
    const std::optional<double> number = number_of(value.text);
    const std::string what = in_quotes(value.text) + " in the column " + in_quotes(rule.column);
    if (!number || (whole && !std::all_of(value.text.begin(), value.text.end(), is_ascii_digit)))
      tell(value.place, "csv-value", what + (whole ? " is no whole number" : " is no number"),
           whole ? "write digits alone" : "write digits, with a point before a fraction, and nothing else");
    else if (*number < rule.least || *number > rule.most)
      tell(value.place, "csv-value", what + " is not " + range(rule), "");
  }

  static std::string range(const ColumnRule& rule) {
    if (std::isinf(rule.most)) return shown(rule.least) + " or more";
    return "from " + shown(rule.least) + " to " + shown(rule.most);
  }

  void check_together(const ColumnRule& rule, const CsvValue& value, const Row& row) {
    const std::optional<size_t> other = column_index(table_, rule.together);
    if (!other || value.text.empty() || !row[*other].text.empty()) return;
    tell(row[*other].place, "csv-value",
         in_quotes(rule.together) + " is empty, but " + in_quotes(rule.column) + " is not",
         "write both or neither");
  }

  void check_key(const Row& row) {
    std::vector<std::string_view> values;
    Place place;
    for (const std::string_view column : rules_.key) {
      const std::optional<size_t> index = column_index(table_, column);
      if (!index) return;
      values.push_back(row[*index].text);
      place = row[*index].place;
    }
    if (values.empty()) return;
    const auto [first, is_new] = lines_by_key_.emplace(values, place.line);
    if (!is_new)
      tell(place, "csv-duplicate",
           "line " + std::to_string(first->second) + " has " + key_text(values) + " already",
           "remove one of the two rows, or correct it");
  }

  // "the snapshot "2024" and the state "WA""
  std::string key_text(const std::vector<std::string_view>& values) const {
    std::string text;
    for (size_t i = 0; i < values.size(); ++i)
      text += (i > 0 ? " and the " : "the ") + std::string(rules_.key[i]) + " " + in_quotes(values[i]);
    return text;
  }

  struct FoundColumn {
    const ColumnRule* rule;
    size_t index;
  };

  const CsvTable& table_;
  const TableRules& rules_;
  size_t told_ = 0;
  std::vector<FoundColumn> found_;
  std::map<std::vector<std::string_view>, int> lines_by_key_;
};

}  // namespace

void check_table(const CsvTable& table, const TableRules& rules, std::string_view path,
                 Diagnostics& findings) {
  TableChecker(table, rules, path, findings).check();
}

std::optional<size_t> column_index(const CsvTable& table, std::string_view name) {
  for (size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].text == name) return i;
  return std::nullopt;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || last != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace satchel
