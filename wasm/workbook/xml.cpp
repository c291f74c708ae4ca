#include "workbook/xml.h"

#include "base/ascii.h"
#include "base/number.h"

namespace satchel::xlsx {
namespace {

bool is_hex(char c) { return is_ascii_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

// Whether `text` begins with what a reader would take for an escaped character.
bool is_escape(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return false;
  for (const char c : text.substr(2, 4))
    if (!is_hex(c)) return false;
  return true;
}

// U+FFFE or U+FFFF, which no XML may hold.
bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n'; }

// What stands for the character that `text` begins with; empty where it stands for itself.
std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";  // as it is, an attribute's reader would see a space; so with the next
    case '\n':
      return "&#10;";
    default:
      return {};
  }
}

}  // namespace

TextBuffer begin_part(const char* opening) {
  TextBuffer out;
  put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  put(out, opening);
  return out;
}

[[gnu::noinline]] void put(TextBuffer& out, const char* markup) { out += std::string_view(markup); }

void append_xml(TextBuffer& out, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::string_view known = entity(c); !known.empty()) {
      out += known;
    } else if (is_control(c)) {
      out += "_x00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
      out += '_';
    } else if (is_noncharacter(text.substr(i))) {
      out += text[i + 2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
      i += 2;
    } else {
      if (is_escape(text.substr(i))) out += "_x005F";
      out += c;
    }
  }
}

bool is_plain(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i)
    if (is_control(text[i]) || is_noncharacter(text.substr(i)) || is_escape(text.substr(i))) return false;
  return true;
}

void append_count(TextBuffer& out, uint32_t count) {
  if (count >= 10) append_count(out, count / 10);
  out += static_cast<char>('0' + count % 10);
}

void append_number(TextBuffer& out, double number) { out += shortest_number(number); }

[[gnu::noinline]] void attribute(TextBuffer& out, const char* opening, std::string_view text) {
  put(out, opening);
  append_xml(out, text);
  put(out, "\"");
}

[[gnu::noinline]] void attribute(TextBuffer& out, const char* opening, uint32_t count) {
  put(out, opening);
  append_count(out, count);
  put(out, "\"");
}

[[gnu::noinline]] void number_attribute(TextBuffer& out, const char* opening, double number) {
  put(out, opening);
  append_number(out, number);
  put(out, "\"");
}

[[gnu::noinline]] void optional_attribute(TextBuffer& out, const char* opening, const std::string& text) {
  if (!text.empty()) attribute(out, opening, text);
}

[[gnu::noinline]] void element(TextBuffer& out, const char* opening, const std::string& text,
                               const char* closing) {
  put(out, opening);
  append_xml(out, text);
  put(out, closing);
}

}  // namespace satchel::xlsx
