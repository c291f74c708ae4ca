// A view call is parsed by recursive descent over its bytes; the error is set once, where the parser stopped.
#include "markdown/view_call.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace satchel {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr int kMaxDepth = 32;  // of lists and maps inside each other
constexpr std::string_view kExample = "a view is written <%= view :name, key: value %>";
constexpr std::string_view kValues =
    "a value is :symbol, 'string', \"string\", a number, true, false, nil, [list] or {key: value}";

bool is_word(char c) { return is_ascii_alnum(c) || c == '_'; }
bool is_word_start(char c) { return is_ascii_alpha(c) || c == '_'; }

// The offset behind the string that begins at `quote`; npos where it does not end before `limit`.
size_t string_end(std::string_view text, size_t quote, size_t limit) {
  for (size_t i = quote + 1; i < limit; ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == text[quote])
      return i + 1;
  }
  return kNone;
}

class ViewParser {
 public:
  explicit ViewParser(std::string_view tag) : text_(tag.substr(0, tag.size() - 2)), at_(2) {}

  Result<ViewCall> parse() {
    if (!take_head()) return failure(unsupported());
    ViewCall call;
    skip_spaces();
    if (!take_name(call.name)) return failure(error_);
    while (ok_) {
      skip_spaces();
      if (at_ == text_.size()) return call;
      if (peek() != ',')
        fail("expected \",\" or \"%>\", found " + found(), kExample);
      else if (++at_; skip_spaces(), at_ < text_.size())
        take_member(call.arguments, 0);
    }
    return failure(error_);
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_spaces() {
    while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
  }
  std::string_view take_word() {
    const size_t from = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    return text_.substr(from, at_ - from);
  }

  // "<%=" and the word "view"; anything else is not ours.
  bool take_head() {
    if (peek() != '=') return false;
    ++at_;
    skip_spaces();
    return take_word() == "view";
  }

  bool take_name(std::string& name) {
    if (peek() == ':') return take_symbol(name);
    if (peek() != '\'' && peek() != '"')
      return fail("expected the view's name, found " + found(), "a name is written :name or 'folder/name'");
    const size_t from = at_;
    if (!take_string(name)) return false;
    if (!name.empty()) return true;
    at_ = from;
    return fail("the view's name is empty", kExample);
  }

  bool take_symbol(std::string& out) {
    ++at_;
    if (peek() == '\'' || peek() == '"') return take_string(out);
    if (!is_word_start(peek())) return fail("expected a name after \":\", found " + found(), {});
    out = take_word();
    return true;
  }

  bool take_string(std::string& out) {
    const size_t end = string_end(text_, at_, text_.size());
    if (end == kNone) return fail("this string is not closed", "close it with the quote that it begins with");
    out.clear();
    for (size_t i = at_ + 1; i + 1 < end; ++i) {
      const char next = text_[i + 1];
      if (text_[i] == '\\' && (next == '\'' || next == '"' || next == '\\')) ++i;
      out += text_[i];
    }
    at_ = end;
    return true;
  }

  // `key: value`, `'key': value`; also Ruby's older `:key => value`.
  bool take_member(Json& object, int depth) {
    const size_t from = at_;
    std::string key;
    if (!take_key(key)) return false;
    if (object.contains(key)) {
      at_ = from;
      return fail("the key \"" + key + "\" is written twice", "keep one of the two");
    }
    skip_spaces();
    Json value;
    if (!take_value(value, depth)) return false;
    object[key] = std::move(value);
    return true;
  }

  bool take_key(std::string& key) {
    const bool symbol = peek() == ':';
    if (symbol) {
      if (!take_symbol(key)) return false;
    } else if (peek() == '\'' || peek() == '"') {
      if (!take_string(key)) return false;
    } else if (is_word_start(peek())) {
      key = take_word();
    } else {
      return fail("expected a key such as \"state:\", found " + found(), kExample);
    }
    if (!symbol && peek() == ':') return ++at_, true;
    skip_spaces();
    if (text_.substr(at_, 2) == "=>") return at_ += 2, true;
    return fail("expected \":\" after the key \"" + key + "\", found " + found(), kExample);
  }

  bool take_value(Json& value, int depth) {
    const char c = peek();
    if (c == '[' || c == '{') return take_collection(value, depth + 1);
    if (c == ':' || c == '\'' || c == '"') {
      std::string text;
      if (!(c == ':' ? take_symbol(text) : take_string(text))) return false;
      value = std::move(text);
      return true;
    }
    if (is_ascii_digit(c) || c == '-' || c == '+') return take_number(value);
    return take_constant(value);
  }

  bool take_collection(Json& value, int depth) {
    if (depth > kMaxDepth) return fail("lists and maps are nested more than 32 deep", {});
    const bool list = peek() == '[';
    const char close = list ? ']' : '}';
    value = list ? Json::array() : Json::object();
    ++at_;
    while (true) {
      skip_spaces();
      if (peek() == close) return ++at_, true;
      if (!take_element(value, list, depth)) return false;
      skip_spaces();
      if (peek() == ',')
        ++at_;
      else if (peek() != close)
        return fail(std::string("expected \",\" or \"") + close + "\", found " + found(), {});
    }
  }

  bool take_element(Json& value, bool list, int depth) {
    if (!list) return take_member(value, depth);
    Json element;
    if (!take_value(element, depth)) return false;
    value.push_back(std::move(element));
    return true;
  }

  // JSON's numbers, and Ruby's "1_000" and "+1". Leading zeros, which Ruby reads as octal, are refused.
  bool take_number(Json& value) {
    const size_t from = at_;
    std::string digits;
    while (at_ < text_.size() && (is_word(peek()) || peek() == '.' || is_sign_at(at_, from))) {
      if (peek() != '_' && !(peek() == '+' && at_ == from)) digits += peek();
      ++at_;
    }
    value = parse_json(digits);
    if (value.is_number()) return true;
    const std::string written(text_.substr(from, at_ - from));
    at_ = from;
    return fail("\"" + written + "\" is not a number",
                "a number is written 12, -3 or 0.5; text stands in quotes");
  }
  bool is_sign_at(size_t at, size_t from) const {
    if (text_[at] != '-' && text_[at] != '+') return false;
    return at == from || to_ascii_lower(text_[at - 1]) == 'e';
  }

  bool take_constant(Json& value) {
    const size_t from = at_;
    const std::string_view word = take_word();
    if (word == "nil") return value = nullptr, true;
    if (word == "true" || word == "false") return value = word == "true", true;
    at_ = from;
    return fail("expected a value, found " + found(), kValues);
  }

  // What stands at `at_`, for a message.
  std::string found() {
    if (at_ >= text_.size()) return "the end of the tag";
    size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    // One whole character where it is no word.
    if (end == at_) ++end;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;
    return "\"" + std::string(text_.substr(at_, std::min<size_t>(end - at_, 40))) + "\"";
  }

  bool fail(std::string message, std::string_view hint) {
    const std::string_view before = text_.substr(0, std::min(at_, text_.size()));
    const size_t newline = before.rfind('\n');
    error_.code = "view-syntax";
    error_.message = std::move(message);
    error_.hint = hint;
    error_.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    error_.column = static_cast<int>(newline == kNone ? before.size() + 1 : before.size() - newline);
    ok_ = false;
    return false;
  }

  Diagnostic unsupported() const {
    Diagnostic d;
    d.code = "unsupported-tag";
    d.message = "only views are supported between <% and %>";
    d.hint = kExample;
    d.line = d.column = 1;
    return d;
  }

  std::string_view text_;  // without "%>"
  size_t at_;
  bool ok_ = true;
  Diagnostic error_;
};

}  // namespace

ErbTag find_erb_tag(std::string_view text, size_t from) {
  const size_t begin = text.find("<%", from);
  if (begin == kNone) return {kNone, kNone};
  // A string ends before the next tag, so that one quote too many costs neither the next tag nor more than
  // linear time.
  const size_t limit = std::min(text.find("<%", begin + 2), text.size());
  for (size_t i = begin + 2; i < limit; ++i) {
    if (text[i] == '%' && text.substr(i + 1, 1) == ">") return {begin, i + 2};
    if (text[i] != '\'' && text[i] != '"') continue;
    const size_t end = string_end(text, i, limit);
    if (end == kNone) break;
    i = end - 1;
  }
  const size_t close = text.find("%>", begin + 2);
  return close == kNone ? ErbTag{kNone, kNone} : ErbTag{begin, close + 2};
}

Result<ViewCall> parse_view_call(std::string_view tag) {
  if (tag.size() < 4)
    return failure("unsupported-tag", "only views are supported between <% and %>", std::string(kExample));
  return ViewParser(tag).parse();
}

}  // namespace satchel
