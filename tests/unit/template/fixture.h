// Templates by name, and one-line rendering, for the tests of this room.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "template/template.h"

namespace satchel {

class Templates : public TemplateSource {
 public:
  Templates() = default;
  Templates(std::initializer_list<std::pair<const char*, std::string>> sources) {
    for (const auto& [name, source] : sources) add(name, source);
  }
  void add(const std::string& name, std::string_view source, TemplateHtml html = TemplateHtml::kStrict) {
    auto compiled = Template::compile(source, name, html);
    INFO(name << ": " << (compiled ? "" : compiled.error().message));
    REQUIRE(compiled);
    templates_.emplace(name, std::move(*compiled));
  }
  const Template* find(std::string_view name) override {
    const auto found = templates_.find(name);
    return found == templates_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, Template, std::less<>> templates_;
};

inline std::string rendered(std::string_view source, const Json& context, Templates partials = {}) {
  const Result<Template> page = Template::compile(source, "page");
  if (!page) return page.error().code + ": " + page.error().message;
  const Json* contexts = &context;
  TextBuffer out;
  const Result<void> result = render_template(*page, {&contexts, 1}, partials, out);
  return result ? out.str() : result.error().code + ": " + result.error().message;
}

// "code@line:column" of the error that `source` does not compile with; "none".
inline std::string error_of(std::string_view source) {
  const Result<Template> page = Template::compile(source, "page");
  if (page) return "none";
  const Diagnostic& d = page.error();
  CHECK(d.path == "page");
  CHECK_FALSE(d.message.empty());
  CHECK_FALSE(d.hint.empty());
  return d.code + "@" + std::to_string(d.line) + ":" + std::to_string(d.column);
}

}  // namespace satchel
