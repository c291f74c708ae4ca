// What a YAML tree means as JSON.
#include <charconv>

#include "base/ascii.h"
#include "tool/yaml.h"

namespace satchel {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text == word) return true;
  return false;
}

// Whether `text` is a decimal number of YAML's core schema. Leading zeros make text of it: postal codes and
// "007" keep them.
bool is_number(std::string_view text, bool& whole) {
  size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const size_t digits = at;
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  const size_t before = at - digits;
  if (before > 1 && text[digits] == '0') return false;
  whole = at == text.size();
  size_t after = 0;
  if (at < text.size() && text[at] == '.') {
    const size_t fraction = ++at;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    after = at - fraction;
  }
  if (before + after == 0) return false;
  if (at == text.size()) return true;
  if (text[at] != 'e' && text[at] != 'E') return false;
  if (++at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  const size_t exponent = at;
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return at == text.size() && at > exponent;
}

template <class AnyJson>
AnyJson number_of(const std::string& text, bool whole) {
  const char* begin = text.c_str() + (text[0] == '+' ? 1 : 0);
  const char* end = text.c_str() + text.size();
  int64_t integer = 0;
  if (whole && std::from_chars(begin, end, integer).ec == std::errc()) return integer;
  double real = 0;
  if (!whole && std::from_chars(begin, end, real).ec == std::errc()) return real;
  return text;  // beyond what a number holds: an account's or a phone's number
}

// Hexadecimal and octal numbers, infinity and "not a number" are left as text: JSON has none of them.
template <class AnyJson>
AnyJson scalar_of(const YamlNode& node) {
  if (!node.is_plain) return node.text;
  const std::string& text = node.text;
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return nullptr;
  if (is_one_of(text, {"true", "True", "TRUE"})) return true;
  if (is_one_of(text, {"false", "False", "FALSE"})) return false;
  bool whole = false;
  if (is_number(text, whole)) return number_of<AnyJson>(text, whole);
  return text;
}

template <class AnyJson>
AnyJson json_of(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return nullptr;
    case YamlNode::Kind::kScalar:
      return scalar_of<AnyJson>(node);
    case YamlNode::Kind::kList: {
      AnyJson list = AnyJson::array();
      for (const YamlNode& value : node.values) list.push_back(json_of<AnyJson>(value));
      return list;
    }
    case YamlNode::Kind::kMap: {
      AnyJson map = AnyJson::object();
      for (size_t i = 0; i < node.values.size(); ++i)
        map[node.keys[i].text] = json_of<AnyJson>(node.values[i]);
      return map;
    }
  }
  return nullptr;
}

}  // namespace

Json YamlNode::json() const { return json_of<Json>(*this); }
OrderedJson YamlNode::ordered_json() const { return json_of<OrderedJson>(*this); }

}  // namespace satchel
