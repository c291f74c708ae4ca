#include "calc/parser.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/suggest.h"
#include "calc/functions.h"
#include "calc/lexer.h"

namespace satchel::calc {
namespace {

// Of the tree that was read; kFailed where there is none, and the parser knows why.
using Depth = int;
constexpr Depth kFailed = -1;

constexpr Fault kSize = {"formula-size", "The formula is too long from here on",
                         "give a part of it a name of its own"};
constexpr Fault kNesting = {"formula-nesting", "Too many things inside each other",
                            "give a part of the formula a name of its own"};
constexpr Fault kEnd = {"formula-end", "The formula ends where a value is expected"};
constexpr Fault kWord = {"formula-word", "\"@\" is not expected here"};
constexpr Fault kEquals = {"formula-word", "= is not expected here", "a comparison has one ="};
constexpr Fault kSemicolon = {"formula-word", "Arguments are parted by commas"};
constexpr Fault kClosesNothing = {"formula-parenthesis", "This ) closes nothing"};
constexpr Fault kOpen = {"formula-parenthesis", "This ( is not closed"};
constexpr Fault kOpenCall = {"formula-parenthesis", "The parenthesis of this call is not closed"};
constexpr Fault kNoOperator = {"formula-operator", "An operator is missing before \"@\""};
constexpr Fault kNoFunctionNamed = {"unknown-function", "There is no function \"@\""};
constexpr Fault kFewArguments = {"formula-arguments", "@ has too few arguments"};
constexpr Fault kManyArguments = {"formula-arguments", "@ has too many arguments"};
constexpr Fault kMostArguments = {"formula-arguments", "No function takes more than 254 arguments"};
constexpr Fault kArrayCell = {"formula-array",
                              "An array in braces holds numbers, texts, TRUE, FALSE and errors only"};
constexpr Fault kArrayRows = {"formula-array", "The rows of an array are equally long"};
constexpr Fault kOpenArray = {"formula-array", "This array is not closed", "it ends with }"};

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
  bool array_cell(Value& cell);

  bool advance();
  Depth fail(uint32_t column, const Fault& fault, std::string_view about = {});
  Depth unexpected_word();
  Depth leaf(NodeKind kind, uint32_t operand, uint32_t column);
  Depth put(Node node, size_t begin, int depth);
  uint32_t constant(const Value& value);
  Value text_constant(std::string_view quoted);
  void check_call(const Node& node, std::string_view written);
  bool at_symbol(char symbol) const { return token_.kind == TokenKind::kSymbol && token_.symbol == symbol; }
  void settle();

