#include "markdown/legacy_lines.h"

#include <algorithm>

#include "base/ascii.h"

namespace satchel {
namespace {

// Elements that hold blocks and need an end tag. Those whose end tag may be left out (p, li, td) would stay
// open.
constexpr std::string_view kBlockNames[] = {"address", "article", "aside", "blockquote", "center", "details",
                                            "dialog",  "div",     "dl",    "fieldset",   "figure", "footer",
                                            "form",    "header",  "main",  "menu",       "nav",    "ol",
                                            "search",  "section", "table", "ul"};

// Elements open at the same time that are kept track of; a page that never closes any is still read in linear
// time.
constexpr size_t kMaxOpen = 1000;

int block_name(std::string_view name) {
  for (size_t i = 0; i < std::size(kBlockNames); ++i)
    if (equals_ignoring_case(name, kBlockNames[i])) return static_cast<int>(i);
  return -1;
}

// The offset behind the tag that begins at `at`: its ">", quoted attribute values stepped over.
size_t tag_end(std::string_view html, size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0)
      quote = c == quote ? 0 : quote;
    else if (c == '>')
      return at + 1;
    else if ((c == '"' || c == '\'') && html[at - 1] == '=')
      quote = c;
  }
  return at;
}

int indent_at(std::string_view html, size_t at) {
  int indent = 0;
  while (at > 0 && html[at - 1] == ' ' && indent < 3) --at, ++indent;
  return at == 0 || html[at - 1] == '\n' ? indent : 0;
}

}  // namespace

bool is_br_tag(std::string_view tag) {
  if (tag.size() < 4 || !starts_with_ignoring_case(tag, "<br") || tag.back() != '>') return false;
  const char after = tag[3];
  return (after == '>' && tag.size() == 4) ||
         ((after == '/' || is_ascii_space(after)) && tag.find('>') == tag.size() - 1);
}

bool is_br_line(std::string_view line) {
  line = trimmed(line);
  if (line.empty()) return false;
  while (!line.empty()) {
    const size_t end = line.find('>');
    if (end == std::string_view::npos || !is_br_tag(line.substr(0, end + 1))) return false;
    line = trimmed(line.substr(end + 1));
  }
  return true;
}

void OpenElements::read(std::string_view html) {
  for (size_t at = html.find('<'); at != std::string_view::npos && at + 1 < html.size();
       at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      at = std::min(html.find("-->", at + 4), html.size());
      continue;
    }
    const bool closes = html[at + 1] == '/';
    const size_t begin = at + (closes ? 2 : 1);
    size_t end = begin;
    while (end < html.size() && (is_ascii_alnum(html[end]) || html[end] == '-')) ++end;
    if (end > begin) {
      read_tag(html.substr(begin, end - begin), closes, indent_at(html, at));
      end = tag_end(html, end);
    }
    at = end;
  }
}

void OpenElements::read_tag(std::string_view name, bool closes, int indent) {
  const int index = block_name(name);
  if (index < 0) return;
  if (!closes) {
    if (open_.size() < kMaxOpen) open_.push_back({index, indent});
    return;
  }
  const auto found =
      std::find_if(open_.rbegin(), open_.rend(), [&](const Element& e) { return e.name == index; });
  if (found != open_.rend()) open_.erase(found.base() - 1, open_.end());
}

}  // namespace satchel
