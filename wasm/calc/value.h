// What a formula computes with: a blank, a number, a text, a truth value, an error, or a small table of
// these.
#pragma once

#include <cstdint>
#include <string_view>

namespace satchel::calc {

// kMissing is an argument left out between commas: SUM(1,,2).
enum class Type : uint8_t { kBlank, kMissing, kNumber, kText, kBoolean, kError, kArray };

// In the order of ERROR.TYPE.
enum class Error : uint8_t { kNone, kNull, kDivide, kValue, kReference, kName, kNumber, kNotAvailable };
constexpr int kErrors = 8;

// Sixteen bytes, copied freely. Texts and cells are borrowed: of the formula (constants), of the model
// (inputs, tables, results), or of the evaluator, until its memory is given back.
struct Value {
  Type type = Type::kBlank;
  Error error = Error::kNone;
  // It came out of a cell (a name): sums then skip texts and truth values, as they do for ranges.
  bool reference = false;
  uint32_t size = 0;  // bytes of a text; rows and columns of an array, 16 bits each
  union {
    double number = 0;   // 0 or 1 for a truth value
    const char* text;    // UTF-8
    const Value* cells;  // row by row; no cell is an array
  };

  bool is(Type wanted) const { return type == wanted; }
  bool is_blank() const { return type <= Type::kMissing; }
  std::string_view view() const { return {text, size}; }
  uint32_t rows() const { return size >> 16; }
  uint32_t columns() const { return size & 0xFFFF; }
  uint32_t count() const { return rows() * columns(); }
};

constexpr uint32_t kMaxSide = 0xFFFF;            // rows or columns of an array
constexpr uint32_t kMaxCells = 65'536;           // of an array that a formula makes
constexpr uint32_t kMaxTextCharacters = 32'767;  // Excel's limit for a cell

Value error_value(Error error);
Value boolean_value(bool truth);
// #NUM! for what is no finite number, so that neither infinity nor NaN reaches a cell.
Value number_value(double number);
// Borrows `text`.
Value text_value(std::string_view text);
// Borrows `cells`.
Value array_value(const Value* cells, uint32_t rows, uint32_t columns);

// "#DIV/0!" and so on; empty for kNone.
std::string_view error_name(Error error);
// The error that `text` begins with, else kNone.
Error error_at(std::string_view text);

// Less than, equal to or more than zero. Numbers before texts before truth values; texts regardless of case;
// a blank is 0, "" or FALSE, whichever the other asks for; numbers within a few units of their last place are
// equal. Neither may be an error or an array.
int compare(const Value& a, const Value& b);

// a + b; 0 where all but the last few bits cancel out.
double add(double a, double b);

}  // namespace satchel::calc
