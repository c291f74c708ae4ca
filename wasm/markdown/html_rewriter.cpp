#include "markdown/html_rewriter.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/escape.h"
#include "markdown/view_call.h"

namespace satchel {
namespace {

constexpr size_t kNone = std::string_view::npos;

// A frame from outside may run its own scripts, but not steer this page or open its downloads.
constexpr std::string_view kFrameAttributes =
    " sandbox=\"allow-scripts allow-same-origin allow-forms allow-popups\"";
constexpr std::string_view kLazy = " loading=\"lazy\"";

// Appends text of a fragment. References stay; a "<" that opens no tag here must not meet letters that follow
// a dropped tag and open one there.
void append_html_text(TextBuffer& out, std::string_view text) {
  for (size_t at = text.find('<'); at != kNone; at = text.find('<')) {
    out.append(text.substr(0, at)).append("&lt;");
    text.remove_prefix(at + 1);
  }
  out.append(text);
}

std::string_view advice(std::string_view name) {
  if (name == "script" || name == "noscript") return "views bring behaviour: <%= view :name %>";
  if (name == "style" || name == "link") return "use a class of the site's own style sheet";
  if (name == "object" || name == "embed" || name == "applet") return "link to the file, or use a view";
  return "remove it";
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

}  // namespace

void HtmlRewriter::append(std::string_view html, Place place, TextBuffer& out) {
  host_.raw_html(html, place);
  if (!options_.safe_html) {
    out.append(html);
    return;
  }
  cursor_ = PlaceCursor(html, place);
  const size_t close = options_.views ? html.rfind("%>") : kNone;
  last_tag_end_ = close == kNone ? 0 : close;
  for (size_t at = 0; at < html.size();)
    at = inside_dropped() ? skip_dropped(html, at) : append_token(html, at, out);
}

size_t HtmlRewriter::append_token(std::string_view html, size_t at, TextBuffer& out) {
  HtmlTokenizer(html.substr(at)).next(token_);
  const size_t end = at + token_.source.size();
  if (token_.kind == HtmlTokenKind::kText) return append_text(html, at, out);
  if (!token_.complete) {
    diagnostics_.push_back(
        html_finding("unclosed-html", cursor_.move_to(at), "this tag or comment is not closed and is dropped",
                     "close a tag with > and a comment with -->; write &lt; for a mere <"));
  } else if (token_.kind == HtmlTokenKind::kStartTag) {
    append_tag(at, out);
  } else if (token_.kind == HtmlTokenKind::kEndTag) {
    append_end_tag(out);
  }
  return end;
}

// Text with the views in it. A view may hold what looked like the next tag, and so end behind the text.
size_t HtmlRewriter::append_text(std::string_view html, size_t at, TextBuffer& out) {
  const size_t begin = at;
  const size_t end = at + token_.source.size();
  while (at < end) {
    const std::string_view rest = html.substr(at, end - at);
    const size_t tag = rest.find("<%");
    if (tag == kNone || at + tag >= last_tag_end_) {
      append_html_text(out, rest);
      return end;
    }
    append_html_text(out, rest.substr(0, tag));
    at = append_view(html, begin, at + tag, out);
  }
  return at;
}

size_t HtmlRewriter::append_view(std::string_view html, size_t text_begin, size_t at, TextBuffer& out) {
  const ErbTag tag = find_erb_tag(html, at);
  const std::string_view source = html.substr(at, tag.end - at);
  const Place place = cursor_.move_to(at);
  Result<ViewCall> call = parse_view_call(source);
  if (!call) {
    Diagnostic d = std::move(call.error());
    d.column += d.line <= 1 ? place.column - 1 : 0;
    d.line += place.line - 1;
    diagnostics_.push_back(std::move(d));
    append_html_text(out, source);
    return tag.end;
  }
  const std::string_view before = html.substr(text_begin, at - text_begin);
  const size_t next = std::min(html.find('<', tag.end), html.size());
  const bool last = is_blank(html.substr(tag.end, next - tag.end)) && html.substr(next, 2) != "<%";
  call->place = place;
  call->is_block = is_blank(before) && last;
  host_.view(*call, out);
  return tag.end;
}

void HtmlRewriter::append_tag(size_t at, TextBuffer& out) {
  if (equals_ignoring_case(token_.name, "iframe")) return append_frame(at, out);
  if (is_forbidden_element(token_.name)) return drop_element(at);
  std::string label = append_start_tag(token_, cursor_, at, {}, host_, diagnostics_, out);
  if (equals_ignoring_case(token_.name, "a")) download_label_ = std::move(label);
}

// An end tag of something dropped has nothing to close; a frame has been closed already.
void HtmlRewriter::append_end_tag(TextBuffer& out) {
  if (is_forbidden_element(token_.name) || equals_ignoring_case(token_.name, "iframe")) return;
  if (!download_label_.empty() && equals_ignoring_case(token_.name, "a")) {
    append_download_label(out, download_label_);
    download_label_.clear();
  }
  out.append("</").append(token_.name).append(">");
}

void HtmlRewriter::drop_element(size_t at) {
  const std::string name = ascii_lower(token_.name);
  diagnostics_.push_back(html_finding("unsafe-html", cursor_.move_to(at),
                                      "<" + name + "> is dropped: it never reaches a visitor", advice(name)));
  if (content_of_forbidden_element(name) != HtmlContent::kNone) drop_content(name);
}

void HtmlRewriter::drop_content(std::string_view name) {
  dropped_ = name;
  dropped_depth_ = 1;
}

// A frame's content is never shown, so the frame is closed at once and its content dropped.
void HtmlRewriter::append_frame(size_t at, TextBuffer& out) {
  const HtmlAttribute* source = find_attribute(token_, "src");
  const std::string url = source == nullptr ? std::string() : decode_html(source->value);
  if (const auto video = video_of_frame(url)) {
    append_video(*video, cursor_.move_to(at), out);
  } else {
    Diagnostic d =
        html_finding("iframe", cursor_.move_to(at), "this frame shows another site inside the page",
                     "link to it instead; frames of YouTube and Vimeo become posters by themselves");
    d.severity = Severity::kWarning;
    diagnostics_.push_back(std::move(d));
    std::string more;
    if (find_attribute(token_, "loading") == nullptr) more += kLazy;
    if (find_attribute(token_, "sandbox") == nullptr) more += kFrameAttributes;
    append_start_tag(token_, cursor_, at, more, host_, diagnostics_, out);
    out.append("</iframe>");
  }
  if (!token_.self_closing) drop_content("iframe");
}

void HtmlRewriter::append_video(const VideoFrame& frame, Place place, TextBuffer& out) {
  const auto value = [&](std::string_view name) {
    const HtmlAttribute* attribute = find_attribute(token_, name);
    return attribute == nullptr ? std::string() : decode_html(attribute->value);
  };
  const auto pixels = [&](std::string_view name) {
    const HtmlLength length = html_length(value(name));
    return length.percent ? 0 : length.number;
  };
  const std::string title = value("title");
  if (const std::string id = value("id"); !id.empty()) host_.id(id, place);
  host_.video(
      {frame.provider, frame.id, frame.url, frame.page_url, title, pixels("width"), pixels("height"), place},
      out);
}

// Whether the end tag of the dropped element begins at `at`, where "</" stands.
bool HtmlRewriter::is_end_of_dropped(std::string_view html, size_t at) const {
  const std::string_view behind = html.substr(at + 2);
  if (!starts_with_ignoring_case(behind, dropped_)) return false;
  const char next = behind.size() == dropped_.size() ? '\0' : behind[dropped_.size()];
  return is_html_space(next) || next == '/' || next == '>';
}

// Elements of markup may nest in their like; raw text ends at the first end tag of its name.
size_t HtmlRewriter::skip_dropped(std::string_view html, size_t at) {
  return content_of_forbidden_element(dropped_) == HtmlContent::kMarkup ? skip_markup(html, at)
                                                                        : skip_raw_text(html, at);
}

size_t HtmlRewriter::skip_raw_text(std::string_view html, size_t at) {
  for (at = html.find("</", at); at != kNone; at = html.find("</", at + 2)) {
    if (!is_end_of_dropped(html, at)) continue;
    HtmlTokenizer(html.substr(at)).next(token_);
    if (!token_.complete) break;
    dropped_.clear();
    return at + token_.source.size();
  }
  return html.size();
}

size_t HtmlRewriter::skip_markup(std::string_view html, size_t at) {
  while (HtmlTokenizer(html.substr(at)).next(token_)) {
    at += token_.source.size();
    if (!token_.complete || !equals_ignoring_case(token_.name, dropped_)) continue;
    dropped_depth_ += token_.kind == HtmlTokenKind::kStartTag ? 1 : -1;
    if (dropped_depth_ > 0) continue;
    dropped_.clear();
    break;
  }
  return at;
}

}  // namespace satchel
