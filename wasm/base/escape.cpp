#include "base/escape.h"

#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/byte_block.h"

namespace satchel {
namespace {

enum Escaped : uint8_t { kInText = 1, kInAttribute = 2, kInUrl = 4 };

// Which contexts escape a byte. In a URL stays what cmark's houdini_href_e.c lets stay: RFC 3986's unreserved
// and reserved bytes without [ and ], with %; and there & and ' are escaped for the attribute around it.
constexpr std::array<uint8_t, 256> escaped_bytes() {
  std::array<uint8_t, 256> escaped{};
  escaped.fill(kInUrl);
  for (const char c :
       std::string_view("-_.+!*(),%#@?=;:/$~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    escaped[static_cast<unsigned char>(c)] = 0;
  for (const char c : std::string_view("&<>\""))
    escaped[static_cast<unsigned char>(c)] |= kInText | kInAttribute;
  escaped['\''] |= kInAttribute;
  return escaped;
}
constexpr std::array<uint8_t, 256> kEscaped = escaped_bytes();

void append_reference(TextBuffer& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      out += "&#39;";
  }
}

void append_url_byte(TextBuffer& out, char c) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '&') {
    out += "&amp;";
  } else if (c == '\'') {
    out += "&#x27;";
  } else {
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
}

// The first byte at or behind `at` that one of the contexts but URLs escapes, or `end`: most text has none.
const char* skip_plain(const char* at, const char* end) {
  for (; end - at >= SATCHEL_BLOCK; at += SATCHEL_BLOCK) {
    const satchel_block block = satchel_load(at);
    const auto special = (block == '&') | (block == '<') | (block == '>') | (block == '"') | (block == '\'');
    if (satchel_any(reinterpret_cast<satchel_block>(special))) break;
  }
  return at;
}

// Copies whole runs between the bytes that `context` escapes.
template <Escaped context, class Append>
void append_escaped(TextBuffer& out, std::string_view text, Append append) {
  const char* run = text.data();
  const char* const end = run + text.size();
  for (const char* at = run;; ++at) {
    if constexpr (context != kInUrl) at = skip_plain(at, end);
    while (at != end && (kEscaped[static_cast<unsigned char>(*at)] & context) == 0) ++at;
    if (at == end) break;
    out.append({run, static_cast<size_t>(at - run)});
    append(out, *at);
    run = at + 1;
  }
  out.append({run, static_cast<size_t>(end - run)});
}

}  // namespace

void append_text(TextBuffer& out, std::string_view text) {
  append_escaped<kInText>(out, text, append_reference);
}

void append_attribute(TextBuffer& out, std::string_view text) {
  append_escaped<kInAttribute>(out, text, append_reference);
}

void append_url(TextBuffer& out, std::string_view url) { append_escaped<kInUrl>(out, url, append_url_byte); }

std::string escaped_text(std::string_view text) {
  TextBuffer out;
  append_text(out, text);
  return out.str();
}

std::string escaped_url(std::string_view url) {
  TextBuffer out;
  append_url(out, url);
  return out.str();
}

bool is_safe_url(std::string_view url) {
  // The scheme as the WHATWG URL parser sees it: leading C0 controls and spaces skipped, tabs and newlines
  // removed.
  char letters[32];
  size_t count = 0;
  size_t i = 0;
  while (i < url.size() && static_cast<unsigned char>(url[i]) <= ' ') ++i;
  for (; i < url.size() && count < sizeof letters; ++i) {
    const char c = url[i];
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (c == ':') break;
    if (!is_ascii_alnum(c) && c != '+' && c != '-' && c != '.') return true;  // no scheme: a relative address
    letters[count++] = to_ascii_lower(c);
  }
  if (i == url.size()) return true;
  const std::string_view scheme(letters, count);
  if (scheme == "javascript" || scheme == "vbscript") return false;
  if (scheme != "data") return true;
  const std::string_view rest = url.substr(i + 1);
  for (std::string_view image : {"image/png", "image/gif", "image/jpeg", "image/webp"})
    if (starts_with_ignoring_case(rest, image)) return true;
  return false;
}

}  // namespace satchel
