// The dialect: any body renders, twice the same, to valid UTF-8 and balanced HTML, with findings inside the
// body, and with nothing that may not reach a visitor (as an independent HTML5 parser sees the output).
#include <gumbo.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/escape.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "markdown/markdown.h"
#include "markdown/raw_html.h"

using namespace satchel;

namespace {

// Notes every call, and gives back what is easily seen.
class CountingHost : public MarkdownHost {
 public:
  explicit CountingHost(std::string_view body)
      : lines_(1 + std::count(body.begin(), body.end(), '\n') + std::count(body.begin(), body.end(), '\r')) {}
  LinkTarget link(const LinkCall& call) override {
    note("link", call.url, call.place);
    return {std::string(call.url), call.url.starts_with("http"),
            call.url.ends_with(".pdf") ? "PDF, 1 KB" : ""};
  }
  ImageTarget image(const ImageCall& call) override {
    note("image", call.url, call.place);
    return {std::string(call.url), "a.jpg 2x", 3, 2};
  }
  void view(const ViewCall& call, TextBuffer& out) override {
    note("view", call.name, call.place);
    out += call.is_block ? "<p>view</p>" : "<b>view</b>";
  }
  void video(const VideoCall& call, TextBuffer& out) override {
    note("video", call.id, call.place);
    out += "<b>video</b>";
  }
  void id(std::string_view name, Place place) override { note("id", name, place); }

  void check_place(int line, int column) const {
    require(line >= 1 && line <= lines_ && column >= 1, "a place lies in the body");
  }
  const std::string& notes() const { return notes_; }

 private:
  void note(const char* what, std::string_view text, Place place) {
    check_place(place.line, place.column);
    notes_.append(what)
        .append(text)
        .append(std::to_string(place.line))
        .append(":")
        .append(std::to_string(place.column))
        .append("\n");
  }
  std::ptrdiff_t lines_;
  std::string notes_;
};

// The options from the low six bits of two characters: "??" is all on, "@@" is plain CommonMark.
MarkdownOptions options_from(std::string_view two) {
  MarkdownOptions o;
  bool* const flags[] = {&o.br_lines,  &o.indented_html, &o.spaced_links,  &o.sections,
                         &o.views,     &o.tables,        &o.strikethrough, &o.task_lists,
                         &o.autolinks, &o.loose_tables,  &o.heading_ids,   &o.safe_html};
  for (size_t i = 0; i < 12; ++i) *flags[i] = two[i / 6] >> (i % 6) & 1;
  return o;
}

std::string without(char c, std::string text) {
  text.erase(std::remove(text.begin(), text.end(), c), text.end());
  return text;
}

std::string render(std::string_view body, const MarkdownOptions& options, CountingHost& host) {
  TextBuffer out;
  const MarkdownOutput output = render_markdown(body, options, host, out);
  for (const Diagnostic& d : output.diagnostics) host.check_place(d.line, d.column);
  for (const Heading& h : output.headings) host.check_place(h.place.line, h.place.column);
  return out.str();
}

// Whether the author wrote no tags but <script> and its end, of which nothing is printed.
bool has_only_scripts(std::string_view body) {
  for (size_t at = body.find('<'); at != body.npos; at = body.find('<', at + 1))
    if (const std::string_view rest = body.substr(at);
        !rest.starts_with("<script>") && !rest.starts_with("</script>"))
      return false;
  return true;
}

// Every element that was opened is closed, innermost first.
void check_nesting(std::string_view html) {
  std::vector<std::string> open;
  HtmlTokenizer tokens(html);
  for (HtmlToken token; tokens.next(token);) {
    const std::string name(token.name);
    if (token.kind == HtmlTokenKind::kStartTag && name != "br" && name != "hr" && name != "img" &&
        name != "input")
      open.push_back(name);
    if (token.kind != HtmlTokenKind::kEndTag) continue;
    require(!open.empty() && open.back() == name, "tags nest");
    open.pop_back();
  }
  require(open.empty(), "every tag is closed");
}

// Gumbo takes a vertical tab for white space; HTML, and so every browser, for a part of the element's name.
std::string_view element_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  const std::string_view tag(element.original_tag.data, element.original_tag.length);
  return tag.substr(1, tag.find_first_of(" \t\n\f\r/>") - 1);
}

void check_element(const GumboElement& element) {
  const std::string_view name = element_name(element);
  require(!is_forbidden_element(name), "no forbidden element");
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    require(!is_forbidden_attribute(attribute.name), "no forbidden attribute");
    require(!is_url_attribute(attribute.name) || is_safe_url(attribute.value), "no unsafe URL");
  }
}

void check_safety(const std::string& html) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_MAIN;
  GumboOutput* const tree = gumbo_parse_with_options(&options, html.data(), html.size());
  std::vector<const GumboNode*> nodes;
  const auto add = [&](const GumboVector& children) {
    for (unsigned i = 0; i < children.length; ++i)
      nodes.push_back(static_cast<const GumboNode*>(children.data[i]));
  };
  add(tree->root->v.element.children);
  while (!nodes.empty()) {
    const GumboNode& node = *nodes.back();
    nodes.pop_back();
    require(node.type != GUMBO_NODE_COMMENT, "no comment");
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) continue;
    check_element(node.v.element);
    add(node.v.element.children);
  }
  gumbo_destroy_output(&kGumboDefaultOptions, tree);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const MarkdownOptions options = options_from(as_text(data, size));
  const std::string_view body = as_text(data, size).substr(2);
  CountingHost first(body);
  CountingHost second(body);
  const std::string html = render(body, options, first);
  require(html == render(body, options, second) && first.notes() == second.notes(),
          "the same body gives the same page");
  const bool valid = find_invalid_utf8(body) == body.npos;
  if (valid) require(find_invalid_utf8(html) == html.npos, "valid UTF-8 stays valid");
  if (body.find('<') == body.npos || (options.safe_html && has_only_scripts(body))) check_nesting(html);
  // Gumbo takes quadratic time on what no page is like, and knows nothing of invalid UTF-8.
  if (options.safe_html && valid && html.size() < 16'384) check_safety(html);
  if (body.find('\r') == body.npos && size < 4096) {
    std::string windows;
    for (const char c : body) windows.append(c == '\n' ? "\r\n" : std::string(1, c));
    CountingHost third(windows);
    require(without('\r', render(windows, options, third)) == without('\r', html), "line ends do not matter");
  }
  return 0;
}
