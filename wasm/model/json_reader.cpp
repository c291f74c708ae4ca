// Reads JSON text (RFC 8259). nlohmann's own parser is right too, but words its errors with printf: a tenth
// of the engine, for messages that nobody here reads. What it accepts, and what value comes of it, is the
// same.
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "model/json.h"

namespace satchel {
namespace {

constexpr int kMaxDepth = 64;
constexpr size_t kNone = std::string_view::npos;

// Appends the code point, which is no surrogate.
void append_code_point(std::string& out, uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr unsigned char kFirst[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kFirst[more] | code >> (6 * more));
  for (int shift = 6 * (more - 1); shift >= 0; shift -= 6)
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
}

class JsonReader {
 public:
  // `text` is valid UTF-8.
  explicit JsonReader(std::string_view text) : text_(text) {}

  bool read(Json& value) {
    skip_spaces();
    if (!read_value(value, kMaxDepth)) return false;
    skip_spaces();
    return at_ == text_.size();
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  void skip_spaces() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  // `depth`: how many containers may open from here on.
  bool read_value(Json& value, int depth) {
    switch (peek()) {
      case '{':
        return read_object(value, depth);
      case '[':
        return read_array(value, depth);
      case '"':
        value = std::string();
        return read_string(value.get_ref<std::string&>());
      case 't':
        value = true;
        return take("true");
      case 'f':
        value = false;
        return take("false");
      case 'n':
        value = nullptr;
        return take("null");
      default:
        return read_number(value);
    }
  }

  bool read_object(Json& value, int depth) {
    if (depth == 0) return false;
    value = Json::object();
    ++at_;
    skip_spaces();
    if (take('}')) return true;
    do {
      skip_spaces();
      std::string key;
      if (!read_string(key)) return false;
      skip_spaces();
      if (!take(':')) return false;
      skip_spaces();
      if (!read_value(value[key], depth - 1)) return false;  // of two members of one name the last counts
      skip_spaces();
    } while (take(','));
    return take('}');
  }

  bool read_array(Json& value, int depth) {
    if (depth == 0) return false;
    value = Json::array();
    ++at_;
    skip_spaces();
    if (take(']')) return true;
    do {
      skip_spaces();
      value.push_back(nullptr);
      if (!read_value(value.back(), depth - 1)) return false;
      skip_spaces();
    } while (take(','));
    return take(']');
  }

  bool read_string(std::string& out) {
    if (!take('"')) return false;
    while (at_ < text_.size()) {
      const size_t from = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) >= 0x20)
        ++at_;
      out.append(text_, from, at_ - from);
      if (take('"')) return true;
      if (!take('\\') || !read_escape(out)) return false;
    }
    return false;
  }

  bool read_escape(std::string& out) {
    constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
    if (take('u')) return read_code_point(out);
    const size_t index = at_ < text_.size() ? kLetters.find(text_[at_]) : kNone;
    if (index == kNone) return false;
    out += kMeanings[index];
    ++at_;
    return true;
  }

  // Behind "\u": one unit of UTF-16, or two that belong together.
  bool read_code_point(std::string& out) {
    const int high = read_unit();
    if (high < 0 || (high >= 0xDC00 && high < 0xE000)) return false;
    auto code = static_cast<uint32_t>(high);
    if (high >= 0xD800 && high < 0xDC00) {
      const int low = take("\\u") ? read_unit() : -1;
      if (low < 0xDC00 || low >= 0xE000) return false;
      code = 0x10000 + ((code - 0xD800) << 10) + static_cast<uint32_t>(low - 0xDC00);
    }
    append_code_point(out, code);
    return true;
  }

  // Four hexadecimal digits; -1 where they are not there.
  int read_unit() {
    int unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = to_ascii_lower(peek());
      if (!is_ascii_digit(c) && (c < 'a' || c > 'f')) return -1;
      unit = unit * 16 + (is_ascii_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return unit;
  }

  bool take_digits() {
    const size_t from = at_;
    while (is_ascii_digit(peek())) ++at_;
    return at_ > from;
  }

  bool read_number(Json& value) {
    const size_t from = at_;
    take('-');
    if (!take('0') && !take_digits()) return false;
    bool whole = true;
    if (take('.')) {
      whole = false;
      if (!take_digits()) return false;
    }
    if (take('e') || take('E')) {
      whole = false;
      if (!take('+')) take('-');
      if (!take_digits()) return false;
    }
    return read_digits(value, text_.substr(from, at_ - from), whole);
  }

  // A whole number stays one where 64 bits hold it.
  static bool read_digits(Json& value, std::string_view digits, bool whole) {
    if (whole && read_whole(value, digits)) return true;
    const double number = parse_decimal(digits).value_or(INFINITY);
    value = number;
    return std::isfinite(number);
  }

  static bool read_whole(Json& value, std::string_view digits) {
    const bool is_negative = digits.starts_with('-');
    uint64_t number = 0;
    for (const char c : digits.substr(is_negative ? 1 : 0)) {
      const auto digit = static_cast<unsigned>(c - '0');
      if (number > (UINT64_MAX - digit) / 10) return false;
      number = number * 10 + digit;
    }
    if (is_negative && number > uint64_t{1} << 63) return false;
    if (is_negative)
      value = static_cast<Json::number_integer_t>(-number);
    else
      value = static_cast<Json::number_unsigned_t>(number);
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

Json parse_json(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Json value;
  if (find_invalid_utf8(text) == kNone && JsonReader(text).read(value)) return value;
  return Json(Json::value_t::discarded);
}

}  // namespace satchel
