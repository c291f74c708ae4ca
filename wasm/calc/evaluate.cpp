#include "calc/evaluate.h"

#include <algorithm>
#include <cmath>

#include "calc/elementary.h"
#include "calc/functions.h"

namespace satchel::calc {
namespace {

// The cell of an argument that answers the cell of the result: one row or column stands for all.
Value cell_of(const Value& value, uint32_t row, uint32_t column) {
  if (!value.is(Type::kArray)) return value;
  if (value.rows() == 1) row = 0;
  if (value.columns() == 1) column = 0;
  if (row >= value.rows() || column >= value.columns()) return error_value(Error::kNotAvailable);
  return value.cells[row * value.columns() + column];
}

// As number_value(), without a call.
inline Value result_of(double number) {
  if (!(number - number == 0)) return error_value(Error::kNumber);
  Value value;
  value.type = Type::kNumber;
  value.number = number;
  return value;
}

Value raised(double a, double b) {
  if (a == 0 && b < 0) return error_value(Error::kDivide);
  return a == 0 && b == 0 ? error_value(Error::kNumber) : number_value(power(a, b));
}

inline Value arithmetic(Operator op, double a, double b) {
  switch (op) {
    case Operator::kAdd:
      return result_of(add(a, b));
    case Operator::kSubtract:
      return result_of(add(a, -b));
    case Operator::kMultiply:
      return result_of(a * b);
    case Operator::kDivide:
      return b == 0 ? error_value(Error::kDivide) : result_of(a / b);
    default:
      return raised(a, b);
  }
}

bool holds(Operator op, int order) {
  switch (op) {
    case Operator::kEqual:
      return order == 0;
    case Operator::kNotEqual:
      return order != 0;
    case Operator::kLess:
      return order < 0;
    case Operator::kLessOrEqual:
      return order <= 0;
    case Operator::kMore:
      return order > 0;
    default:
      return order >= 0;
  }
}

}  // namespace

Evaluator::Evaluator(Scope* scope) : scope_(scope), stack_(new Value[kStack]), top_(stack_.get()) {}

void Evaluator::reset() {
  if (has_memory_) arena_.reset();
  has_memory_ = false;
  steps_ = kMaxSteps;
}

Value Evaluator::evaluate(const Formula& formula) {
  const Formula* const outer = formula_;
  formula_ = &formula;
  const Value value = run(0, static_cast<uint32_t>(formula.nodes.size()));
  formula_ = outer;
  return value.is_blank() ? number_value(0) : value;
}

// Every node leaves one value on the stack and takes those of its operands, which stand before it.
Value Evaluator::run(uint32_t begin, uint32_t end) {
  const size_t work = end - begin;
  if (steps_ < work || stack_.get() + kStack - top_ < static_cast<ptrdiff_t>(work) || depth_ == kMaxDepth)
    return error_value(Error::kNumber);
  steps_ -= work;
  ++depth_;
  const Formula& formula = *formula_;
  Value* const base = top_;
  Value* top = base;
  for (uint32_t i = begin; i < end; ++i) {
    const Node& node = formula.nodes[i];
    switch (node.kind) {
      case NodeKind::kConstant:
        *top++ = formula.constants[node.operand];
        break;
      case NodeKind::kMissing:
        *top = Value();
        (top++)->type = Type::kMissing;
        break;
      case NodeKind::kName:
        top_ = top;
        *top = scope_ == nullptr ? error_value(Error::kName) : scope_->value_of(formula.slots[node.operand]);
        (top++)->reference = true;
        break;
      case NodeKind::kCell:
        *top = Value();
        (top++)->reference = true;
        break;
      case NodeKind::kUnary:
        top_ = top;
        top[-1] = operate(node, top - 1);
        break;
      case NodeKind::kBinary:
        --top;
        if (top[-1].is(Type::kNumber) && top->is(Type::kNumber) && node.op > Operator::kJoin) {
          top[-1] = arithmetic(node.op, top[-1].number, top->number);
        } else {
          top_ = top + 1;
          top[-1] = operate(node, top - 1);
        }
        break;
      case NodeKind::kCall:
        top_ = top;
        top -= node.arguments;
        *top = call(node, top);
        ++top;
        break;
      case NodeKind::kDelay:
        top_ = top;
        *top++ = choose(formula.nodes[node.operand]);
        i = node.operand;
        break;
    }
  }
  --depth_;
  top_ = base;
  return *base;
}

Value Evaluator::operate(const Node& node, Value* arguments) {
  const uint32_t count = node.kind == NodeKind::kBinary ? 2 : 1;
  for (uint32_t i = 0; i < count; ++i)
    if (arguments[i].is(Type::kArray)) return lift(&node, nullptr, arguments, count, 0);
  return compute(&node, nullptr, arguments, count);
}

Value Evaluator::call(const Node& node, Value* arguments) {
  if (node.function == kNoFunction) return error_value(Error::kName);
  const Function& function = functions()[node.function];
  if (!takes(function, node.arguments)) return error_value(Error::kValue);
  return for_each_cell(function.compute, arguments, node.arguments, function.arrays);
}

Value Evaluator::choose(const Node& node) {
  const Function& function = functions()[node.function];
  if (!takes(function, node.arguments)) return error_value(Error::kValue);
  Choice choice(*this, node.operand, node.arguments);
  return function.choose(choice);
}

Value Evaluator::for_each_cell(Value (*function)(Call&), const Value* arguments, uint32_t count,
                               uint8_t arrays) {
  for (uint32_t i = 0; i < count; ++i)
    if (arguments[i].is(Type::kArray) && !(arrays >> std::min(i, 7u) & 1))
      return lift(nullptr, function, arguments, count, arrays);
  return compute(nullptr, function, arguments, count);
}

Value Evaluator::compute(const Node* node, Value (*function)(Call&), const Value* arguments, uint32_t count) {
  if (node != nullptr)
    return count == 1 ? unary(node->op, *arguments) : binary(node->op, *arguments, arguments[1]);
  Call call(*this, arguments, count);
  const Value value = function(call);
  return call.failed() == Error::kNone ? value : error_value(call.failed());
}

Value Evaluator::lift(const Node* node, Value (*function)(Call&), const Value* arguments, uint32_t count,
                      uint8_t arrays) {
  uint32_t rows = 1, columns = 1;
  const auto is_lifted = [&](uint32_t i) {
    return arguments[i].is(Type::kArray) && !(arrays >> std::min(i, 7u) & 1);
  };
  for (uint32_t i = 0; i < count; ++i) {
    if (!is_lifted(i)) continue;
    rows = std::max(rows, arguments[i].rows());
    columns = std::max(columns, arguments[i].columns());
  }
  Call memory(*this, nullptr, 0);
  Value* const cells = memory.make_cells(rows, columns);
  if (cells == nullptr || stack_.get() + kStack - top_ < static_cast<ptrdiff_t>(count))
    return error_value(Error::kNumber);
  Value* const one = top_;
  top_ += count;
  for (uint32_t row = 0; row < rows; ++row)
    for (uint32_t column = 0; column < columns; ++column) {
      for (uint32_t i = 0; i < count; ++i)
        one[i] = is_lifted(i) ? cell_of(arguments[i], row, column) : arguments[i];
      Value value = compute(node, function, one, count);
      if (value.is(Type::kArray)) value = value.cells[0];
      value.reference = false;
      cells[row * columns + column] = value;
    }
  top_ = one;
  return array_value(cells, rows, columns);
}

Value Evaluator::unary(Operator op, const Value& a) {
  if (op == Operator::kPlus || a.is(Type::kError)) return a;
  Call call(*this, &a, 1);
  const double number = call.number(0);
  if (call.failed() != Error::kNone) return error_value(call.failed());
  return number_value(op == Operator::kNegate ? -number : number / 100);
}

Value Evaluator::binary(Operator op, const Value& a, const Value& b) {
  if (a.is(Type::kError)) return a;
  if (b.is(Type::kError)) return b;
  if (op < Operator::kJoin) return boolean_value(holds(op, compare(a, b)));
  const Value arguments[] = {a, b};
  Call call(*this, arguments, 2);
  if (op == Operator::kJoin) {
    const std::string_view left = call.text(0), right = call.text(1);
    TextBuffer& text = call.buffer();
    text += left;
    text += right;
    return call.make_text(text);
  }
  const double x = call.number(0), y = call.number(1);
  return call.failed() == Error::kNone ? arithmetic(op, x, y) : error_value(call.failed());
}

}  // namespace satchel::calc
