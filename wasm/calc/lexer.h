// The words of a formula.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "calc/formula.h"

namespace satchel::calc {

enum class TokenKind : uint8_t {
  kEnd,
  kNumber,
  kText,
  kError,
  kName,      // of a value, "TRUE" and "FALSE" among them
  kFunction,  // a name before a parenthesis
  kCell,      // A1, $B$2, A1:B2
  kOperator,
  kPercent,
  kSymbol,  // ( ) { } , ;
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Operator op{};
  Error error = Error::kNone;
  char symbol = 0;
  double number = 0;
  std::string_view text;  // of the formula; of a kText with its quotes
  uint32_t column = 1;    // bytes from 1
};

class Lexer {
 public:
  explicit Lexer(std::string_view formula) : text_(formula) {}
  // The next word, kEnd for ever behind the last.
  Result<Token> next();

 private:
  Result<Token> quoted();
  Result<Token> error_word();
  Token number();
  Token name();
  Token taken(TokenKind kind, size_t bytes);

  std::string_view text_;
  size_t at_ = 0;
};

// Whether `text` is the address of a cell: A1, $B$2, XFD1048576. `bytes` is how long it is.
bool begins_with_cell(std::string_view text, size_t& bytes);

// A finding at a column (bytes from 1) of a formula, in its line 1; and a failure with it.
Diagnostic diagnostic_at(uint32_t column, std::string code, std::string message, std::string hint = {});
tl::unexpected<Diagnostic> failure_at(uint32_t column, std::string code, std::string message,
                                      std::string hint = {});

}  // namespace satchel::calc
