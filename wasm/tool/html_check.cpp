#include "tool/html_check.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <gumbo.h>

#include "base/ascii.h"
#include "markdown/raw_html.h"

namespace satchel {
namespace {

// gumbo frees its tree by recursion: a page may not choose how deep.
constexpr int kMaxDepth = 400;

constexpr std::array<std::string_view, 16> kVoid = {"area",  "base",  "br",     "col",  "embed", "hr",
                                                    "img",   "input", "link",   "meta", "param", "source",
                                                    "track", "wbr",   "keygen", "frame"};
// HTML standard, 13.1.2.4 "Optional tags".
constexpr std::array<std::string_view, 20> kOptionalEnd = {
    "html", "head",     "body",   "li",       "dt",    "dd",    "p",     "rt", "rp", "rb",
    "rtc",  "optgroup", "option", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"};

template <size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view n) { return equals_ignoring_case(n, name); });
}

// All fragments of a page as one text, and the way back from its offsets to places.
class JoinedHtml {
 public:
  explicit JoinedHtml(const std::vector<HtmlFragment>& fragments) : fragments_(fragments) {
    for (const HtmlFragment& fragment : fragments) {
      begins_.push_back(text_.size());
      text_ += fragment.html;
      text_ += '\n';
    }
  }

  const std::string& text() const { return text_; }

  Place place_of(size_t offset) const {
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
    const auto index = static_cast<size_t>(next - begins_.begin()) - 1;
    const std::string_view before =
        std::string_view(fragments_[index].html).substr(0, offset - begins_[index]);
    const size_t line_begin = before.rfind('\n');
    Place place = fragments_[index].place;
    if (line_begin == std::string_view::npos)
      return {place.line, place.column + static_cast<int>(before.size())};
    const auto lines = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    return {place.line + lines, static_cast<int>(before.size() - line_begin)};
  }

 private:
  const std::vector<HtmlFragment>& fragments_;
  std::string text_;
  std::vector<size_t> begins_;
};

struct Tag {
  size_t offset = 0;
  std::string name;  // in small letters
  bool is_end = false;
};

// The tags that count: those that never reach a visitor are told elsewhere, and so is what they hold.
std::vector<Tag> tags_of(std::string_view html) {
  std::vector<Tag> tags;
  HtmlTokenizer tokenizer(html);
  HtmlToken token;
  std::string dropped;  // the open element whose content is dropped
  while (tokenizer.next(token)) {
    const bool is_end = token.kind == HtmlTokenKind::kEndTag;
    const bool is_tag = is_end || token.kind == HtmlTokenKind::kStartTag;
    if (!is_tag || !token.complete) continue;
    const std::string name = ascii_lower(token.name);
    if (!dropped.empty()) {
      if (is_end && name == dropped) dropped.clear();
    } else if (!is_forbidden_element(name)) {
      tags.push_back({static_cast<size_t>(token.source.data() - html.data()), name, is_end});
    } else if (!is_end && content_of_forbidden_element(name) != HtmlContent::kNone) {
      dropped = name;
    }
  }
  return tags;
}

// The tag where more than kMaxDepth elements are open at once; nullptr where there is none.
const Tag* too_deep(const std::vector<Tag>& tags) {
  int depth = 0;
  for (const Tag& tag : tags) {
    if (is_one_of(tag.name, kVoid)) continue;
    depth += tag.is_end ? -1 : 1;
    depth = std::max(depth, 0);
    if (depth > kMaxDepth) return &tag;
  }
  return nullptr;
}

// What the standard's parser made of the tags.
struct ParsedTags {
  std::set<size_t> starts;    // offsets of start tags that became elements
  std::set<size_t> ends;      // offsets of end tags that closed the element of their name
  std::set<size_t> unclosed;  // offsets of start tags whose elements lack an end tag that they need
};

struct FreeOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

// "div" of "<div class=a>" and of "</div>"; empty where the parser made the tag up.
std::string_view tag_name(GumboStringPiece tag) {
  if (tag.data == nullptr || tag.length == 0) return {};
  gumbo_tag_from_original_text(&tag);
  return {tag.data, tag.length};
}

