#include "template/scanner.h"

#include <algorithm>

#include "base/ascii.h"

namespace satchel {
namespace {

constexpr size_t kNone = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

TagKind kind_of(char sigil) {
  switch (sigil) {
    case '{':
    case '&':
      return TagKind::kRaw;
    case '#':
      return TagKind::kSection;
    case '^':
      return TagKind::kInverted;
    case '/':
      return TagKind::kClose;
    case '!':
      return TagKind::kComment;
    case '>':
      return TagKind::kPartial;
    case '<':
      return TagKind::kParent;
    case '$':
      return TagKind::kBlock;
    case '=':
      return TagKind::kDelimiters;
    default:
      return TagKind::kVariable;
  }
}

}  // namespace

Result<bool> TagScanner::next(Tag& tag) {
  const size_t begin = source_.find(open_, at_);
  if (begin == kNone) return false;
  tag = Tag();
  tag.begin = begin;
  const Result<bool> read = read_content(tag, begin + open_.size());
  if (!read) return read;
  look_around(tag);
  at_ = tag.end;
  return true;
}

Result<bool> TagScanner::read_content(Tag& tag, size_t from) {
  while (from < source_.size() && is_ascii_space(source_[from])) ++from;
  const char sigil = from < source_.size() ? source_[from] : '\0';
  tag.kind = kind_of(sigil);
  if (tag.kind != TagKind::kVariable) ++from;
  // {{{name}}} and {{=<% %>=}} end with the counterpart of their sigil.
  const size_t extra = sigil == '{' || sigil == '=' ? 1 : 0;
  size_t close = source_.find(close_, from);
  if (extra != 0) {
    while (close != kNone && (close == from || source_[close - 1] != (sigil == '{' ? '}' : '='))) {
      // In "{{{a}}}" the closing delimiter is found one byte too early.
      close = source_.find(close_, close + 1);
    }
  }
  if (close == kNone)
    return failure("template-unclosed", "this tag is not closed",
                   "close it with " + std::string(extra && sigil == '{' ? "}" : "") + std::string(close_));
  tag.end = close + close_.size();
  tag.name = trimmed(source_.substr(from, close - extra - from));
  return tag.kind == TagKind::kDelimiters ? set_delimiters(tag.name) : true;
}

Result<bool> TagScanner::set_delimiters(std::string_view content) {
  const size_t gap = std::min(content.find_first_of(" \t\r\n"), content.size());
  const std::string_view open = content.substr(0, gap);
  const std::string_view close = trimmed(content.substr(gap));
  if (open.empty() || close.empty() || close.find_first_of(" \t\r\n=") != kNone || open.find('=') != kNone)
    return failure("template-delimiters", "these are not two delimiters",
                   "delimiters are set like this: {{=<% %>=}}");
  open_ = open;
  close_ = close;
  return true;
}

// What stands around the tag on its lines. Nothing before the position counts: that belongs to the tag
// before.
void TagScanner::look_around(Tag& tag) const {
  size_t lead = tag.begin;
  while (lead > at_ && is_blank(source_[lead - 1])) --lead;
  tag.first_on_line = lead == 0 || source_[lead - 1] == '\n';
  if (tag.first_on_line) tag.lead = source_.substr(lead, tag.begin - lead);
  size_t behind = tag.end;
  while (behind < source_.size() && is_blank(source_[behind])) ++behind;
  if (source_.substr(behind, 2) == "\r\n") ++behind;
  tag.last_on_line = behind == source_.size() || source_[behind] == '\n';
  tag.next_line = std::min(behind + 1, source_.size());
}

bool TagScanner::closes_at(size_t offset) const {
  if (source_.substr(offset, open_.size()) != open_) return false;
  const std::string_view content = trimmed(source_.substr(offset + open_.size(), 16));
  return !content.empty() && content.front() == '/';
}

}  // namespace satchel
