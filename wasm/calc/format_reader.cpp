// The words of a number format, one after the other.
#include <algorithm>

#include "base/ascii.h"
#include "calc/format_section.h"
#include "calc/letters.h"

namespace satchel::calc {

FormatToken FormatReader::taken(FormatKind kind, size_t bytes) {
  FormatToken token;
  token.kind = kind;
  token.offset = at_;
  token.symbol = at_ < format_.size() ? to_ascii_lower(format_[at_]) : '\0';
  token.text = format_.substr(at_, bytes);
  at_ = std::min(at_ + bytes, format_.size());
  return token;
}

// [h], a currency as in [$€-407], or what tells colours and conditions.
FormatToken FormatReader::bracket() {
  const size_t end = std::min(format_.find(']', at_), format_.size());
  FormatToken token = taken(FormatKind::kBracket, end + 1 - at_);
  token.text = format_.substr(token.offset + 1, end - token.offset - 1);
  const char first = token.text.empty() ? '\0' : to_ascii_lower(token.text[0]);
  const bool is_elapsed =
      (first == 'h' || first == 'm' || first == 's') &&
      std::all_of(token.text.begin(), token.text.end(), [&](char c) { return to_ascii_lower(c) == first; });
  if (is_elapsed) {
    token.kind = FormatKind::kElapsed;
    token.symbol = first;
    token.count = static_cast<int>(token.text.size());
  } else if (first == '$') {
    token.kind = FormatKind::kLiteral;
    token.text = token.text.substr(1, token.text.find('-') - 1);
  }
  return token;
}

FormatToken FormatReader::letter() {
  const std::string_view rest = format_.substr(at_);
  if (starts_with_ignoring_case(rest, "General")) return taken(FormatKind::kGeneral, 7);
  for (const std::string_view half : {std::string_view("AM/PM"), std::string_view("A/P")})
    if (starts_with_ignoring_case(rest, half)) {
      FormatToken token = taken(FormatKind::kHalfDay, half.size());
      token.count = half.size() == 3 ? 1 : 2;
      return token;
    }
  const char c = to_ascii_lower(rest[0]);
  if (c == 'e' && rest.size() > 1 && (rest[1] == '+' || rest[1] == '-')) return taken(FormatKind::kSymbol, 2);
  if (std::string_view("ymdhs").find(c) == std::string_view::npos) return taken(FormatKind::kWrong, 1);
  size_t count = 1;
  while (count < rest.size() && to_ascii_lower(rest[count]) == c) ++count;
  FormatToken token = taken(FormatKind::kPart, count);
  token.count = static_cast<int>(count);
  return token;
}

FormatToken FormatReader::next() {
  if (at_ >= format_.size()) return taken(FormatKind::kEnd, 0);
  const char c = format_[at_];
  if (c == '[') return bracket();
  if (is_ascii_alpha(c)) return letter();
  if (c == '"') {
    const size_t end = std::min(format_.find('"', at_ + 1), format_.size());
    FormatToken token = taken(FormatKind::kLiteral, end + 1 - at_);
    token.text = format_.substr(token.offset + 1, end - token.offset - 1);
    return token;
  }
  if (std::string_view("0#?.,%/@;").find(c) != std::string_view::npos) return taken(FormatKind::kSymbol, 1);
  size_t end = at_ + (c == '\\' || c == '_' || c == '*' ? 1 : 0);
  if (end < format_.size()) next_character(format_, end);
  FormatToken token = taken(FormatKind::kLiteral, end - at_);
  if (c == '\\') token.text.remove_prefix(1);
  if (c == '_') token.text = " ";  // as wide as the character that follows
  if (c == '*') token.text = {};   // fills the cell with it, which a text cannot
  return token;
}

}  // namespace satchel::calc