void note_element(const GumboNode& node, const std::string& html, ParsedTags& parsed) {
  const GumboElement& element = node.v.element;
  if ((node.parse_flags & GUMBO_INSERTION_BY_PARSER) != 0 || element.original_tag.length == 0) return;
  const auto start = static_cast<size_t>(element.original_tag.data - html.data());
  parsed.starts.insert(start);
  const std::string_view name = tag_name(element.original_tag);
  // An element that an outer one's end tag closes bears that end tag, too: only its own name counts.
  const bool is_closed = equals_ignoring_case(tag_name(element.original_end_tag), name);
  if (is_closed) parsed.ends.insert(static_cast<size_t>(element.original_end_tag.data - html.data()));
  const bool closes_itself =
      element.tag_namespace != GUMBO_NAMESPACE_HTML && html[start + element.original_tag.length - 2] == '/';
  if (!is_closed && !closes_itself && !is_one_of(name, kVoid) && !is_one_of(name, kOptionalEnd))
    parsed.unclosed.insert(start);
}

ParsedTags parse(const std::string& html) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, FreeOutput> output(
      gumbo_parse_with_options(&options, html.data(), html.size()));
  ParsedTags parsed;
  std::vector<const GumboNode*> open = {output->root};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) continue;
    note_element(node, html, parsed);
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      open.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
  return parsed;
}

Diagnostic finding_at(Place place, std::string code, std::string message, std::string hint) {
  return {{}, place.line, place.column, std::move(code), std::move(message), std::move(hint)};
}

void check_tag(const Tag& tag, const ParsedTags& parsed, const JoinedHtml& html, Diagnostics& findings) {
  const Place place = html.place_of(tag.offset);
  const std::string end = "</" + tag.name + ">";
  const std::string start = "<" + tag.name + ">";
  if (tag.is_end) {
    // </br> is read as <br>, and a void element's end tag changes nothing.
    if (parsed.ends.contains(tag.offset) || is_one_of(tag.name, kVoid)) return;
    findings.push_back(finding_at(place, "unopened-element",
                                  end + " closes nothing: no " + start + " is open here",
                                  "remove it, or check the tags before it"));
  } else if (!parsed.starts.contains(tag.offset)) {
    findings.push_back(
        finding_at(place, "misplaced-element", start + " cannot stand here", "check the tags around it"));
  } else if (parsed.unclosed.contains(tag.offset)) {
    findings.push_back(finding_at(place, "unclosed-element", start + " is not closed",
                                  "write " + end + " where it ends, inside the element around it"));
  }
}

// Takes notes of raw HTML and prints nothing of use.
class RawHtmlNotes : public MarkdownHost {
 public:
  LinkTarget link(const LinkCall&) override { return {}; }
  ImageTarget image(const ImageCall&) override { return {}; }
  void view(const ViewCall&, TextBuffer&) override {}
  void video(const VideoCall&, TextBuffer&) override {}
  void raw_html(std::string_view html, Place place) override {
    fragments.push_back({std::string(html), place});
  }

  std::vector<HtmlFragment> fragments;
};

}  // namespace

std::vector<HtmlFragment> raw_html_of(std::string_view body) {
  RawHtmlNotes notes;
  TextBuffer unused;
  (void)render_markdown(body, MarkdownOptions{}, notes, unused);
  return std::move(notes.fragments);
}

Diagnostics check_html(const std::vector<HtmlFragment>& fragments) {
  Diagnostics findings;
  const JoinedHtml html(fragments);
  const std::vector<Tag> tags = tags_of(html.text());
  if (tags.empty()) return findings;
  if (const Tag* deepest = too_deep(tags)) {
    findings.push_back(
        finding_at(html.place_of(deepest->offset), "html-depth",
                   "HTML elements are nested deeper than " + std::to_string(kMaxDepth) + " levels",
                   "close elements where they end"));
    return findings;
  }
  const ParsedTags parsed = parse(html.text());
  for (const Tag& tag : tags) check_tag(tag, parsed, html, findings);
  return findings;
}

}  // namespace satchel
