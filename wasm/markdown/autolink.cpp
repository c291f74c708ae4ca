// The rules are those of cmark-gfm 0.29.0.gfm.6 (extensions/autolink.c), which are wider than the
// specification's words; what differs is that all of it is linear in time.
#include "markdown/autolink.h"

#include <cmark_ctype.h>
#include <utf8.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/ascii.h"
#include "markdown/autolink_end.h"

namespace satchel {
namespace {

// Bytes of a host name that are looked at. DNS allows 253; without a bound, addresses that turn out to be
// none would be read again from each of their dots.
constexpr size_t kMaxHost = 1000;

bool is_host_character(const unsigned char* text, size_t size) {
  int32_t c = 0;
  const int bytes = cmark_utf8proc_iterate(text, static_cast<bufsize_t>(std::min<size_t>(size, 4)), &c);
  return bytes > 0 && !cmark_utf8proc_is_space(c) && !cmark_utf8proc_is_punctuation(c);
}

// The length of the host name that `text` begins with, 0 where it is none: no _ in its last two parts, and,
// unless `allow_short`, a dot.
size_t host_length(const unsigned char* text, size_t size, bool allow_short) {
  size_t dots = 0, underscores_before = 0, underscores = 0, i = 1;
  for (; i + 1 < size; ++i) {
    if (i == kMaxHost) return 0;
    if (text[i] == '_') {
      ++underscores;
    } else if (text[i] == '.') {
      underscores_before = underscores;
      underscores = 0;
      ++dots;
    } else if (text[i] != '-' && !is_host_character(text + i, size - i)) {
      break;
    }
  }
  if (underscores_before > 0 || underscores > 0) return 0;
  return allow_short || dots > 0 ? i : 0;
}

size_t end_of_word(const unsigned char* text, size_t from, size_t size) {
  while (from < size && !cmark_isspace(text[from])) ++from;
  return from;
}

}  // namespace

size_t autolink_end(const unsigned char* text, size_t end) {
  if (const void* pointy = std::memchr(text, '<', end))
    end = static_cast<size_t>(static_cast<const unsigned char*>(pointy) - text);
  std::ptrdiff_t unmatched = 0;  // closing parentheses without an opening one, of the whole
  bool counted = false;
  while (end > 0) {
    const unsigned char last = text[end - 1];
    if (std::string_view("?!.,:*_~'\"").find(static_cast<char>(last)) != std::string_view::npos) {
      --end;
    } else if (last == ';') {
      size_t name = end >= 2 ? end - 2 : 0;
      while (name > 0 && cmark_isalpha(text[name])) --name;
      end = name + 2 < end && text[name] == '&' ? name : end - 1;
      counted = false;
    } else if (last == ')') {
      if (!counted) {
        unmatched = std::count(text, text + end, ')') - std::count(text, text + end, '(');
        counted = true;
      }
      if (unmatched-- <= 0) break;
      --end;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace satchel

bool satchel_opens_anchor(const char* tag, int size, bool inside) {
  std::string_view text(tag, static_cast<size_t>(size));
  const bool closes = text.substr(0, 2) == "</";
  text.remove_prefix(closes ? 2 : 1);
  if (text.size() < 2 || satchel::to_ascii_lower(text[0]) != 'a' || satchel::is_ascii_alnum(text[1]) ||
      text[1] == '-')
    return inside;
  // An anchor that is only a name often has no end tag.
  return !closes && (inside || text.find("href") != text.npos || text.find("HREF") != text.npos);
}

size_t satchel_match_www(const unsigned char* text, size_t at, size_t size) {
  const unsigned char* data = text + at;
  const size_t left = size - at;
  if (left < 4 || std::memcmp(data, "www.", 4) != 0) return 0;
  if (at > 0 && !cmark_isspace(data[-1]) && std::memchr("*_~(", data[-1], 4) == nullptr) return 0;
  if (satchel::host_length(data, left, false) == 0) return 0;
  return satchel::autolink_end(data, satchel::end_of_word(data, 4, left));
}

size_t satchel_match_url(const unsigned char* text, size_t from, size_t at, size_t size, size_t* scheme) {
  if (size - at < 4 || text[at + 1] != '/' || text[at + 2] != '/') return 0;
  size_t letters = 0;
  while (letters < at - from && letters < 6 && cmark_isalpha(text[at - letters - 1])) ++letters;
  const std::string_view name(reinterpret_cast<const char*>(text) + at - letters, letters);
  if (!satchel::equals_ignoring_case(name, "http") && !satchel::equals_ignoring_case(name, "https") &&
      !satchel::equals_ignoring_case(name, "ftp"))
    return 0;
  const unsigned char* host = text + at + 3;
  const size_t left = size - at - 3;
  if (!satchel::is_host_character(host, left) || satchel::host_length(host, left, true) == 0) return 0;
  *scheme = letters;
  const unsigned char* begin = text + at - letters;
  return satchel::autolink_end(begin, satchel::end_of_word(begin, letters + 3, size - at + letters));
}
