// The tokenizer follows https://html.spec.whatwg.org/multipage/parsing.html#tokenization, so that a browser
// cannot see a tag or an attribute where we see none. What a token means (raw text elements, foreign content)
// is the rewriter's affair.
#include "markdown/raw_html.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

#include "base/ascii.h"
#include "base/escape.h"
#include "houdini.h"

namespace satchel {
namespace {

constexpr size_t kNone = std::string_view::npos;

// The offset behind the comment whose "<!--" ends at `at`; npos where it does not end.
size_t comment_end(std::string_view html, size_t at) {
  if (html.substr(at, 1) == ">") return at + 1;   // "<!-->"
  if (html.substr(at, 2) == "->") return at + 2;  // "<!--->"
  for (size_t dashes = html.find("--", at); dashes != kNone; dashes = html.find("--", dashes + 1)) {
    if (html.substr(dashes + 2, 1) == ">") return dashes + 3;
    if (html.substr(dashes + 2, 2) == "!>") return dashes + 4;
  }
  return kNone;
}

// Reads one tag; `at` moves from its first byte to behind it.
class TagReader {
 public:
  TagReader(std::string_view html, size_t& at, HtmlToken& token)
      : html_(html), begin_(at), at_(at), token_(token) {}

  void read() {
    token_.kind = html_[at_ + 1] == '/' ? HtmlTokenKind::kEndTag : HtmlTokenKind::kStartTag;
    at_ += token_.kind == HtmlTokenKind::kEndTag ? 2 : 1;
    token_.name = take_until([](char c) { return is_html_space(c) || c == '/' || c == '>'; });
    while (true) {
      skip_spaces();
      if (at_ == html_.size()) break;
      const char c = html_[at_];
      if (c == '>' || c == '/') {
        ++at_;
        if (c == '>') return;
        token_.self_closing = at_ < html_.size() && html_[at_] == '>';
      } else {
        read_attribute();
      }
    }
    token_.complete = false;
  }

 private:
  template <class Stop>
  std::string_view take_until(Stop stop) {
    const size_t from = at_;
    while (at_ < html_.size() && !stop(html_[at_])) ++at_;
    return html_.substr(from, at_ - from);
  }

  void skip_spaces() {
    while (at_ < html_.size() && is_html_space(html_[at_])) ++at_;
  }

  void read_attribute() {
    HtmlAttribute attribute;
    const size_t from = at_++;  // a "=" in first place belongs to the name
    take_until([](char c) { return is_html_space(c) || c == '/' || c == '>' || c == '='; });
    attribute.name = html_.substr(from, at_ - from);
    skip_spaces();
    if (at_ < html_.size() && html_[at_] == '=') {
      ++at_;
      skip_spaces();
      attribute.has_value = true;
      read_value(attribute);
    }
    token_.attributes.push_back(attribute);
  }

  void read_value(HtmlAttribute& attribute) {
    const char quote = at_ < html_.size() ? html_[at_] : '\0';
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++at_;
    attribute.value_offset = at_ - begin_;
    attribute.value = quoted ? take_until([quote](char c) { return c == quote; })
                             : take_until([](char c) { return is_html_space(c) || c == '>'; });
    if (quoted && at_ < html_.size()) ++at_;
  }

  std::string_view html_;
  size_t begin_;
  size_t& at_;
  HtmlToken& token_;
};

// What the "<" at `at` opens.
HtmlTokenKind kind_at(std::string_view html, size_t at) {
  const char first = at + 1 < html.size() ? html[at + 1] : '\0';
  if (is_ascii_alpha(first)) return HtmlTokenKind::kStartTag;
  if (first == '?') return HtmlTokenKind::kOther;
  if (first == '!') return html.substr(at + 2, 2) == "--" ? HtmlTokenKind::kComment : HtmlTokenKind::kOther;
  if (first != '/' || at + 2 >= html.size()) return HtmlTokenKind::kText;
  return is_ascii_alpha(html[at + 2]) ? HtmlTokenKind::kEndTag : HtmlTokenKind::kOther;
}

// The offset behind a bogus comment, a doctype or a CDATA section; npos where it does not end.
size_t other_end(std::string_view html, size_t at) {
  const std::string_view end = html.substr(at, 9) == "<![CDATA[" ? "]]>" : ">";
  const size_t found = html.find(end, at);
  return found == kNone ? kNone : found + end.size();
}

// A few names in small letters. Most names asked for are none of them, which first letter and length nearly
// always tell.
template <size_t N>
class NameSet {
 public:
  constexpr NameSet(
      const std::string_view (&names)[N]) {  // NOLINT(google-explicit-constructor): a list of names
    for (size_t i = 0; i < N; ++i) {
      names_[i] = names[i];
      seen_ |= bit_of(names[i]);
    }
  }
  bool contains(std::string_view name) const {
    if (name.empty() || (seen_ & bit_of(name)) == 0) return false;
    return std::any_of(names_.begin(), names_.end(),
                       [name](std::string_view known) { return equals_ignoring_case(known, name); });
  }

