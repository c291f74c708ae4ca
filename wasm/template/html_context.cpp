#include "template/html_context.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/escape.h"

namespace satchel {
namespace {

// Names are kept to compare them with those that matter, all of which are shorter.
constexpr size_t kLongestName = 32;
constexpr size_t kLongestLiteral = 256;

// States of the HTML standard's tokenizer in which ">" ends a comment though no two dashes stand before it:
// behind
// "<!--", "<!---" and "--!".
constexpr int kCommentStart = -2;
constexpr int kCommentStartDash = -1;
constexpr int kCommentBang = -3;

constexpr Refusal kAllowed = {};
constexpr Refusal kInTagRefusal = {
    "a tag cannot stand in an HTML tag outside of a quoted value",
    "write the attribute out and put the tag between its quotes: name=\"{{value}}\""};
constexpr Refusal kUnquotedRefusal = {"a tag cannot stand in an unquoted attribute value",
                                      "put the value in quotes: name=\"{{value}}\""};
constexpr Refusal kScriptRefusal = {
    "a tag cannot stand inside this element, whose content is no HTML",
    "put the value into a data- attribute of an element and read it from there"};
constexpr Refusal kHandlerRefusal = {
    "a tag cannot stand in this attribute, whose value is run or read as a page",
    "put the value into a data- attribute and read it from there"};
constexpr Refusal kUnknownNameRefusal = {
    "a tag cannot stand in the value of an attribute whose name depends on a section",
    "write one whole attribute in each section"};
constexpr Refusal kSchemeRefusal = {"a value cannot decide the scheme of an address",
                                    "write the scheme out, or put the whole address into one tag"};
constexpr Refusal kPartialRefusal = {"a partial cannot stand inside an HTML tag or a script",
                                     "put whole elements into partials"};
constexpr Refusal kEdgeRefusal = {
    "a tag cannot stand here, where what it gives decides whether this element ends",
    "put a space before it, or write < as &lt;"};
constexpr Refusal kCommentRefusal = {"a tag cannot stand in an HTML comment, where what it gives may end it",
                                     "write a comment of the template, {{! … }}, which reaches no visitor"};
constexpr Refusal kBlockRefusal = {
    "a block cannot stand here",
    "blocks hold text and whole elements, or stand in a double-quoted value that is no address"};
constexpr Refusal kSectionRefusal = {
    "this section ends in another place of the HTML than it begins",
    "begin and end an HTML tag, and an attribute's value, in the same section"};
constexpr Refusal kEndRefusal = {"the template ends inside an HTML tag, a comment or an element without tags",
                                 "close it, and write < as &lt; where it opens no tag"};

template <size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 14> kUrlAttributes = {
    "href",       "src",        "action",   "formaction", "poster", "cite",   "data",
    "xlink:href", "background", "longdesc", "manifest",   "ping",   "dynsrc", "lowsrc"};
constexpr std::array<std::string_view, 9> kRawTextElements = {
    "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext", "title", "textarea"};
// Elements whose content is text with references, but without tags.
bool holds_text(std::string_view tag) { return tag == "title" || tag == "textarea"; }

void append_lower(std::string& name, char c) {
  if (name.size() < kLongestName) name += to_ascii_lower(c);
}

}  // namespace

Refusal HtmlContext::read(std::string_view text) {
  for (const char c : text) {
    read_byte(c);
    if (scheme_from_value_) return kSchemeRefusal;
  }
  return kAllowed;
}

void HtmlContext::read_byte(char c) {
  switch (state_) {
    case State::kText:
      if (c == '<') state_ = State::kTagOpen;
      return;
    case State::kTagOpen:
    case State::kEndTagOpen:
    case State::kMarkup:
    case State::kBogus:
      return read_markup(c);
    case State::kComment:
      return read_comment(c);
    case State::kTagName:
      return read_tag_name(c);
    case State::kInTag:
    case State::kAttributeName:
    case State::kAfterName:
      return read_attribute(c);
    case State::kBeforeValue:
      return begin_value(c);
    case State::kUnquoted:
      if (is_html_space(c)) end_attribute();
      if (c == '>') end_tag();
      return;
    case State::kQuoted:
      return read_value(c);
    case State::kRawText:
      return read_raw_text(c);
  }
}

// Behind "<", "</", "<!", and in what is neither tag nor comment.
void HtmlContext::read_markup(char c) {
  const bool first = state_ == State::kTagOpen;
  if ((first || state_ == State::kEndTagOpen) && is_ascii_alpha(c)) {
    closing_ = !first;
    tag_.assign(1, to_ascii_lower(c));
    state_ = State::kTagName;
  } else if (first && c == '/') {
    state_ = State::kEndTagOpen;
  } else if (first && c == '!') {
    state_ = State::kMarkup;
    matched_ = 0;
  } else if (first && c != '?') {
    state_ = c == '<' ? State::kTagOpen : State::kText;
  } else if (state_ == State::kMarkup && c == '-') {
    if (++matched_ < 2) return;
    state_ = State::kComment;
    matched_ = kCommentStart;
  } else {
    state_ = c == '>' ? State::kText : State::kBogus;
  }
}

// `matched_` counts dashes. Those of "<!--" are none of them, but ">" and "->" behind them end a comment too.
void HtmlContext::read_comment(char c) {
  if (c == '>' && (matched_ >= 2 || matched_ < 0))
    state_ = State::kText;
  else if (c == '!' && matched_ >= 2)
    matched_ = kCommentBang;
  else if (c == '-')
    matched_ = matched_ == kCommentStart       ? kCommentStartDash
               : matched_ == kCommentStartDash ? 2
                                               : std::max(matched_, 0) + 1;
  else
    matched_ = 0;
}

void HtmlContext::read_tag_name(char c) {
  if (c == '>')
    end_tag();
  else if (is_html_space(c) || c == '/')
    end_attribute();
  else
    append_lower(tag_, c);
}

void HtmlContext::read_attribute(char c) {
  const bool named = state_ != State::kInTag;
  if (c == '>')
    end_tag();
  else if (c == '/')
    end_attribute();
  else if (is_html_space(c))
    state_ = named ? State::kAfterName : State::kInTag;
  else if (c == '=' && named)
    state_ = State::kBeforeValue;
  else if (state_ == State::kAttributeName)
    append_lower(attribute_, c);
  else
    begin_name(c);
}

void HtmlContext::begin_name(char c) {
  name_unknown_ = false;
  attribute_.assign(1, to_ascii_lower(c));
  state_ = State::kAttributeName;
}

void HtmlContext::begin_value(char c) {
  if (is_html_space(c)) return;
  if (c == '>') return end_tag();
  state_ = c == '"' || c == '\'' ? State::kQuoted : State::kUnquoted;
  quote_ = c;
  url_ = is_one_of(attribute_, kUrlAttributes);
  address_ = Address::kBegin;
  value_met_ = false;
  literal_.clear();
}

void HtmlContext::read_value(char c) {
  if (c == quote_) return end_attribute();
  if (!url_) return;
  if (!value_met_ && literal_.size() < kLongestLiteral) literal_ += c;
  const bool open = address_ == Address::kBegin || address_ == Address::kOpen;
  if (open && c == ':' && value_met_) scheme_from_value_ = true;
  if (open)
    address_ = c == '?'                           ? Address::kQuery
               : c == ':' || c == '/' || c == '#' ? Address::kRest
                                                  : Address::kOpen;
  else if (c == '?' && address_ == Address::kRest)
    address_ = Address::kQuery;
  else if (c == '#')
    address_ = Address::kRest;
}

// Until "</name" and a byte that ends a name.
void HtmlContext::read_raw_text(char c) {
  const int length = static_cast<int>(tag_.size()) + 2;
  if (matched_ == length && (is_html_space(c) || c == '/' || c == '>')) {
    closing_ = true;
    state_ = State::kInTag;
    return read_attribute(c);
  }
  const char expected = matched_ == 0       ? '<'
                        : matched_ == 1     ? '/'
                        : matched_ < length ? tag_[static_cast<size_t>(matched_) - 2]
                                            : '\0';
  if (c == '<') raw_markup_ = true;
  if (to_ascii_lower(c) == expected)
    ++matched_;
  else
    matched_ = c == '<' ? 1 : 0;
}

void HtmlContext::end_attribute() {
  state_ = State::kInTag;
  attribute_.clear();
  name_unknown_ = false;
}

void HtmlContext::end_tag() {
  end_attribute();
  matched_ = 0;
  raw_markup_ = false;
  state_ = !closing_ && is_one_of(tag_, kRawTextElements) ? State::kRawText : State::kText;
}

Refusal HtmlContext::meet_variable(Escape& escape, char& quote) {
  escape = Escape::kText;
  switch (state_) {
    case State::kText:
    case State::kBogus:
      return kAllowed;
    case State::kMarkup:
      return kEdgeRefusal;  // "--" would begin a comment
    case State::kComment:
      return kCommentRefusal;
    case State::kRawText:
      if (!holds_text(tag_)) return kScriptRefusal;
      return raw_markup_ ? kEdgeRefusal : kAllowed;
    case State::kBeforeValue:
    case State::kUnquoted:
      return kUnquotedRefusal;
    case State::kQuoted:
      break;
    default:
      return kInTagRefusal;
  }
  if (const Refusal refusal = refusal_of_value()) return refusal;
  quote = quote_;
  escape = Escape::kAttribute;
  if (!url_) return kAllowed;
  if (address_ == Address::kRest || address_ == Address::kQuery) {
    escape = address_ == Address::kQuery ? Escape::kParameter : Escape::kAddressRest;
    return is_safe_url(literal_) ? kAllowed : kHandlerRefusal;
  }
  escape = Escape::kAddress;
  address_ = Address::kOpen;
  value_met_ = true;
  return kAllowed;
}

Refusal HtmlContext::refusal_of_value() const {
  if (name_unknown_) return kUnknownNameRefusal;
  return attribute_.starts_with("on") || attribute_ == "srcdoc" ? kHandlerRefusal : kAllowed;
}

void HtmlContext::meet_raw() {
  if (state_ == State::kBeforeValue) state_ = State::kUnquoted;
}

// Behind a "<" the first byte of a partial, or what follows one that gives nothing, would decide whether a
// tag begins.
bool HtmlContext::holds_elements() const {
  if (state_ == State::kTagOpen) return html_ == TemplateHtml::kLoose;
  return state_ == State::kText || (state_ == State::kRawText && holds_text(tag_));
}

Refusal HtmlContext::meet_partial() const {
  if (state_ == State::kComment) return kCommentRefusal;
  if (holds_elements()) return kAllowed;
  return state_ == State::kTagOpen ? kEdgeRefusal : kPartialRefusal;
}

Refusal HtmlContext::meet_block() const {
  if (holds_elements()) return kAllowed;
  if (state_ == State::kTagOpen) return kEdgeRefusal;
  const bool value = state_ == State::kQuoted && quote_ == '"' && !url_ && !refusal_of_value();
  return value ? kAllowed : kBlockRefusal;
}

Refusal HtmlContext::end_section(const HtmlContext& start) {
  if (in_tag() && start.in_tag() && tag_ == start.tag_ && closing_ == start.closing_) {
    if (state_ == State::kInTag && start.state_ == State::kInTag) return kAllowed;
    // Text that follows may belong to the name of an attribute, or begin one.
    state_ = State::kAttributeName;
    name_unknown_ = true;
    return kAllowed;
  }
  if (state_ != start.state_) return kSectionRefusal;
  const bool counts = state_ == State::kComment || state_ == State::kMarkup || state_ == State::kRawText;
  if (counts && matched_ != start.matched_) return kSectionRefusal;
  raw_markup_ = raw_markup_ || start.raw_markup_;
  if (state_ == State::kText || state_ == State::kTagOpen || state_ == State::kEndTagOpen) return kAllowed;
  if (tag_ != start.tag_ || attribute_ != start.attribute_ || quote_ != start.quote_) return kSectionRefusal;
  name_unknown_ = name_unknown_ || start.name_unknown_;
  value_met_ = start.value_met_;
  if (address_ != start.address_) {
    const bool known = std::min(address_, start.address_) >= Address::kRest;
    address_ = known ? Address::kRest : Address::kOpen;
  }
  return kAllowed;
}

Refusal HtmlContext::end_template() const {
  const bool loose = html_ == TemplateHtml::kLoose && state_ == State::kTagOpen;
  return state_ == State::kText || loose ? kAllowed : kEndRefusal;
}

}  // namespace satchel
