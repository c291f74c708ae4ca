#include "base/escape.h"

#include <array>

#include "base/ascii.h"

namespace satchel {
namespace {

// The replacement of each byte, empty where it stays. `text` copies whole runs between replacements.
struct EscapeTable {
  std::array<std::string_view, 256> replacement{};
};

constexpr EscapeTable text_table() {
  EscapeTable t;
  t.replacement['&'] = "&amp;";
  t.replacement['<'] = "&lt;";
  t.replacement['>'] = "&gt;";
  t.replacement['"'] = "&quot;";
  return t;
}

constexpr EscapeTable attribute_table() {
  EscapeTable t = text_table();
  t.replacement['\''] = "&#39;";
  return t;
}

constexpr EscapeTable kText = text_table();
constexpr EscapeTable kAttribute = attribute_table();

void append_escaped(std::string& out, std::string_view text, const EscapeTable& table) {
  size_t run = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view replacement = table.replacement[static_cast<unsigned char>(text[i])];
    if (replacement.empty()) continue;
    out.append(text, run, i - run);
    out.append(replacement);
    run = i + 1;
  }
  out.append(text, run, text.size() - run);
}

// Bytes that stay as they are in a URL (cmark's houdini_href_e.c): RFC 3986's unreserved and reserved ones,
// without [ and ], with %.
constexpr std::array<bool, 256> url_safe_bytes() {
  std::array<bool, 256> safe{};
  for (char c :
       std::string_view("-_.+!*(),%#@?=;:/,$~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    safe[static_cast<unsigned char>(c)] = true;
  return safe;
}
constexpr std::array<bool, 256> kUrlSafe = url_safe_bytes();

}  // namespace

void append_text(std::string& out, std::string_view text) { append_escaped(out, text, kText); }

void append_attribute(std::string& out, std::string_view text) { append_escaped(out, text, kAttribute); }

void append_url(std::string& out, std::string_view url) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (kUrlSafe[byte]) {
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\'') {
      out += "&#x27;";
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

bool is_safe_url(std::string_view url) {
  // The scheme as the WHATWG URL parser sees it: leading C0 controls and spaces skipped, tabs and newlines
  // removed.
  std::string scheme;
  size_t i = 0;
  while (i < url.size() && static_cast<unsigned char>(url[i]) <= ' ') ++i;
  for (; i < url.size() && scheme.size() < 32; ++i) {
    const char c = url[i];
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (c == ':') break;
    if (!is_ascii_alnum(c) && c != '+' && c != '-' && c != '.') return true;  // no scheme: a relative address
    scheme += to_ascii_lower(c);
  }
  if (i == url.size()) return true;
  if (scheme == "javascript" || scheme == "vbscript") return false;
  if (scheme != "data") return true;
  const std::string_view rest = url.substr(i + 1);
  for (std::string_view image : {"image/png", "image/gif", "image/jpeg", "image/webp"})
    if (starts_with_ignoring_case(rest, image)) return true;
  return false;
}

}  // namespace satchel
