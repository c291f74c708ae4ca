// Functions of texts. Places and lengths count characters.
#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "calc/digits.h"
#include "calc/letters.h"
#include "calc/library.h"
#include "calc/number_format.h"
#include "calc/read_value.h"

namespace satchel::calc::library {
namespace {

// The characters 0x80 to 0x9F of Windows-1252; the rest of its 256 are Unicode's.
constexpr uint16_t kWindows[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                 0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                 0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// A length or a place; the call fails where it is below `least`.
size_t length(Call& call, uint32_t i, int least) {
  const double number = std::floor(call.number(i));
  if (number < least) call.fail(Error::kValue);
  return number < least ? 0 : number > 1e6 ? 1'000'000 : static_cast<size_t>(number);
}
size_t length(Call& call, uint32_t i, int least, size_t otherwise) {
  return i < call.count() ? length(call, i, least) : otherwise;
}

// A part of a text that lives as long as the evaluator's memory.
Value part_of(std::string_view text, size_t begin, size_t count) {
  const size_t from = offset_of(text, begin);
  return text_value(text.substr(from, offset_of(text.substr(from), count)));
}

// Adds to a text as long as it is no longer than any cell's may be.
bool append(Call& call, TextBuffer& out, std::string_view text) {
  if (out.size() + text.size() > 4 * kMaxTextCharacters) call.fail(Error::kValue);
  if (call.failed() != Error::kNone || !call.spend(1 + text.size() / 16)) return false;
  out += text;
  return true;
}

Value change_case(Call& call, char32_t (*change)(char32_t)) {
  const std::string_view text = call.text(0);
  TextBuffer& out = call.buffer();
  for (size_t at = 0; at < text.size();) append_character(out, change(next_character(text, at)));
  return call.make_text(out);
}

// Where the needle stands in the text from a place on.
Value find_text(Call& call, bool by_pattern) {
  const std::string_view needle = call.text(0), text = call.text(1);
  size_t place = length(call, 2, 1, 1);
  if (call.failed() != Error::kNone) return Value();
  if (place > count_characters(text) + 1) return call.fail(Error::kValue);
  TextBuffer& pattern = call.buffer();
  pattern += needle;
  pattern += '*';
  for (size_t at = offset_of(text, place - 1); at <= text.size(); ++place) {
    const std::string_view rest = text.substr(at);
    if (by_pattern ? matches(pattern, rest, call.steps()) : rest.starts_with(needle))
      return number_value(place);
    if (rest.empty() || !call.spend(1)) break;
    next_character(text, at);
  }
  return call.fail(Error::kValue);
}

// FIXED and DOLLAR.
Value decimal_text(Call& call, bool grouped, bool dollars) {
  Decimal decimal = to_decimal(call.number(0));
  const int decimals = call.whole(1, 2);
  if (decimals > 127 || decimals < -310) return call.fail(Error::kValue);
  round_to(decimal, decimals);
  const bool negative = decimal.negative && decimal.count > 0;
  TextBuffer& out = call.buffer();
  if (negative) out += dollars ? '(' : '-';
  if (dollars) out += '$';
  append_fixed(out, decimal, decimals, grouped);
  if (negative && dollars) out += ')';
  return call.make_text(out);
}

// All texts of the arguments from `first` on.
Value join(Call& call, uint32_t first, std::string_view separator, bool skip_empty) {
  TextBuffer& out = call.buffer();
  bool is_first = true;
  for (uint32_t i = first; i < call.count(); ++i)
    for (const Value& cell : Cells(call[i])) {
      const std::string_view text = call.text_of(cell);
      if (skip_empty && text.empty()) continue;
      if (!is_first && !append(call, out, separator)) return Value();
      if (!append(call, out, text)) return Value();
      is_first = false;
    }
  return call.make_text(out);
}

}  // namespace

Value lower(Call& call) { return change_case(call, to_lower); }
Value upper(Call& call) { return change_case(call, to_upper); }
Value find(Call& call) { return find_text(call, false); }
Value search(Call& call) { return find_text(call, true); }
Value fixed(Call& call) { return decimal_text(call, !call.truth(2, false), false); }
Value dollar(Call& call) { return decimal_text(call, true, true); }
Value concat(Call& call) { return join(call, 0, {}, false); }
Value textjoin(Call& call) { return join(call, 2, call.text(0), call.truth(1)); }
Value exact(Call& call) { return boolean_value(call.text(0) == call.text(1)); }
Value len(Call& call) { return number_value(static_cast<double>(count_characters(call.text(0)))); }

Value left(Call& call) {
  const std::string_view text = call.text(0);
  return part_of(text, 0, length(call, 1, 0, 1));
}

Value right(Call& call) {
  const std::string_view text = call.text(0);
  const size_t count = count_characters(text), wanted = std::min(count, length(call, 1, 0, 1));
  return part_of(text, count - wanted, wanted);
}

Value mid(Call& call) {
  const std::string_view text = call.text(0);
  const size_t place = length(call, 1, 1), count = length(call, 2, 0);
  return call.failed() == Error::kNone ? part_of(text, place - 1, count) : Value();
}

Value replace(Call& call) {
  const std::string_view text = call.text(0), other = call.text(3);
  const size_t place = length(call, 1, 1), count = length(call, 2, 0);
  if (call.failed() != Error::kNone) return Value();
  const size_t begin = offset_of(text, place - 1);
  TextBuffer& out = call.buffer();
  out += text.substr(0, begin);
  out += other;
  out += text.substr(begin + offset_of(text.substr(begin), count));
  return call.make_text(out);
}

Value substitute(Call& call) {
  const std::string_view text = call.text(0), old = call.text(1), other = call.text(2);
  const size_t only = length(call, 3, 1, 0);
  TextBuffer& out = call.buffer();
  size_t from = 0, occurrence = 0;
  for (size_t at = 0; !old.empty() && (at = text.find(old, at)) != std::string_view::npos; at += old.size()) {
    if (only != 0 && ++occurrence != only) continue;
    if (!append(call, out, text.substr(from, at - from)) || !append(call, out, other)) return Value();
    from = at + old.size();
  }
  append(call, out, text.substr(from));
  return call.make_text(out);
}

Value rept(Call& call) {
  const std::string_view text = call.text(0);
  const size_t times = length(call, 1, 0);
  if (call.failed() != Error::kNone) return Value();
  if (text.size() * times > 4 * kMaxTextCharacters) return call.fail(Error::kValue);
  TextBuffer& out = call.buffer();
  for (size_t i = 0; i < times && !text.empty(); ++i) out += text;
  return call.make_text(out);
}

Value trim(Call& call) {
  const std::string_view text = call.text(0);
  TextBuffer& out = call.buffer();
  for (const char c : text)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  if (!out.empty() && out.back() == ' ') out.truncate(out.size() - 1);
  return call.make_text(out);
}

Value proper(Call& call) {
  const std::string_view text = call.text(0);
  TextBuffer& out = call.buffer();
  bool in_word = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    append_character(out, in_word ? to_lower(c) : to_upper(c));
    in_word = is_letter(c);
  }
  return call.make_text(out);
}

Value char_(Call& call) {
  const double number = std::floor(call.number(0));
  if (number < 1 || number > 255) return call.fail(Error::kValue);
  const auto code = static_cast<char32_t>(number);
  TextBuffer& out = call.buffer();
  append_character(out, code >= 0x80 && code < 0xA0 ? kWindows[code - 0x80] : code);
  return call.make_text(out);
}

// What Windows-1252 lacks is a question mark.
Value code(Call& call) {
  const std::string_view text = call.text(0);
  size_t at = 0;
  if (text.empty()) return call.fail(Error::kValue);
  const char32_t c = next_character(text, at);
  for (uint32_t i = 0; i < 32; ++i)
    if (kWindows[i] == c) return number_value(0x80 + i);
  return number_value(c < 256 ? c : '?');
}

Value text(Call& call) {
  const Value& value = call[0];
  const std::string_view format = call.text(1);
  double number = 0;
  if (value.is(Type::kBoolean)) return call.make_text(call.text(0));
  const bool is_text = value.is(Type::kText) && !read_value(value.view(), number);
  if (!is_text) number = call.number(0);
  TextBuffer& out = call.buffer();
  const bool good = is_text ? format_text(out, value.view(), format) : format_number(out, number, format);
  return good ? call.make_text(out) : call.fail(Error::kValue);
}

Value value(Call& call) {
  return call[0].is(Type::kBoolean) ? call.fail(Error::kValue) : number_value(call.number(0));
}

// Spaces go anywhere, group separators before the decimal separator, per cent signs behind.
Value numbervalue(Call& call) {
  const std::string_view text = call.text(0);
  const std::string_view decimal = call.count() > 1 ? call.text(1) : ".",
                         group = call.count() > 2 ? call.text(2) : ",";
  if (call.failed() != Error::kNone) return Value();
  if (decimal.empty() || group.empty()) return call.fail(Error::kValue);
  TextBuffer& out = call.buffer();
  bool has_decimal = false;
  double unit = 1;
  for (const char c : text) {
    if (is_ascii_space(c)) continue;
    if (c == '%') {
      unit /= 100;
      continue;
    }
    const bool is_decimal = c == decimal[0], is_group = !is_decimal && c == group[0];
    if ((has_decimal && (is_decimal || is_group)) || unit < 1 ||
        (!is_decimal && !is_group && (c == '.' || c == ',')))
      return call.fail(Error::kValue);
    has_decimal |= is_decimal;
    if (!is_group) out += is_decimal ? '.' : c;
  }
  double number = 0;
  if (!out.empty() && !read_value(out, number)) return call.fail(Error::kValue);
  return number_value(number * unit);
}

}  // namespace satchel::calc::library
