// Holds a table against rules for its columns, told with the place of every value that breaks one.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "tool/csv.h"

namespace satchel {

enum class ValueKind {
  kText,    // one line without control characters, of at most `most` bytes
  kState,   // a state's postal code, or one of `choices`
  kNumber,  // from `least` to `most`: "-3.25"
  kWhole,   // the same without a fraction: "12"
  kChoice,  // one of `choices`
};

struct ColumnRule {
  std::string_view column;
  ValueKind kind = ValueKind::kText;
  bool may_be_empty = false;   // a value
  bool may_be_absent = false;  // the column
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  std::span<const std::string_view> choices = {};
  std::string_view together = {};  // another column: a row fills both or neither
};

struct TableRules {
  std::span<const ColumnRule> columns;  // in any order in the table; others beside them are nobody's business
  std::span<const std::string_view> key = {};  // columns whose values together no two rows share
};

// Tells what breaks the rules in `findings`, of one table the first twenty: errors "csv-column" (one is
// missing), "unknown-state", "csv-value" and "csv-duplicate", all of which stop a build.
void check_table(const CsvTable& table, const TableRules& rules, std::string_view path,
                 Diagnostics& findings);

// The index of a column; nothing where there is none of that name.
std::optional<size_t> column_index(const CsvTable& table, std::string_view name);

// The finite number that the whole of `text` is, in digits, with a point at most and an exponent.
std::optional<double> number_of(std::string_view text);

}  // namespace satchel
