#include "calc/parser.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/suggest.h"
#include "calc/functions.h"
#include "calc/lexer.h"

namespace satchel::calc {
namespace {

using Depth = Result<int>;  // of the tree that was read

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

class Parser {
 public:
  explicit Parser(std::string_view text) : lexer_(text) {}
  Result<Formula> run();

 private:
  Depth expression(int least);
  Depth operand();
  Depth prefixed();
  Depth parenthesis();
  Depth call();
  Depth arguments(uint32_t column, std::vector<uint32_t>& starts);
  Depth array();
  Depth name();
  Result<Value> array_cell();

  Result<void> advance();
  Depth leaf(NodeKind kind, uint32_t operand, uint32_t column);
  Depth put(Node node, size_t begin, int depth);
  uint32_t constant(const Value& value);
  Value text_constant(std::string_view quoted);
  void check_call(const Node& node, std::string_view written);
  tl::unexpected<Diagnostic> unexpected_word() const;
  bool at_symbol(char symbol) const { return token_.kind == TokenKind::kSymbol && token_.symbol == symbol; }
  void settle();

  Lexer lexer_;
  Token token_;
  Formula formula_;
  int nesting_ = 0;
};

Result<void> Parser::advance() {
  const Result<Token> next = lexer_.next();
  if (!next) return failure(next.error());
  token_ = *next;
  return {};
}

tl::unexpected<Diagnostic> Parser::unexpected_word() const {
  if (token_.kind == TokenKind::kEnd)
    return failure_at(token_.column, "formula-end", "The formula ends where a value is expected");
  const bool is_equal = token_.kind == TokenKind::kOperator && token_.op == Operator::kEqual;
  return failure_at(token_.column, "formula-word", quoted(token_.text) + " is not expected here",
                    is_equal ? "a comparison has one =" : "");
}

Depth Parser::put(Node node, size_t begin, int depth) {
  if (depth > kMaxDepth || formula_.nodes.size() + formula_.cells.size() >= kMaxNodes)
    return failure_at(node.column, "formula-size", "The formula is too long from here on",
                      "give a part of it a name of its own");
  node.size = static_cast<uint32_t>(formula_.nodes.size() - begin + 1);
  formula_.nodes.push_back(node);
  return depth;
}

Depth Parser::leaf(NodeKind kind, uint32_t operand, uint32_t column) {
  Node node{kind};
  node.operand = operand;
  node.column = column;
  return put(node, formula_.nodes.size(), 1);
}

uint32_t Parser::constant(const Value& value) {
  formula_.constants.push_back(value);
  return static_cast<uint32_t>(formula_.constants.size() - 1);
}

// Its pointer is its offset until settle().
Value Parser::text_constant(std::string_view quoted) {
  const size_t begin = formula_.characters.size();
  const bool has_quotes = quoted.starts_with('"');
  for (size_t i = has_quotes ? 1 : 0; i < quoted.size() - (has_quotes ? 1 : 0); ++i) {
    formula_.characters.push_back(quoted[i]);
    if (has_quotes && quoted[i] == '"') ++i;
  }
  Value value = text_value({nullptr, formula_.characters.size() - begin});
  value.text = reinterpret_cast<const char*>(begin);
  return value;
}

// Offsets become pointers, now that nothing is added any more.
void Parser::settle() {
  const auto settle_text = [this](Value& value) {
    if (value.is(Type::kText)) value.text = formula_.characters.data() + reinterpret_cast<size_t>(value.text);
  };
  for (Value& cell : formula_.cells) settle_text(cell);
  for (Value& value : formula_.constants) {
    settle_text(value);
    if (value.is(Type::kArray)) value.cells = formula_.cells.data() + reinterpret_cast<size_t>(value.cells);
  }
}

Result<Formula> Parser::run() {
  if (auto first = advance(); !first) return failure(first.error());
  if (token_.kind == TokenKind::kOperator && token_.op == Operator::kEqual)
    if (auto next = advance(); !next) return failure(next.error());
  if (const Depth whole = expression(1); !whole) return failure(whole.error());
  if (at_symbol(')')) return failure_at(token_.column, "formula-parenthesis", "This ) closes nothing");
  if (token_.kind != TokenKind::kEnd)
    return failure_at(token_.column, "formula-operator",
                      "An operator is missing before " + quoted(token_.text));
  settle();
  return std::move(formula_);
}

// Operators that bind at least as strongly as `least`.
Depth Parser::expression(int least) {
  const size_t begin = formula_.nodes.size();
  Depth depth = prefixed();
  while (depth && token_.kind == TokenKind::kOperator && precedence(token_.op) >= least) {
    Node node{NodeKind::kBinary};
    node.op = token_.op;
    node.column = token_.column;
    if (auto next = advance(); !next) return failure(next.error());
    const Depth right = expression(precedence(node.op) + 1);
    if (!right) return right;
    depth = put(node, begin, std::max(*depth, *right) + 1);
  }
  return depth;
}

// Signs bind before ^, so that -2^2 is 4; percent signs bind before the signs.
Depth Parser::prefixed() {
  const size_t begin = formula_.nodes.size();
  const bool has_sign = token_.kind == TokenKind::kOperator &&
                        (token_.op == Operator::kAdd || token_.op == Operator::kSubtract);
  if (has_sign) {
    Node node{NodeKind::kUnary};
    node.op = token_.op == Operator::kAdd ? Operator::kPlus : Operator::kNegate;
    node.column = token_.column;
    if (nesting_ >= kMaxNesting) return failure_at(node.column, "formula-nesting", "Too many signs in a row");
    if (auto next = advance(); !next) return failure(next.error());
    ++nesting_;
    const Depth depth = prefixed();
    --nesting_;
    return depth ? put(node, begin, *depth + 1) : depth;
  }
  Depth depth = operand();
  while (depth && token_.kind == TokenKind::kPercent) {
    Node node{NodeKind::kUnary};
    node.op = Operator::kPercent;
    node.column = token_.column;
    depth = put(node, begin, *depth + 1);
    if (auto next = advance(); !next) return failure(next.error());
  }
  return depth;
}

Depth Parser::operand() {
  const Token token = token_;
  if (token.kind == TokenKind::kFunction) return call();
  if (at_symbol('(')) return parenthesis();
  if (at_symbol('{')) return array();
  if (token.kind == TokenKind::kName) return name();
  Depth depth = 1;
  if (token.kind == TokenKind::kNumber)
    depth = leaf(NodeKind::kConstant, constant(number_value(token.number)), token.column);
  else if (token.kind == TokenKind::kText)
    depth = leaf(NodeKind::kConstant, constant(text_constant(token.text)), token.column);
  else if (token.kind == TokenKind::kError)
    depth = leaf(NodeKind::kConstant, constant(error_value(token.error)), token.column);
  else if (token.kind == TokenKind::kCell)
    depth = leaf(NodeKind::kCell, constant(text_constant(token.text)), token.column);
  else
    return unexpected_word();
  if (auto next = advance(); !next) return failure(next.error());
  return depth;
}

Depth Parser::parenthesis() {
  const uint32_t column = token_.column;
  if (++nesting_ > kMaxNesting)
    return failure_at(column, "formula-nesting", "Too many parentheses inside each other",
                      "give a part of the formula a name of its own");
  if (auto next = advance(); !next) return failure(next.error());
  const Depth depth = expression(1);
  --nesting_;
  if (!depth) return depth;
  if (!at_symbol(')')) {
    if (token_.kind != TokenKind::kEnd) return unexpected_word();
    return failure_at(column, "formula-parenthesis", "This ( is not closed");
  }
  if (auto next = advance(); !next) return failure(next.error());
  return depth;
}

Depth Parser::name() {
  const Token token = token_;
  if (auto next = advance(); !next) return failure(next.error());
  for (const bool truth : {true, false})
    if (equals_ignoring_case(token.text, truth ? "TRUE" : "FALSE"))
      return leaf(NodeKind::kConstant, constant(boolean_value(truth)), token.column);
  uint32_t index = 0;
  while (index < formula_.names.size() && !equals_ignoring_case(formula_.names[index].text, token.text))
    ++index;
  if (index == formula_.names.size()) formula_.names.push_back({std::string(token.text), token.column});
  return leaf(NodeKind::kName, index, token.column);
}

void Parser::check_call(const Node& node, std::string_view written) {
  const auto problem = [&](std::string code, std::string message, std::string hint) {
    formula_.problems.push_back(
        diagnostic_at(node.column, std::move(code), std::move(message), std::move(hint)));
  };
  if (node.function == kNoFunction) {
    problem("unknown-function", "There is no function " + quoted(written), suggest_function(written));
    return;
  }
  const Function& function = functions()[node.function];
  if (takes(function, node.arguments)) return;
  const bool few = node.arguments < function.least;
  problem("formula-arguments",
          std::string(function.name) + (few ? " has too few arguments" : " has too many arguments"), "");
}

// Arguments up to the parenthesis that closes; the depth of the deepest.
Depth Parser::arguments(uint32_t column, std::vector<uint32_t>& starts) {
  constexpr size_t kMaxArguments = 254;
  int deepest = 0;
  while (true) {
    if (starts.size() == kMaxArguments)
      return failure_at(token_.column, "formula-arguments", "No function takes more than 254 arguments");
    starts.push_back(static_cast<uint32_t>(formula_.nodes.size()));
    const bool is_missing = at_symbol(',') || at_symbol(')');
    const Depth depth = is_missing ? leaf(NodeKind::kMissing, 0, token_.column) : expression(1);
    if (!depth) return depth;
    deepest = std::max(deepest, *depth);
    if (at_symbol(')')) return deepest;
    if (!at_symbol(',')) {
      if (token_.kind == TokenKind::kEnd)
        return failure_at(column, "formula-parenthesis", "The parenthesis of this call is not closed");
      if (at_symbol(';')) return failure_at(token_.column, "formula-word", "Arguments are parted by commas");
      return unexpected_word();
    }
    if (auto next = advance(); !next) return failure(next.error());
  }
}

Depth Parser::call() {
  const size_t begin = formula_.nodes.size();
  Node node{NodeKind::kCall};
  node.column = token_.column;
  const std::string_view written = token_.text;
  node.function = find_function(written);
  if (++nesting_ > kMaxNesting)
    return failure_at(node.column, "formula-nesting", "Too many calls inside each other",
                      "give a part of the formula a name of its own");
  const bool delays = node.function != kNoFunction && functions()[node.function].delays;
  if (delays)
    if (const Depth depth = leaf(NodeKind::kDelay, 0, node.column); !depth) return depth;
  for (int i = 0; i < 2; ++i)  // the name, the parenthesis
    if (auto next = advance(); !next) return failure(next.error());
  std::vector<uint32_t> starts;
  const Depth deepest = at_symbol(')') ? Depth(0) : arguments(node.column, starts);
  if (!deepest) return deepest;
  if (auto next = advance(); !next) return failure(next.error());
  --nesting_;
  node.arguments = static_cast<uint16_t>(starts.size());
  check_call(node, written);
  const auto index = static_cast<uint32_t>(formula_.nodes.size());
  if (delays) formula_.nodes[begin].operand = index;
  starts.push_back(index);
  if (node.function == kNoFunction) starts.push_back(constant(text_constant(written)));
  node.operand = static_cast<uint32_t>(formula_.arguments.size());
  formula_.arguments.insert(formula_.arguments.end(), starts.begin(), starts.end());
  return put(node, begin, *deepest + 1);
}

Result<Value> Parser::array_cell() {
  double sign = 1;
  const bool has_sign = token_.kind == TokenKind::kOperator &&
                        (token_.op == Operator::kAdd || token_.op == Operator::kSubtract);
  if (has_sign) {
    sign = token_.op == Operator::kAdd ? 1 : -1;
    if (auto next = advance(); !next) return failure(next.error());
  }
  if (token_.kind == TokenKind::kNumber) return number_value(sign * token_.number);
  if (!has_sign && token_.kind == TokenKind::kText) return text_constant(token_.text);
  if (!has_sign && token_.kind == TokenKind::kError) return error_value(token_.error);
  if (!has_sign && token_.kind == TokenKind::kName) {
    if (equals_ignoring_case(token_.text, "TRUE")) return boolean_value(true);
    if (equals_ignoring_case(token_.text, "FALSE")) return boolean_value(false);
  }
  return failure_at(token_.column, "formula-array",
                    "An array in braces holds numbers, texts, TRUE, FALSE and errors only");
}

Depth Parser::array() {
  const uint32_t column = token_.column;
  const size_t begin = formula_.cells.size();
  uint32_t rows = 1, columns = 0, in_row = 0;
  do {
    if (auto next = advance(); !next) return failure(next.error());
    const Result<Value> cell = array_cell();
    if (!cell) return failure(cell.error());
    formula_.cells.push_back(*cell);
    ++in_row;
    if (auto next = advance(); !next) return failure(next.error());
    if (at_symbol(',')) continue;
    if (columns != 0 && in_row != columns)
      return failure_at(token_.column, "formula-array", "The rows of an array are equally long");
    columns = in_row;
    in_row = 0;
    if (!at_symbol(';')) break;
    ++rows;
  } while (true);
  if (!at_symbol('}'))
    return failure_at(column, "formula-array", "This array is not closed", "it ends with }");
  if (auto next = advance(); !next) return failure(next.error());
  Value value = array_value(nullptr, rows, columns);
  value.cells = reinterpret_cast<const Value*>(begin);
  return leaf(NodeKind::kConstant, constant(value), column);
}

}  // namespace

Result<Formula> parse_formula(std::string_view text) {
  if (text.size() > kMaxFormulaBytes)
    return failure_at(1, "formula-size", "A formula has at most 8,192 bytes",
                      "give a part of it a name of its own");
  return Parser(text).run();
}

}  // namespace satchel::calc
