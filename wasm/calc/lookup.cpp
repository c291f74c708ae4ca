// Finding values in rows, columns and tables.
#include <cmath>

#include "calc/evaluate.h"
#include "calc/letters.h"
#include "calc/library.h"

namespace satchel::calc::library {
namespace {

// A row or a column of an array.
struct Lane {
  const Value* first;
  uint32_t count;
  uint32_t step;
  const Value& operator[](uint32_t i) const { return first[static_cast<size_t>(i) * step]; }
};

uint32_t rows_of(const Value& value) { return value.is(Type::kArray) ? value.rows() : 1; }
uint32_t columns_of(const Value& value) { return value.is(Type::kArray) ? value.columns() : 1; }
Lane row_of(const Value& table, uint32_t row) {
  return {Cells(table).first + static_cast<size_t>(row) * columns_of(table), columns_of(table), 1};
}
Lane column_of(const Value& table, uint32_t column) {
  return {Cells(table).first + column, rows_of(table), columns_of(table)};
}
// The one row or column that an argument is; empty where it is more.
Lane lane_of(const Value& value) {
  if (columns_of(value) == 1) return column_of(value, 0);
  return rows_of(value) == 1 ? row_of(value, 0) : Lane{nullptr, 0, 1};
}

enum class Mode {
  kExact,
  kUpTo,         // in ascending order: the last that is not above the key
  kDownTo,       // in descending order: the last that is not below the key
  kNextSmaller,  // in any order: the key, else the largest below it
  kNextLarger,
};
constexpr uint32_t kNotFound = 0xFFFFFFFF;

// What a key is compared with: a text with wildcards where `wild`.
bool equals(Call& call, const Value& cell, const Value& key, bool wild) {
  if (cell.type != key.type) return false;
  return wild && key.is(Type::kText) ? matches(key.view(), cell.view(), call.steps())
                                     : compare(cell, key) == 0;
}

// Stops where the order says that nothing better follows.
uint32_t find_sorted(const Lane& lane, const Value& key, int direction) {
  uint32_t found = kNotFound;
  for (uint32_t i = 0; i < lane.count; ++i) {
    if (lane[i].type != key.type) continue;
    const int order = compare(lane[i], key) * direction;
    if (order > 0) break;
    found = i;
    if (order == 0 && direction < 0) break;
  }
  return found;
}

uint32_t find_value(Call& call, const Lane& lane, Value key, Mode mode, bool wild, bool from_last) {
  if (key.is_blank()) key = number_value(0);
  if (key.is(Type::kError)) call.fail(key.error);
  if (call.failed() != Error::kNone || !call.spend(lane.count)) return kNotFound;
  if (mode == Mode::kUpTo || mode == Mode::kDownTo)
    return find_sorted(lane, key, mode == Mode::kUpTo ? 1 : -1);
  uint32_t best = kNotFound;
  for (uint32_t k = 0; k < lane.count; ++k) {
    const uint32_t i = from_last ? lane.count - 1 - k : k;
    if (equals(call, lane[i], key, wild)) return i;
    if (mode == Mode::kExact || lane[i].type != key.type) continue;
    const int direction = mode == Mode::kNextSmaller ? 1 : -1;
    const bool is_better = compare(lane[i], key) * direction < 0 &&
                           (best == kNotFound || compare(lane[i], lane[best]) * direction > 0);
    if (is_better) best = i;
  }
  return best;
}

// A whole row, as it stands in its table, or a whole column, copied where the table has more.
Value row_value(const Value& table, uint32_t row) {
  return array_value(row_of(table, row).first, 1, columns_of(table));
}
Value column_value(Call& call, const Value& table, uint32_t column) {
  const Lane lane = column_of(table, column);
  if (lane.step == 1) return array_value(lane.first, lane.count, 1);
  Value* const cells = call.make_cells(lane.count, 1);
  if (cells == nullptr) return Value();
  for (uint32_t i = 0; i < lane.count; ++i) cells[i] = lane[i];
  return array_value(cells, lane.count, 1);
}

Value table_lookup(Call& call, bool by_column) {
  const Value& table = call[1];
  const int wanted = call.whole(2);
  const bool is_sorted = call.truth(3, true);
  if (table.is(Type::kError)) return call.fail(table.error);
  const uint32_t lanes = by_column ? columns_of(table) : rows_of(table);
  if (wanted < 1) return call.fail(Error::kValue);
  if (static_cast<uint32_t>(wanted) > lanes) return call.fail(Error::kReference);
  const Lane keys = by_column ? column_of(table, 0) : row_of(table, 0);
  const uint32_t i =
      find_value(call, keys, call[0], is_sorted ? Mode::kUpTo : Mode::kExact, !is_sorted, false);
  if (i == kNotFound) return call.fail(Error::kNotAvailable);
  const auto lane = static_cast<uint32_t>(wanted - 1);
  return by_column ? column_of(table, lane)[i] : row_of(table, lane)[i];
}

}  // namespace

Value rows(Call& call) { return number_value(rows_of(call[0])); }
Value columns(Call& call) { return number_value(columns_of(call[0])); }
Value vlookup(Call& call) { return table_lookup(call, true); }
Value hlookup(Call& call) { return table_lookup(call, false); }

// In a table, the longer side is searched, its first row or column; the answer stands in the last.
Value lookup(Call& call) {
  const Value& table = call[1];
  const bool by_row = columns_of(table) > rows_of(table);
  const Lane keys = by_row ? row_of(table, 0) : column_of(table, 0);
  Lane answers = by_row ? row_of(table, rows_of(table) - 1) : column_of(table, columns_of(table) - 1);
  if (call.count() > 2) answers = lane_of(call[2]);
  const uint32_t i = find_value(call, keys, call[0], Mode::kUpTo, false, false);
  return i < answers.count ? answers[i] : call.fail(Error::kNotAvailable);
}

Value match(Call& call) {
  const double order = call.number(2, 1);
  const Lane lane = lane_of(call[1]);
  const Mode mode = order == 0 ? Mode::kExact : order > 0 ? Mode::kUpTo : Mode::kDownTo;
  const uint32_t i = find_value(call, lane, call[0], mode, true, false);
  return i == kNotFound ? call.fail(Error::kNotAvailable) : number_value(i + 1);
}

// Row or column 0 means all of them.
Value index(Call& call) {
  const Value& table = call[0];
  if (table.is(Type::kError)) return call.fail(table.error);
  int row = call.whole(1), column = call.whole(2, 0);
  const bool is_row = rows_of(table) == 1 && call.count() < 3;
  if (is_row) {
    column = row;
    row = 1;
  }
  if (row < 0 || column < 0) return call.fail(Error::kValue);
  const uint32_t rows = rows_of(table), columns = columns_of(table);
  if (static_cast<uint32_t>(row) > rows || static_cast<uint32_t>(column) > columns)
    return call.fail(Error::kReference);
  if (call.failed() != Error::kNone) return Value();
  if (row == 0 && rows == 1) row = 1;
  if (column == 0 && columns == 1) column = 1;
  if (row == 0 && column == 0) return table;
  if (row == 0) return column_value(call, table, static_cast<uint32_t>(column - 1));
  if (column == 0) return row_value(table, static_cast<uint32_t>(row - 1));
  Value cell = row_of(table, static_cast<uint32_t>(row - 1))[static_cast<uint32_t>(column - 1)];
  cell.reference = table.reference;
  return cell;
}

// Arguments: key, where to look, what to give, what else, mode (0, -1, 1; 2 with wildcards), order (from the
// last where negative; a binary search, 2 and -2, finds the same).
Value xlookup(Call& call) {
  const Lane lane = lane_of(call[1]);
  const int mode = call.has(4) ? call.whole(4) : 0, order = call.has(5) ? call.whole(5) : 1;
  if (mode < -1 || mode > 2 || order < -2 || order > 2 || order == 0 || lane.count == 0)
    return call.fail(Error::kValue);
  const Value& answers = call[2];
  const bool down = columns_of(call[1]) == 1;
  if (lane.count != (down ? rows_of(answers) : columns_of(answers))) return call.fail(Error::kValue);
  const Mode modes[] = {Mode::kNextSmaller, Mode::kExact, Mode::kNextLarger, Mode::kExact};
  const uint32_t i = find_value(call, lane, call[0], modes[mode + 1], mode == 2, order < 0);
  if (i == kNotFound) return call.has(3) ? call[3] : call.fail(Error::kNotAvailable);
  const bool is_one = down ? columns_of(answers) == 1 : rows_of(answers) == 1;
  if (is_one) return Cells(answers).first[i];
  return down ? row_value(answers, i) : column_value(call, answers, i);
}

}  // namespace satchel::calc::library