 private:
  static constexpr uint64_t bit_of(std::string_view name) {
    return uint64_t{1} << ((static_cast<size_t>(name[0] | 0x20) * 5 + name.size()) & 63);
  }
  std::array<std::string_view, N> names_;
  uint64_t seen_ = 0;
};

// Tags that do harm on their own, or that would change the page's own document.
constexpr NameSet<12> kForbiddenTags = {{"base", "basefont", "body", "bgsound", "embed", "frame", "head",
                                         "html", "link", "meta", "param", "portal"}};
constexpr NameSet<4> kForbiddenMarkup = {{"applet", "frameset", "object", "template"}};
// A browser reads their content as text up to the end tag, where we would see tags and attributes: none may
// pass.
constexpr NameSet<9> kForbiddenRawText = {
    {"noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"}};

constexpr NameSet<8> kForbiddenAttributes = {
    {"formaction", "srcdoc", "ping", "http-equiv", "manifest", "archive", "codebase", "classid"}};
constexpr NameSet<14> kUrlAttributes = {{"href", "src", "action", "poster", "cite", "background",
                                         "xlink:href", "longdesc", "data", "dynsrc", "formaction", "manifest",
                                         "lowsrc", "profile"}};

constexpr uint32_t kLastCodePoint = 0x10FFFF;

// Appends the numeric reference at `at` as a browser reads it, if one stands there: as ASCII where it is,
// else as a byte that no scheme contains. Returns the offset behind it, or `at`.
size_t append_numeric_reference(std::string& out, std::string_view text, size_t at) {
  size_t digit = at + 2;
  const bool hexadecimal = digit < text.size() && to_ascii_lower(text[digit]) == 'x';
  if (hexadecimal) ++digit;
  const size_t first = digit;
  uint32_t code = 0;
  for (; digit < text.size(); ++digit) {
    const char c = to_ascii_lower(text[digit]);
    const bool letter = hexadecimal && c >= 'a' && c <= 'f';
    if (!is_ascii_digit(c) && !letter) break;
    code = code * (hexadecimal ? 16 : 10) + static_cast<uint32_t>(letter ? c - 'a' + 10 : c - '0');
    code = std::min(code, kLastCodePoint + 1);
  }
  if (digit == first) return at;
  out += code < 0x80 ? static_cast<char>(code) : '\x80';
  return digit < text.size() && text[digit] == ';' ? digit + 1 : digit;
}

// `text` with its numeric references read as leniently as browsers do.
std::string with_numeric_references(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t behind = text.substr(at, 2) == "&#" ? append_numeric_reference(out, text, at) : at;
    if (behind == at)
      out += text[at++];
    else
      at = behind;
  }
  return out;
}

}  // namespace

bool HtmlTokenizer::next(HtmlToken& token) {
  token.attributes.clear();
  token.name = {};
  token.self_closing = false;
  token.complete = true;
  if (at_ >= html_.size()) return false;
  const size_t begin = at_;
  token.kind = html_[at_] == '<' ? kind_at(html_, at_) : HtmlTokenKind::kText;
  if (token.kind == HtmlTokenKind::kText) {
    do at_ = std::min(html_.find('<', at_ + 1), html_.size());
    while (at_ < html_.size() && kind_at(html_, at_) == HtmlTokenKind::kText);
  } else if (token.kind == HtmlTokenKind::kStartTag || token.kind == HtmlTokenKind::kEndTag) {
    TagReader(html_, at_, token).read();
  } else {
    const bool comment = token.kind == HtmlTokenKind::kComment;
    const size_t end = comment ? comment_end(html_, at_ + 4) : other_end(html_, at_);
    token.complete = end != kNone;
    at_ = std::min(end, html_.size());
  }
  token.source = html_.substr(begin, at_ - begin);
  return true;
}

std::string decode_html(std::string_view text) {
  if (text.find('&') == kNone) return std::string(text);
  cmark_mem heap = {std::calloc, std::realloc, std::free};
  cmark_strbuf decoded = CMARK_BUF_INIT(&heap);
  houdini_unescape_html_f(&decoded, reinterpret_cast<const uint8_t*>(text.data()),
                          static_cast<bufsize_t>(text.size()));
  std::string out(reinterpret_cast<const char*>(decoded.ptr), static_cast<size_t>(decoded.size));
  cmark_strbuf_free(&decoded);
  return out;
}

bool is_safe_written_url(std::string_view written) {
  if (written.find('&') == kNone) return is_safe_url(written);
  return is_safe_url(decode_html(written)) && is_safe_url(decode_html(with_numeric_references(written)));
}

bool is_forbidden_element(std::string_view name) {
  return kForbiddenTags.contains(name) || content_of_forbidden_element(name) != HtmlContent::kNone;
}

HtmlContent content_of_forbidden_element(std::string_view name) {
  if (kForbiddenRawText.contains(name)) return HtmlContent::kRawText;
  return kForbiddenMarkup.contains(name) ? HtmlContent::kMarkup : HtmlContent::kNone;
}

bool is_forbidden_attribute(std::string_view name) {
  return starts_with_ignoring_case(name, "on") || kForbiddenAttributes.contains(name);
}

bool is_url_attribute(std::string_view name) { return kUrlAttributes.contains(name); }

}  // namespace satchel
