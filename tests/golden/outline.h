// The outline of a page's HTML: its elements with ids, classes and addresses, and of each text only length
// and hash, so that a golden file shows structure without repeating anybody's sentences.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "markdown/html_tag.h"
#include "markdown/raw_html.h"

namespace satchel_test {

inline std::string short_hash(std::string_view text) {
  uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08x", hash);
  return digits;
}

inline bool is_void_element(std::string_view name) {
  for (std::string_view v : {"br", "hr", "img", "input", "wbr", "source"})
    if (satchel::equals_ignoring_case(name, v)) return true;
  return false;
}

// One line a tag or text, indented by depth. An id made of many words is a heading's text: it is hashed as
// well.
inline std::string outline_of(std::string_view html) {
  satchel::HtmlTokenizer tokenizer(html);
  satchel::HtmlToken token;
  std::string out;
  size_t depth = 0;
  const auto line = [&](const std::string& text) { out += std::string(2 * depth, ' ') + text + "\n"; };
  while (tokenizer.next(token)) {
    if (token.kind == satchel::HtmlTokenKind::kText) {
      const std::string_view text = satchel::trimmed(token.source);
      if (!text.empty()) line("\"" + std::to_string(text.size()) + " " + short_hash(text) + "\"");
    } else if (token.kind == satchel::HtmlTokenKind::kEndTag) {
      if (depth > 0) --depth;
      line("/" + std::string(token.name));
    } else if (token.kind == satchel::HtmlTokenKind::kStartTag) {
      std::string text(token.name);
      for (const satchel::HtmlAttribute& attribute : token.attributes) {
        const bool long_text = attribute.name == "alt" || attribute.name == "title" ||
                               (attribute.name == "id" && attribute.value.size() > 16);
        text += " " + std::string(attribute.name) + "=" +
                (long_text ? "~" + short_hash(attribute.value) : std::string(attribute.value));
      }
      line(text);
      if (!is_void_element(token.name) && !token.self_closing) ++depth;
    }
  }
  return out;
}

}  // namespace satchel_test
