#include "calc/print.h"

#include <algorithm>
#include <cmath>

#include "calc/digits.h"
#include "calc/functions.h"

namespace satchel::calc {
namespace {

// With as many digits as it takes to read the same number again.
void print_number(TextBuffer& out, double number) {
  const size_t begin = out.size();
  append_number(out, number);
  const std::string_view text = out.view().substr(begin);
  size_t at = text.starts_with('-') ? 1 : 0;
  if (read_number(text, at) == std::fabs(number)) return;
  out.truncate(begin);
  if (number < 0) out += '-';
  append_scientific(out, to_decimal(number, 17), 17);
}

void print_text(TextBuffer& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"') out += c;
    out += c;
  }
  out += '"';
}

class Printer {
 public:
  Printer(TextBuffer& out, const Formula& formula, const PrintOptions& options)
      : out_(out), formula_(formula), options_(options) {}

  // The tree that ends at the node, in parentheses where it binds less than `least`.
  void print(uint32_t index, int least) {
    const Node& node = formula_.nodes[index];
    const bool wrapped = binding(node) < least;
    if (wrapped) out_ += '(';
    print_node(node, index);
    if (wrapped) out_ += ')';
  }

 private:
  static int binding(const Node& node) {
    const bool is_operation = node.kind == NodeKind::kBinary || node.kind == NodeKind::kUnary;
    return is_operation ? precedence(node.op) : kOperandPrecedence;
  }

  void print_node(const Node& node, uint32_t index) {
    switch (node.kind) {
      case NodeKind::kConstant:
        print_value(out_, formula_.constants[node.operand]);
        break;
      case NodeKind::kName:
        print_name(node.operand);
        break;
      case NodeKind::kCell:
        out_ += formula_.constants[node.operand].view();
        break;
      case NodeKind::kUnary:
        print_unary(node, index);
        break;
      case NodeKind::kBinary:
        print_binary(node, index);
        break;
      case NodeKind::kCall:
        print_call(node);
        break;
      default:  // an argument left out is nothing; delays are no part of the text
        break;
    }
  }

  void print_name(uint32_t name) {
    if (options_.names != nullptr)
      options_.names->print_name(out_, formula_, name);
    else
      out_ += formula_.names[name].text;
  }

  void print_operator(Operator op) { out_ += kOperatorTexts[static_cast<int>(op)]; }

  void print_unary(const Node& node, uint32_t index) {
    const bool is_behind = node.op == Operator::kPercent;
    if (!is_behind) print_operator(node.op);
    print(index - 1, precedence(node.op));
    if (is_behind) print_operator(node.op);
  }

  void print_binary(const Node& node, uint32_t index) {
    const uint32_t right = index - 1, left = right - formula_.nodes[right].size;
    print(left, precedence(node.op));
    if (options_.spaced) out_ += ' ';
    print_operator(node.op);
    if (options_.spaced) out_ += ' ';
    print(right, precedence(node.op) + 1);
  }

  void print_call(const Node& node) {
    const uint32_t* starts = formula_.arguments.data() + node.operand;
    if (node.function == kNoFunction) {
      out_ += formula_.constants[starts[node.arguments + 1]].view();
    } else {
      const Function& function = functions()[node.function];
      if (options_.prefixed && function.is_late) out_ += "_xlfn.";
      out_ += function.name;
    }
    out_ += '(';
    for (uint32_t i = 0; i < node.arguments; ++i) {
      if (i > 0) out_ += options_.spaced ? ", " : ",";
      print(starts[i + 1] - 1, 0);
    }
    out_ += ')';
  }

  TextBuffer& out_;
  const Formula& formula_;
  const PrintOptions& options_;
};

void print_array(TextBuffer& out, const Value& array) {
  out += '{';
  for (uint32_t i = 0; i < array.count(); ++i) {
    if (i > 0) out += i % array.columns() == 0 ? ';' : ',';
    print_value(out, array.cells[i]);
  }
  out += '}';
}

}  // namespace

void print_formula(TextBuffer& out, const Formula& formula, const PrintOptions& options) {
  Printer(out, formula, options).print(static_cast<uint32_t>(formula.nodes.size() - 1), 0);
}

void print_value(TextBuffer& out, const Value& value) {
  switch (value.type) {
    case Type::kNumber:
      return print_number(out, value.number);
    case Type::kText:
      return print_text(out, value.view());
    case Type::kBoolean:
      out += value.number != 0 ? "TRUE" : "FALSE";
      return;
    case Type::kError:
      out += error_name(value.error);
      return;
    case Type::kArray:
      return print_array(out, value);
    default:
      out += '0';
  }
}

}  // namespace satchel::calc
