// Computes formulas.
#pragma once

#include <memory>

#include "base/arena.h"
#include "base/text_buffer.h"
#include "calc/call.h"
#include "calc/formula.h"

namespace satchel::calc {

// Who knows what names mean.
class Scope {
 public:
  // What is asked for by Formula::slots. It may compute other formulas with the same evaluator.
  virtual Value value_of(uint32_t slot) = 0;

 protected:
  ~Scope() = default;
};

// One stack and one memory for any number of formulas. Work and memory are bounded: a formula that asks for
// too much of them is #NUM!.
class Evaluator {
 public:
  // `scope` outlives it; without one, names are #NAME?.
  explicit Evaluator(Scope* scope = nullptr);

  // The formula's value; a blank is 0, as a cell shows it. What it borrows of the evaluator is valid until
  // reset().
  Value evaluate(const Formula& formula);

  // Gives all memory back, and full measures of work and memory.
  void reset();

  // A function for each cell of those arguments that are arrays and not taken as such; `arrays` as in
  // Function.
  Value for_each_cell(Value (*compute)(Call&), const Value* arguments, uint32_t count, uint8_t arrays);

 private:
  friend class Call;
  friend class Choice;

  Value run(uint32_t begin, uint32_t end);
  Value operate(const Node& node, Value* arguments);
  Value call(const Node& node, Value* arguments);
  Value choose(const Node& node);
  Value unary(Operator op, const Value& a);
  Value binary(Operator op, const Value& a, const Value& b);
  Value compute(const Node* node, Value (*function)(Call&), const Value* arguments, uint32_t count);
  Value lift(const Node* node, Value (*function)(Call&), const Value* arguments, uint32_t count,
             uint8_t arrays);

  static constexpr size_t kStack = 3 * 4096;      // values
  static constexpr size_t kMaxSteps = 1'000'000;  // cells and nodes computed, 16 bytes of text each
  static constexpr int kMaxDepth = 200;           // delayed arguments and names inside each other

  Scope* scope_;
  const Formula* formula_ = nullptr;
  std::unique_ptr<Value[]> stack_;
  Value* top_;
  size_t steps_ = kMaxSteps;
  int depth_ = 0;
  bool has_memory_ = false;
  Arena arena_;
  TextBuffer buffer_, number_;
};

}  // namespace satchel::calc
