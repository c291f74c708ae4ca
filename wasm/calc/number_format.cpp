#include "calc/number_format.h"

#include <cmath>

#include "base/ascii.h"
#include "calc/digits.h"
#include "calc/format_section.h"

namespace satchel::calc {
namespace {

constexpr int kMostSections = 4;

// The sections of a format, between semicolons; their number, or 0 where there are too many.
int split(std::string_view format, std::string_view (&sections)[kMostSections]) {
  int count = 0;
  size_t begin = 0;
  for (FormatReader reader(format); count < kMostSections;) {
    const FormatToken token = reader.next();
    if (token.kind != FormatKind::kEnd && (token.kind != FormatKind::kSymbol || token.symbol != ';'))
      continue;
    sections[count++] = format.substr(begin, token.offset - begin);
    begin = token.offset + 1;
    if (token.kind == FormatKind::kEnd) return count;
  }
  return 0;
}

// "[>=100]" at the front of a section's brackets; true where the section has such a condition.
bool condition_of(std::string_view section, double number, bool& holds) {
  for (FormatReader reader(section);;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) return false;
    if (token.kind != FormatKind::kBracket) continue;
    std::string_view text = token.text;
    const bool less = text.starts_with('<'), more = text.starts_with('>');
    if (!less && !more && !text.starts_with('=')) continue;
    const bool unequal = text.starts_with("<>"), or_equal = text.substr(1).starts_with('=');
    text.remove_prefix(unequal || or_equal ? 2 : 1);
    const bool negative = text.starts_with('-');
    size_t at = negative ? 1 : 0;
    const double limit = read_number(text, at) * (negative ? -1 : 1);
    holds = unequal ? number != limit
                    : (less && number < limit) || (more && number > limit) ||
                          (number == limit && (or_equal || (!less && !more)));
    return true;
  }
}

}  // namespace

bool format_number(TextBuffer& out, double number, std::string_view format) {
  if (format.empty()) return true;
  std::string_view sections[kMostSections];
  const int count = split(format, sections);
  if (count == 0) return false;
  bool holds = false;
  if (condition_of(sections[0], number, holds)) {
    int chosen = 0;
    if (!holds)
      chosen = count > 2 && condition_of(sections[1], number, holds) && !holds ? 2 : count > 1 ? 1 : 0;
    return format_section(out, number, sections[chosen]);
  }
  const bool has_negative = count > 1 && number < 0;
  if (has_negative) return format_section(out, -number, sections[1]);
  return format_section(out, number, sections[number == 0 && count > 2 ? 2 : 0]);
}

bool format_text(TextBuffer& out, std::string_view text, std::string_view format) {
  std::string_view sections[kMostSections];
  const int count = split(format, sections);
  if (count == 0) return false;
  bool has_place = false;
  for (FormatReader reader(sections[count - 1]); !has_place;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) break;
    has_place = token.kind == FormatKind::kSymbol && token.symbol == '@';
  }
  if (count < kMostSections && !has_place) {
    out += text;
    return true;
  }
  for (FormatReader reader(sections[count - 1]);;) {
    const FormatToken token = reader.next();
    if (token.kind == FormatKind::kEnd) return true;
    if (token.kind == FormatKind::kLiteral) out += token.text;
    if (token.kind == FormatKind::kSymbol) token.symbol == '@' ? out += text : out += token.symbol;
  }
}

}  // namespace satchel::calc
