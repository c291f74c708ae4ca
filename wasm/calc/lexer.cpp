#include "calc/lexer.h"

#include <cmath>

#include "base/ascii.h"
#include "calc/digits.h"
#include "calc/letters.h"

namespace satchel::calc {
namespace {

bool begins_name(char c) { return is_ascii_alpha(c) || c == '_'; }
bool continues_name(char c) { return is_ascii_alnum(c) || c == '_' || c == '.'; }

// The operator that `text` begins with, longer ones first; false where there is none.
bool operator_at(std::string_view text, Operator& op) {
  for (int i = 0; i <= static_cast<int>(Operator::kPower); ++i)
    if (text.starts_with(kOperatorTexts[i])) {
      op = static_cast<Operator>(i);
      return true;
    }
  return false;
}

}  // namespace

// "<>", "<=" and ">=" stand before what they begin with.
const std::string_view kOperatorTexts[] = {"=", "<>", "<=", ">=", "<", ">", "&", "+",
                                           "-", "*",  "/",  "^",  "-", "+", "%"};

int precedence(Operator op) {
  if (op <= Operator::kMore) return 1;
  if (op == Operator::kJoin) return 2;
  if (op <= Operator::kSubtract) return 3;
  if (op <= Operator::kDivide) return 4;
  if (op == Operator::kPower) return 5;
  return op == Operator::kPercent ? kPercentPrecedence : kPrefixPrecedence;
}

Diagnostic diagnostic_at(uint32_t column, const Fault& fault, std::string_view about, std::string_view hint) {
  Diagnostic d;
  d.line = 1;
  d.column = static_cast<int>(column);
  d.code = fault.code;
  for (const char* c = fault.message; *c != '\0'; ++c) {
    if (*c == '@')
      d.message.append(about);
    else
      d.message += *c;
  }
  d.hint = hint.empty() ? fault.hint : hint;
  return d;
}

bool begins_with_cell(std::string_view text, size_t& bytes) {
  size_t i = !text.empty() && text[0] == '$' ? 1 : 0;
  uint32_t column = 0, row = 0;
  const size_t letters = i;
  for (; i < text.size() && i < letters + 4 && is_ascii_alpha(text[i]); ++i)
    column = column * 26 + static_cast<uint32_t>(to_ascii_lower(text[i]) - 'a' + 1);
  if (i == letters || column > 16384) return false;
  if (i < text.size() && text[i] == '$') ++i;
  const size_t digits = i;
  for (; i < text.size() && i < digits + 8 && is_ascii_digit(text[i]); ++i)
    row = row * 10 + static_cast<uint32_t>(text[i] - '0');
  bytes = i;
  return i > digits && row >= 1 && row <= 1048576 && (i == text.size() || !continues_name(text[i]));
}

Token Lexer::taken(TokenKind kind, size_t bytes) {
  Token token;
  token.kind = kind;
  token.text = text_.substr(at_, bytes);
  token.column = static_cast<uint32_t>(at_ + 1);
  at_ += bytes;
  return token;
}

Token Lexer::number() {
  size_t end = at_;
  const double number = read_number(text_, end);
  Token token = taken(TokenKind::kNumber, std::max<size_t>(end - at_, 1));
  token.number = number;
  return token;
}

Token Lexer::wrong(const Fault& fault, size_t bytes) {
  Token token = taken(TokenKind::kWrong, bytes);
  token.fault = &fault;
  return token;
}

Token Lexer::quoted() {
  static constexpr Fault kEndless = {"formula-text", "This text has no end",
                                     "a text ends with \", and a \" inside it is written twice"};
  for (size_t end = at_ + 1; end < text_.size(); ++end) {
    if (text_[end] != '"') continue;
    if (end + 1 == text_.size() || text_[end + 1] != '"') return taken(TokenKind::kText, end + 1 - at_);
    ++end;
  }
  return wrong(kEndless, 0);
}

Token Lexer::error_word() {
  static constexpr Fault kNoError = {"formula-error", "This is no error value",
                                     "the error values are #NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A"};
  const Error error = error_at(text_.substr(at_));
  if (error == Error::kNone) return wrong(kNoError, 0);
  Token token = taken(TokenKind::kError, error_name(error).size());
  token.error = error;
  return token;
}

// A name that could be a cell's address is one, unless it is called.
Token Lexer::name() {
  size_t end = at_;
  while (end < text_.size() && continues_name(text_[end])) ++end;
  if (end < text_.size() && text_[end] == '(') return taken(TokenKind::kFunction, end - at_);
  size_t cell = 0, other = 0;
  if (!begins_with_cell(text_.substr(at_), cell))
    return taken(TokenKind::kName, std::max<size_t>(end - at_, 1));
  if (text_.substr(at_ + cell).starts_with(':') && begins_with_cell(text_.substr(at_ + cell + 1), other))
    cell += 1 + other;
  return taken(TokenKind::kCell, cell);
}

Token Lexer::next() {
  static constexpr Fault kNoNumber = {"formula-number", "This is no number that can be computed with",
                                      "numbers look like 12, 0.725 or 1.5E+10, up to 1.7E+308"};
  static constexpr Fault kNoPlace = {"formula-character", "A formula has no place for \"@\""};
  static constexpr Fault kSingleQuote = {"formula-character", "A formula has no place for '",
                                         "texts stand in double quotes"};
  while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
  if (at_ == text_.size()) return taken(TokenKind::kEnd, 0);
  const char c = text_[at_];
  if (is_ascii_digit(c) || c == '.') {
    Token token = number();
    if (std::isfinite(token.number)) return token;
    token.kind = TokenKind::kWrong;
    token.fault = &kNoNumber;
    return token;
  }
  if (c == '"') return quoted();
  if (c == '#') return error_word();
  size_t cell = 0;
  if (begins_name(c) || (c == '$' && begins_with_cell(text_.substr(at_), cell))) return name();
  Operator op{};
  if (operator_at(text_.substr(at_), op)) {
    Token token = taken(TokenKind::kOperator, kOperatorTexts[static_cast<int>(op)].size());
    token.op = op;
    return token;
  }
  if (c == '%') return taken(TokenKind::kPercent, 1);
  if (std::string_view("(){},;").find(c) != std::string_view::npos) {
    Token token = taken(TokenKind::kSymbol, 1);
    token.symbol = c;
    return token;
  }
  size_t end = at_;
  next_character(text_, end);
  return wrong(c == '\'' ? kSingleQuote : kNoPlace, end - at_);
}

}  // namespace satchel::calc
