// Templates: any source compiles or is refused with its place; rendering ends, gives the same twice, takes back what it wrote
// when it fails, and lets no value out of its context.
#include <string>

#include "fuzz.h"
#include "model/json.h"
#include "template/template.h"

using namespace satchel;

namespace {

// No template can write U+0001 by itself where its source has none, so these two bytes in the output mean that a value
// was printed unescaped.
constexpr std::string_view kEvil = "<\x01";

// Items shadow the names of lists, so that nested sections cannot multiply without end.
const Json& context() {
  static const Json value = {
      {"evil", std::string(kEvil) + "script>alert(1)</script>\"' onclick=x javascript:y"},
      {"javascript", "javascript:alert(1)"},
      {"name", "Ada"},
      {"n", 2.5},
      {"yes", true},
      {"no", false},
      {"partial", "partial"},
      {"object", {{"name", "inner"}, {"object", {{"name", "innermost"}}}}},
      {"list", {{{"name", "one"}, {"list", false}}, {{"name", "two"}, {"list", false}, {"evil", std::string(kEvil)}}}},
      {"empty", Json::array()},
  };
  return value;
}

class Partials : public TemplateSource {
 public:
  explicit Partials(const Template* self) : self_(self) {}
  const Template* find(std::string_view name) override {
    static const Template partial = Template::compile("<p title=\"{{name}}\">{{name}}</p>\n  {{#list}}{{name}}{{/list}}\n", "partial").value();
    static const Template parent = Template::compile("<a href=\"{{$url}}{{evil}}{{/url}}\">{{$text}}text{{/text}}</a>", "parent").value();
    if (name == "partial") return &partial;
    if (name == "parent") return &parent;
    return name == "self" ? self_ : nullptr;
  }

 private:
  const Template* self_;  // the template itself, for cycles; nullptr: none
};

// Whether `source` has no way to ask for an unescaped value: {{{…}}}, {{&…}}, or those under other delimiters.
bool escapes_all(std::string_view source) {
  return source.find('&') == source.npos && source.find("{{{") == source.npos && source.find('=') == source.npos &&
         source.find('\x01') == source.npos;
}

void check_place(std::string_view source, const Diagnostic& error) {
  size_t lines = 1;
  for (const char c : source) lines += c == '\n';
  require(error.code.starts_with("template-"), "a refused template has a code of this room");
  require(error.line >= 1 && static_cast<size_t>(error.line) <= lines && error.column >= 1, "a refused template has a place");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view source = as_text(data, size);
  const Result<Template> page = Template::compile(source, "fuzz");
  if (!page) {
    check_place(source, page.error());
    return 0;
  }
  // Long templates that include themselves many times over a list are slow by their nature, not by ours.
  Partials partials(size <= 300 ? &*page : nullptr);
  const Json* const contexts[] = {&context()};
  const TemplateSlot slots[] = {{"content", "<main>slot</main>"}};
  std::string first = "before";
  std::string second = "before";
  const Result<void> rendered = render_template(*page, contexts, partials, first, slots);
  require(render_template(*page, contexts, partials, second, slots).has_value() == rendered.has_value(), "both renders end alike");
  require(first == second, "the same template gives the same text");
  require(first.starts_with("before"), "what stood in the output stays");
  if (!rendered) require(first == "before", "a failed render takes its output back");
  else if (escapes_all(source)) require(first.find(kEvil) == first.npos, "values are escaped");
  return 0;
}
