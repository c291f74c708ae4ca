#include "calc/letters.h"

namespace satchel::calc {
namespace {

// Letters whose small forms stand `step` behind the large ones.
struct CaseRange {
  uint16_t first, last;  // large
  uint16_t step;
};
constexpr CaseRange kRanges[] = {
    {'A', 'Z', 32}, {0xC0, 0xDE, 32}, {0x391, 0x3A9, 32}, {0x410, 0x42F, 32}, {0x400, 0x40F, 80}};

// Latin Extended-A: large and small take turns, but a few letters have no other form or begin on odd numbers.
bool takes_turns(char32_t c) {
  return (c >= 0x100 && c <= 0x137 && (c & ~1u) != 0x130) || (c >= 0x14A && c <= 0x177);
}
bool takes_odd_turns(char32_t c) { return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E); }

bool is_no_letter(char32_t c) { return c == 0xD7 || c == 0xF7; }

}  // namespace

char32_t next_character(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0xC2 || first > 0xF4) return first;
  const size_t more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  if (at + more > text.size()) return first;
  char32_t c = first & (0x3F >> more);
  for (size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return first;
    c = c << 6 | (byte(at + i) & 0x3F);
  }
  at += more;
  return c;
}

size_t count_characters(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) next_character(text, at);
  return count;
}

size_t offset_of(std::string_view text, size_t count) {
  size_t at = 0;
  while (count-- > 0 && at < text.size()) next_character(text, at);
  return at;
}

char32_t to_lower(char32_t c) {
  for (const CaseRange& range : kRanges)
    if (c >= range.first && c <= range.last && !is_no_letter(c)) return c + range.step;
  if (takes_turns(c)) return c | 1;
  if (takes_odd_turns(c)) return c + (c & 1);
  return c;
}

char32_t to_upper(char32_t c) {
  for (const CaseRange& range : kRanges)
    if (c >= char32_t{range.first} + range.step && c <= char32_t{range.last} + range.step && !is_no_letter(c))
      return c - range.step;
  if (takes_turns(c)) return c & ~1u;
  if (takes_odd_turns(c)) return c - 1 + (c & 1);
  return c;
}

bool is_letter(char32_t c) { return to_lower(c) != c || to_upper(c) != c || c == 0xDF; }

void append_character(TextBuffer& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  out += static_cast<char>((0xF00 >> (more + 1) & 0xFF) | c >> (6 * more));
  for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (c >> (6 * i) & 0x3F));
}

int compare_texts(std::string_view a, std::string_view b) {
  size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    const char32_t x = to_lower(next_character(a, i)), y = to_lower(next_character(b, j));
    if (x != y) return x < y ? -1 : 1;
  }
  return i < a.size() ? 1 : j < b.size() ? -1 : 0;
}

// Goes back to the last star only, which is enough: what the stars before it took can stay as it is.
bool matches(std::string_view pattern, std::string_view text, size_t& steps) {
  constexpr size_t kNone = static_cast<size_t>(-1);
  size_t p = 0, t = 0, star = kNone, from = 0;
  while (t < text.size() || p < pattern.size()) {
    if (steps == 0) return false;
    --steps;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      from = t;
      continue;
    }
    if (p < pattern.size() && t < text.size()) {
      size_t q = p, u = t;
      const bool any = pattern[p] == '?';
      if (pattern[p] == '~' && p + 1 < pattern.size()) ++q;
      const char32_t wanted = to_lower(next_character(pattern, q)), found = to_lower(next_character(text, u));
      if (any || wanted == found) {
        p = q;
        t = u;
        continue;
      }
    }
    if (star == kNone || from >= text.size()) return false;
    next_character(text, from);
    p = star;
    t = from;
  }
  return true;
}

}  // namespace satchel::calc
