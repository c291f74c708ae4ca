// Templates: any source compiles or is refused with its place; rendering ends, gives the same twice, takes
// back what it wrote when it fails, and lets no value out of its context: hostile values give the same
// elements and attributes as plain ones.
#include <string>

#include "base/ascii.h"
#include "fuzz.h"
#include "markdown/raw_html.h"
#include "model/json.h"
#include "template/template.h"

using namespace satchel;

namespace {

// Items shadow the names of lists, so that nested sections cannot multiply without end.
Json context_with(const char* text, const char* address) {
  return {
      {"evil", text},
      {"javascript", address},
      {"slash", address[0] == '/' ? "x" : "/ y"},
      {"dash", address[0] == '/' ? "x" : "-"},
      {"name", "Ada"},
      {"n", 2.5},
      {"yes", true},
      {"no", false},
      {"partial", "partial"},
      {"object", {{"name", text}, {"object", {{"name", "innermost"}}}}},
      {"list", {{{"name", "one"}, {"list", false}}, {{"name", address}, {"list", false}}}},
      {"empty", Json::array()},
  };
}

class Partials : public TemplateSource {
 public:
  explicit Partials(const Template* self) : self_(self) {}
  const Template* find(std::string_view name) override {
    static const Template partial =
        Template::compile("<p title=\"{{name}}\">{{name}}</p>\n  {{#list}}{{name}}{{/list}}\n", "partial")
            .value();
    static const Template parent =
        Template::compile("<a title=\"{{$title}}{{evil}}{{/title}}\">{{$text}}text{{/text}}</a>", "parent")
            .value();
    if (name == "partial") return &partial;
    if (name == "parent") return &parent;
    return name == "self" ? self_ : nullptr;
  }

 private:
  const Template* self_;  // the template itself, for cycles; nullptr: none
};

// Whether `source` has no way to ask for an unescaped value: {{{…}}}, {{&…}}, or those under other
// delimiters.
bool escapes_all(std::string_view source) {
  for (size_t at = source.find("{{"); at != source.npos; at = source.find("{{", at + 1))
    if (const std::string_view tag = trimmed(source.substr(at + 2));
        tag.starts_with("=") || tag.starts_with("{"))
      return false;
  return source.find('&') == source.npos;
}

void check_place(std::string_view source, const Diagnostic& error) {
  size_t lines = 1;
  for (const char c : source) lines += c == '\n';
  require(error.code.starts_with("template-"), "a refused template has a code of this room");
  require(error.line >= 1 && static_cast<size_t>(error.line) <= lines && error.column >= 1,
          "a refused template has a place");
}

// Renders twice; empty where that fails.
std::string render(const Template& page, const Json& context, TemplateSource& partials) {
  const Json* const contexts[] = {&context};
  const TemplateSlot slots[] = {{"content", "<main>slot</main>"}};
  TextBuffer first, second;
  first += "before";
  second += "before";
  const Result<void> rendered = render_template(page, contexts, partials, first, slots);
  require(render_template(page, contexts, partials, second, slots).has_value() == rendered.has_value(),
          "both renders end alike");
  require(first.view() == second.view(), "the same template gives the same text");
  require(first.view().starts_with("before"), "what stood in the output stays");
  require(rendered || first.view() == "before", "a failed render takes its output back");
  return rendered ? first.str() : std::string();
}

// Where the end tag of `element` (in lower case) stands in `text`, or its size.
size_t find_end_tag(const std::string& text, const std::string& element) {
  for (size_t at = text.find("</" + element); at != text.npos; at = text.find("</" + element, at + 1))
    if (const size_t behind = at + 2 + element.size();
        behind < text.size() && (is_html_space(text[behind]) || text[behind] == '/' || text[behind] == '>'))
      return at;
  return text.size();
}

// Where the content of the element `name` ends if it is text whatever it looks like; 0 where it is markup.
size_t end_of_raw_text(std::string_view rest, std::string_view name) {
  const std::string element = ascii_lower(name);
  for (const char* raw :
       {"title", "textarea", "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
    if (element == raw) return find_end_tag(ascii_lower(rest), element);
  return 0;
}

// The tags and attributes of `html`, one a line, and which addresses would run a script.
std::string structure(std::string_view html) {
  std::string lines;
  HtmlTokenizer tokens(html);
  for (HtmlToken token; tokens.next(token);) {
    if (token.kind == HtmlTokenKind::kText) continue;
    lines.append(std::to_string(static_cast<int>(token.kind))).append(token.name);
    for (const HtmlAttribute& attribute : token.attributes) {
      lines.append(" ").append(attribute.name);
      if (is_url_attribute(attribute.name) && !is_safe_written_url(attribute.value)) lines.append("!");
    }
    lines.append("\n");
    const size_t behind = static_cast<size_t>(token.source.data() + token.source.size() - html.data());
    if (const size_t raw =
            end_of_raw_text(html.substr(behind), token.kind == HtmlTokenKind::kStartTag ? token.name : "")) {
      html.remove_prefix(behind + raw);
      tokens = HtmlTokenizer(html);
    }
  }
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Json hostile = context_with(
      "\"' onclick=x --> <script>alert(1)</script> javascript:y &quot; {{name}}", "javascript:alert(1)");
  static const Json plain = context_with("plain", "/plain");
  const std::string_view source = as_text(data, size);
  const Result<Template> page = Template::compile(source, "fuzz");
  if (!page) {
    check_place(source, page.error());
    return 0;
  }
  // Long templates that include themselves many times over a list are slow by their nature, not by ours.
  Partials partials(size <= 300 ? &*page : nullptr);
  const std::string html = render(*page, hostile, partials);
  if (escapes_all(source))
    require(structure(html) == structure(render(*page, plain, partials)), "values stay in their places");
  return 0;
}