  Lexer lexer_;
  Token token_;
  Formula formula_;
  Diagnostic failure_;
  int nesting_ = 0;
};

[[gnu::noinline]] Depth Parser::fail(uint32_t column, const Fault& fault, std::string_view about) {
  failure_ = diagnostic_at(column, fault, about);
  return kFailed;
}

bool Parser::advance() {
  token_ = lexer_.next();
  if (token_.kind != TokenKind::kWrong) return true;
  fail(token_.column, *token_.fault, token_.text);
  return false;
}

Depth Parser::unexpected_word() {
  if (token_.kind == TokenKind::kEnd) return fail(token_.column, kEnd);
  const bool is_equal = token_.kind == TokenKind::kOperator && token_.op == Operator::kEqual;
  return fail(token_.column, is_equal ? kEquals : kWord, token_.text);
}

Depth Parser::put(Node node, size_t begin, int depth) {
  if (depth > kMaxDepth || formula_.nodes.size() + formula_.cells.size() >= kMaxNodes)
    return fail(node.column, kSize);
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
  const bool good = advance() &&
                    (!(token_.kind == TokenKind::kOperator && token_.op == Operator::kEqual) || advance()) &&
                    expression(1) != kFailed;
  if (good && at_symbol(')'))
    fail(token_.column, kClosesNothing);
  else if (good && token_.kind != TokenKind::kEnd)
    fail(token_.column, kNoOperator, token_.text);
  if (failure_.line > 0) return failure(std::move(failure_));
  settle();
  return std::move(formula_);
}

// Operators that bind at least as strongly as `least`.
Depth Parser::expression(int least) {
  const size_t begin = formula_.nodes.size();
  Depth depth = prefixed();
  while (depth != kFailed && token_.kind == TokenKind::kOperator && precedence(token_.op) >= least) {
    Node node{NodeKind::kBinary};
    node.op = token_.op;
    node.column = token_.column;
    if (!advance()) return kFailed;
    const Depth right = expression(precedence(node.op) + 1);
    if (right == kFailed) return kFailed;
    depth = put(node, begin, std::max(depth, right) + 1);
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
    if (nesting_ >= kMaxNesting) return fail(node.column, kNesting);
    if (!advance()) return kFailed;
    ++nesting_;
    const Depth depth = prefixed();
    --nesting_;
    return depth == kFailed ? kFailed : put(node, begin, depth + 1);
  }
  Depth depth = operand();
  while (depth != kFailed && token_.kind == TokenKind::kPercent) {
    Node node{NodeKind::kUnary};
    node.op = Operator::kPercent;
    node.column = token_.column;
    depth = put(node, begin, depth + 1);
    if (!advance()) return kFailed;
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
  if (!advance()) return kFailed;
  return depth;
}

Depth Parser::parenthesis() {
  const uint32_t column = token_.column;
  if (++nesting_ > kMaxNesting) return fail(column, kNesting);
  if (!advance()) return kFailed;
  const Depth depth = expression(1);
  --nesting_;
  if (depth == kFailed) return kFailed;
  if (!at_symbol(')')) {
    if (token_.kind != TokenKind::kEnd) return unexpected_word();
    return fail(column, kOpen);
  }
  if (!advance()) return kFailed;
  return depth;
}

Depth Parser::name() {
  const Token token = token_;
  if (!advance()) return kFailed;
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
  const auto problem = [&](const Fault& fault, std::string_view about, std::string_view hint) {
    formula_.problems.push_back(diagnostic_at(node.column, fault, about, hint));
  };
  if (node.function == kNoFunction) return problem(kNoFunctionNamed, written, suggest_function(written));
  const Function& function = functions()[node.function];
  if (takes(function, node.arguments)) return;
  problem(node.arguments < function.least ? kFewArguments : kManyArguments, function.name, {});
}

// Arguments up to the parenthesis that closes; the depth of the deepest.
Depth Parser::arguments(uint32_t column, std::vector<uint32_t>& starts) {
  constexpr size_t kMaxArguments = 254;
  int deepest = 0;
  while (true) {
    if (starts.size() == kMaxArguments) return fail(token_.column, kMostArguments);
    starts.push_back(static_cast<uint32_t>(formula_.nodes.size()));
    const bool is_missing = at_symbol(',') || at_symbol(')');
    const Depth depth = is_missing ? leaf(NodeKind::kMissing, 0, token_.column) : expression(1);
    if (depth == kFailed) return kFailed;
    deepest = std::max(deepest, depth);
    if (at_symbol(')')) return deepest;
    if (!at_symbol(',')) {
      if (token_.kind == TokenKind::kEnd) return fail(column, kOpenCall);
      if (at_symbol(';')) return fail(token_.column, kSemicolon);
      return unexpected_word();
    }
    if (!advance()) return kFailed;
  }
}

Depth Parser::call() {
  const size_t begin = formula_.nodes.size();
  Node node{NodeKind::kCall};
  node.column = token_.column;
  const std::string_view written = token_.text;
  node.function = find_function(written);
  if (++nesting_ > kMaxNesting) return fail(node.column, kNesting);
  const bool delays = node.function != kNoFunction && functions()[node.function].delays;
  if (delays && leaf(NodeKind::kDelay, 0, node.column) == kFailed) return kFailed;
  for (int i = 0; i < 2; ++i)  // the name, the parenthesis
    if (!advance()) return kFailed;
  std::vector<uint32_t> starts;
  const Depth deepest = at_symbol(')') ? 0 : arguments(node.column, starts);
  if (deepest == kFailed) return kFailed;
  if (!advance()) return kFailed;
  --nesting_;
  node.arguments = static_cast<uint16_t>(starts.size());
  check_call(node, written);
  const auto index = static_cast<uint32_t>(formula_.nodes.size());
  if (delays) formula_.nodes[begin].operand = index;
  starts.push_back(index);
  if (node.function == kNoFunction) starts.push_back(constant(text_constant(written)));
  node.operand = static_cast<uint32_t>(formula_.arguments.size());
  formula_.arguments.insert(formula_.arguments.end(), starts.begin(), starts.end());
  return put(node, begin, deepest + 1);
}

bool Parser::array_cell(Value& cell) {
  double sign = 1;
  const bool has_sign = token_.kind == TokenKind::kOperator &&
                        (token_.op == Operator::kAdd || token_.op == Operator::kSubtract);
  if (has_sign) {
    sign = token_.op == Operator::kAdd ? 1 : -1;
    if (!advance()) return false;
  }
  const bool is_true = equals_ignoring_case(token_.text, "TRUE");
  if (token_.kind == TokenKind::kNumber)
    cell = number_value(sign * token_.number);
  else if (!has_sign && token_.kind == TokenKind::kText)
    cell = text_constant(token_.text);
  else if (!has_sign && token_.kind == TokenKind::kError)
    cell = error_value(token_.error);
  else if (!has_sign && token_.kind == TokenKind::kName &&
           (is_true || equals_ignoring_case(token_.text, "FALSE")))
    cell = boolean_value(is_true);
  else
    return fail(token_.column, kArrayCell) != kFailed;
  return true;
}

Depth Parser::array() {
  const uint32_t column = token_.column;
  const size_t begin = formula_.cells.size();
  uint32_t rows = 1, columns = 0, in_row = 0;
  while (true) {
    Value cell;
    if (!advance() || !array_cell(cell) || !advance()) return kFailed;
    formula_.cells.push_back(cell);
    ++in_row;
    if (at_symbol(',')) continue;
    if (columns != 0 && in_row != columns) return fail(token_.column, kArrayRows);
    columns = in_row;
    in_row = 0;
    if (!at_symbol(';')) break;
    ++rows;
  }
  if (!at_symbol('}')) return fail(column, kOpenArray);
  if (!advance()) return kFailed;
  Value value = array_value(nullptr, rows, columns);
  value.cells = reinterpret_cast<const Value*>(begin);
  return leaf(NodeKind::kConstant, constant(value), column);
}

}  // namespace

Result<Formula> parse_formula(std::string_view text) {
  if (text.size() > kMaxFormulaBytes) return failure(diagnostic_at(1, kSize));
  return Parser(text).run();
}

}  // namespace satchel::calc
