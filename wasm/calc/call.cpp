#include "calc/call.h"

#include <cmath>
#include <cstring>
#include <new>

#include "base/ascii.h"
#include "calc/digits.h"
#include "calc/evaluate.h"
#include "calc/letters.h"
#include "calc/read_value.h"

namespace satchel::calc {
namespace {

// Where one value is asked for and an array stands, its first cell is meant.
const Value& single(const Value& value) { return value.is(Type::kArray) ? value.cells[0] : value; }

}  // namespace

Value Call::fail(Error error) {
  if (failed_ == Error::kNone) failed_ = error;
  return error_value(failed_);
}

double Call::number_of(const Value& array_or_value) {
  const Value& value = single(array_or_value);
  double number = 0;
  switch (value.type) {
    case Type::kNumber:
    case Type::kBoolean:
      return value.number;
    case Type::kText:
      if (!read_value(value.view(), number)) fail(Error::kValue);
      return number;
    case Type::kError:
      fail(value.error);
      return 0;
    default:
      return 0;
  }
}

bool Call::truth_of(const Value& array_or_value) {
  const Value& value = single(array_or_value);
  if (!value.is(Type::kText)) return number_of(value) != 0;
  const bool truth = equals_ignoring_case(value.view(), "TRUE");
  if (!truth && !equals_ignoring_case(value.view(), "FALSE")) fail(Error::kValue);
  return truth;
}

std::string_view Call::text_of(const Value& array_or_value) {
  const Value& value = single(array_or_value);
  switch (value.type) {
    case Type::kText:
      return value.view();
    case Type::kNumber:
      evaluator_.number_.clear();
      append_number(evaluator_.number_, value.number);
      return make_text(evaluator_.number_).view();
    case Type::kBoolean:
      return value.number != 0 ? "TRUE" : "FALSE";
    case Type::kError:
      fail(value.error);
      return {};
    default:
      return {};
  }
}

double Call::number(uint32_t i) { return number_of(arguments_[i]); }
bool Call::truth(uint32_t i) { return truth_of(arguments_[i]); }
std::string_view Call::text(uint32_t i) { return text_of(arguments_[i]); }

double Call::number(uint32_t i, double otherwise) { return i < count_ ? number(i) : otherwise; }
bool Call::truth(uint32_t i, bool otherwise) { return i < count_ ? truth(i) : otherwise; }
int Call::whole(uint32_t i, int otherwise) { return i < count_ ? whole(i) : otherwise; }

int Call::whole(uint32_t i) {
  const double number = std::floor(Call::number(i));
  if (std::fabs(number) < 0x1p31) return static_cast<int>(number);
  fail(Error::kNumber);
  return 0;
}

Cells::Cells(const Value& value)
    : first(value.is(Type::kArray) ? value.cells : &value),
      count(value.is(Type::kArray) ? value.count() : 1),
      are_reference(value.is(Type::kArray) || value.reference) {}

size_t& Call::steps() { return evaluator_.steps_; }

bool Call::spend(size_t steps) {
  if (steps <= evaluator_.steps_) {
    evaluator_.steps_ -= steps;
    return true;
  }
  evaluator_.steps_ = 0;
  fail(Error::kNumber);
  return false;
}

Value Call::make_text(std::string_view text) {
  if (text.size() > kMaxTextCharacters && count_characters(text) > kMaxTextCharacters)
    return fail(Error::kValue);
  if (!spend(1 + text.size() / 16)) return error_value(failed_);
  evaluator_.has_memory_ = true;
  auto* const copy = static_cast<char*>(evaluator_.arena_.allocate(text.size() + 1));
  if (!text.empty()) std::memcpy(copy, text.data(), text.size());  // an empty one may have no bytes at all
  return text_value({copy, text.size()});
}

Value* Call::make_cells(size_t rows, size_t columns) {
  if (rows > kMaxSide || columns > kMaxSide || rows * columns > kMaxCells) fail(Error::kNumber);
  if (failed_ != Error::kNone || !spend(rows * columns)) return nullptr;
  evaluator_.has_memory_ = true;
  return static_cast<Value*>(evaluator_.arena_.allocate(rows * columns * sizeof(Value)));
}

TextBuffer& Call::buffer() {
  evaluator_.buffer_.clear();
  return evaluator_.buffer_;
}

Value Choice::argument(uint32_t i) {
  const uint32_t* starts = evaluator_.formula_->arguments.data() + arguments_ + i;
  return evaluator_.run(starts[0], starts[1]);
}

bool Numbers::next(double& number) {
  for (; argument_ < end_; ++argument_, cell_ = 0) {
    const Value& argument = call_[argument_];
    const Cells cells(argument);
    if (!cells.are_reference) {
      number = call_.number(argument_++);
      return call_.failed() == Error::kNone;
    }
    if (cell_ == 0 && cells.count > 1 && !call_.spend(cells.count)) return false;
    while (cell_ < cells.count) {
      const Value& cell = cells.first[cell_++];
      if (cell.is(Type::kError)) {
        call_.fail(cell.error);
        return false;
      }
      if (!cell.is(Type::kNumber)) continue;
      number = cell.number;
      return true;
    }
  }
  return false;
}

}  // namespace satchel::calc
