// What a function sees of its call: arguments as what it asks for, and room for what it gives.
#pragma once

#include <string_view>

#include "base/text_buffer.h"
#include "calc/value.h"

namespace satchel::calc {

class Evaluator;

// Reading an argument as what it cannot be makes the call fail: the function goes on with a 0 or an empty
// text, and its result is dropped for the error. So functions read as their definitions do.
class Call {
 public:
  Call(Evaluator& evaluator, const Value* arguments, uint32_t count)
      : evaluator_(evaluator), arguments_(arguments), count_(count) {}

  uint32_t count() const { return count_; }
  const Value& operator[](uint32_t i) const { return arguments_[i]; }
  // Whether there is something between the commas.
  bool has(uint32_t i) const { return i < count_ && !arguments_[i].is(Type::kMissing); }

  double number(uint32_t i);
  double number(uint32_t i, double otherwise);
  // Without what is behind the point; the call fails (#NUM!) beyond 32 bits.
  int whole(uint32_t i);
  int whole(uint32_t i, int otherwise);
  bool truth(uint32_t i);
  bool truth(uint32_t i, bool otherwise);
  // Valid as long as the evaluator's memory.
  std::string_view text(uint32_t i);

  double number_of(const Value& value);
  bool truth_of(const Value& value);
  std::string_view text_of(const Value& value);

  // The first failure stays; the value is for returning.
  Value fail(Error error);
  Error failed() const { return failed_; }

  // A copy of `text` in the evaluator's memory; #VALUE! beyond the longest text of a cell.
  Value make_text(std::string_view text);
  // Room for an array's cells, or null (the call has failed) beyond the largest.
  Value* make_cells(size_t rows, size_t columns);
  // Counts work; false, and the call has failed, where a formula takes too much of it.
  bool spend(size_t steps);
  size_t& steps();
  // An empty buffer, for one text at a time.
  TextBuffer& buffer();

 private:
  Evaluator& evaluator_;
  const Value* arguments_;
  uint32_t count_;
  Error failed_ = Error::kNone;
};

// The call of a function that computes only the arguments that it needs.
class Choice {
 public:
  Choice(Evaluator& evaluator, uint32_t arguments, uint32_t count)
      : evaluator_(evaluator), arguments_(arguments), count_(count) {}
  uint32_t count() const { return count_; }
  // Computes it, each time that it is called.
  Value argument(uint32_t i);
  Evaluator& evaluator() { return evaluator_; }

 private:
  Evaluator& evaluator_;
  uint32_t arguments_;  // index of the formula's arguments
  uint32_t count_;
};

// The cells of an argument: those of an array row by row, or the one value.
struct Cells {
  const Value* first;
  uint32_t count;
  bool are_reference;  // as in a range: texts and truth values are no numbers

  explicit Cells(const Value& value);
  const Value* begin() const { return first; }
  const Value* end() const { return first + count; }
};

// The numbers of the arguments from `from` on, as SUM takes them.
class Numbers {
 public:
  explicit Numbers(Call& call, uint32_t from = 0, uint32_t to = 255)
      : call_(call), argument_(from), end_(to < call.count() ? to : call.count()) {}
  // False behind the last, and where the call has failed.
  bool next(double& number);

 private:
  Call& call_;
  uint32_t argument_, end_, cell_ = 0;
};

}  // namespace satchel::calc
