// One section of a number format, and its words.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/text_buffer.h"

namespace satchel::calc {

enum class FormatKind : uint8_t {
  kEnd,
  kLiteral,  // text: as it stands ("quoted", \x, _x as a space, $ of a [$…])
  kSymbol,   // symbol: 0 # ? . , % / @ ; E (text: "E+" or "E-")
  kPart,     // symbol: y m d h s of a date, count times
  kElapsed,  // symbol: h m s in brackets
  kHalfDay,  // AM/PM (count 2) or A/P (count 1)
  kGeneral,
  kBracket,  // text: any other [text]
  kWrong,    // a letter that means nothing
};

struct FormatToken {
  FormatKind kind = FormatKind::kEnd;
  char symbol = 0;
  int count = 1;
  size_t offset = 0;
  std::string_view text;
};

class FormatReader {
 public:
  explicit FormatReader(std::string_view format) : format_(format) {}
  FormatToken next();

 private:
  FormatToken bracket();
  FormatToken letter();
  FormatToken taken(FormatKind kind, size_t bytes);
  std::string_view format_;
  size_t at_ = 0;
};

// Appends `number` in a format of one section. False where it is none.
bool format_section(TextBuffer& out, double number, std::string_view section);

// The two kinds that need more than a list of digits.
bool format_date(TextBuffer& out, double serial, std::string_view section);
bool format_fraction(TextBuffer& out, double size, std::string_view section);

}  // namespace satchel::calc
