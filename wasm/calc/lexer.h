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
  kWrong,   // no word: `fault` says why
};

// What is wrong with a formula: in `message`, @ stands for the words that it is about.
struct Fault {
  const char* code;
  const char* message;
  const char* hint = "";
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Operator op{};
  Error error = Error::kNone;
  char symbol = 0;
  double number = 0;
  const Fault* fault = nullptr;
  std::string_view text;  // of the formula; of a kText with its quotes
  uint32_t column = 1;    // bytes from 1
};

class Lexer {
 public:
  explicit Lexer(std::string_view formula) : text_(formula) {}
  // The next word, kEnd for ever behind the last.
  Token next();

 private:
  Token quoted();
  Token error_word();
  Token wrong(const Fault& fault, size_t bytes);
  Token number();
  Token name();
  Token taken(TokenKind kind, size_t bytes);

  std::string_view text_;
  size_t at_ = 0;
};

// Whether `text` is the address of a cell: A1, $B$2, XFD1048576. `bytes` is how long it is.
bool begins_with_cell(std::string_view text, size_t& bytes);

// A finding at a column (bytes from 1) of a formula, in its line 1.
Diagnostic diagnostic_at(uint32_t column, const Fault& fault, std::string_view about = {},
                         std::string_view hint = {});

}  // namespace satchel::calc
