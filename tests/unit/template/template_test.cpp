// What the suite leaves open: errors and their places, truth, numbers, slots, limits.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "fixture.h"

using namespace satchel;

TEST_CASE("errors of the template have place and hint") {
  CHECK(error_of("a\n b {{c") == "template-unclosed@2:4");
  CHECK(error_of("{{{c}}") == "template-unclosed@1:1");
  CHECK(error_of("{{! c }") == "template-unclosed@1:1");
  CHECK(error_of("{{=<% %>}}") == "template-unclosed@1:1");
  CHECK(error_of("{{=<%=}}") == "template-delimiters@1:1");
  CHECK(error_of("{{=a b c=}}") == "template-delimiters@1:1");
  CHECK(error_of("{{#a}}\n{{#b}}\n{{/a}}{{/b}}") == "template-unbalanced@3:1");
  CHECK(error_of("x\n {{#a}}") == "template-unbalanced@2:2");
  CHECK(error_of("{{/a}}") == "template-unbalanced@1:1");
  CHECK(error_of("{{<a}}{{$b}}{{/a}}") == "template-unbalanced@1:13");
  CHECK(error_of("{{}}") == "template-tag@1:1");
  CHECK(error_of("{{# }}{{/ }}") == "template-tag@1:1");
  CHECK(error_of("{{a b}}") == "template-tag@1:1");
  CHECK(error_of("{{a..b}}") == "template-tag@1:1");
  CHECK(error_of("{{a.}}") == "template-tag@1:1");
  CHECK(error_of("{{>*}}") == "template-tag@1:1");
  CHECK(error_of("{{{a}} {{{b}}}") == "template-tag@1:1");
  const Result<Template> crossed = Template::compile("\n{{#a}}\n  {{/b}}", "page");
  REQUIRE_FALSE(crossed);
  CHECK(crossed.error().message == "{{/b}} does not close {{#a}} of 2:1");
}

TEST_CASE("what is true") {
  const Json context = {{"s", ""},    {"t", "0"},    {"n", 0}, {"l", Json::array()}, {"o", Json::object()},
                        {"f", false}, {"z", nullptr}};
  CHECK(
      rendered("{{#s}}s{{/s}}{{#t}}t{{/t}}{{#n}}n{{/n}}{{#l}}l{{/l}}{{#o}}o{{/o}}{{#f}}f{{/f}}{{#z}}z{{/z}}",
               context) == "tno");
  CHECK(
      rendered("{{^s}}s{{/s}}{{^t}}t{{/t}}{{^n}}n{{/n}}{{^l}}l{{/l}}{{^o}}o{{/o}}{{^f}}f{{/f}}{{^z}}z{{/z}}",
               context) == "slfz");
}

TEST_CASE("values are printed as JSON prints them, whole floats without their point") {
  const Json context = Json::parse(
      R"({"a": 3.0, "b": -0.5, "c": 18446744073709551615, "d": -9223372036854775808, "e": true, "f": [1], "g": {"h": 1}, "i": 1e300})");
  CHECK(rendered("{{a}} {{b}} {{c}} {{d}} {{e}} [{{f}}{{g}}] {{i}}", context) ==
        "3 -0.5 18446744073709551615 -9223372036854775808 true [] 1e+300");
}

TEST_CASE("the innermost context has the name") {
  const Json outer = {{"a", 1}, {"b", 2}, {"c", {{"d", 3}}}};
  const Json inner = {{"b", 4}, {"n", nullptr}};
  const Json* contexts[] = {&outer, &inner};
  Templates none;
  TextBuffer out;
  out += "> ";
  const Result<Template> page = Template::compile("{{a}}{{b}}{{c.d}}{{c.d.e}}{{n}}", "page");
  REQUIRE(page);
  REQUIRE(render_template(*page, contexts, none, out));
  CHECK(out.view() == "> 143");
  out.clear();
  REQUIRE(render_template(*page, {}, none, out));
  CHECK(out.empty());
}

TEST_CASE("slots stand in for names that no context has") {
  const Json context = {{"mine", "<i>"}};
  const Json* contexts = &context;
  const TemplateSlot slots[] = {{"content", "<p>"}, {"mine", "<b>"}};
  Templates none;
  TextBuffer out;
  const Result<Template> page = Template::compile(
      "{{{content}}}{{&content}}|{{content}}|{{{mine}}}|{{{content.x}}}|{{#content}}x{{/content}}", "page");
  REQUIRE(page);
  REQUIRE(render_template(*page, {&contexts, 1}, none, out, slots));
  CHECK(out.view() == "<p><p>||<i>||");
}

TEST_CASE("a cycle is told, and what it wrote is taken back") {
  Templates partials = {{"a", "a{{>b}}"}, {"b", "\n {{>a}}"}, {"p", "{{<p}}{{$x}}y{{/x}}{{/p}}"}};
  const Json context = Json::object();
  const Json* contexts = &context;
  TextBuffer out;
  out += "before";
  const Result<Template> page = Template::compile("{{>a}}", "page");
  REQUIRE(page);
  const Result<void> result = render_template(*page, {&contexts, 1}, partials, out);
  REQUIRE_FALSE(result);
  CHECK(out.view() == "before");
  CHECK(result.error().code == "template-cycle");
  CHECK(result.error().path == "b");
  CHECK(result.error().line == 2);
  CHECK(result.error().column == 5);
  CHECK(rendered("{{>p}}", context, {{"p", "{{<p}}{{$x}}y{{/x}}{{/p}}"}}).substr(0, 14) == "template-cycle");
}

TEST_CASE("partials may stand 64 deep, not deeper") {
  const auto chain = [](int length) {
    Templates partials;
    for (int i = 1; i < length; ++i)
      partials.add("p" + std::to_string(i), "{{>p" + std::to_string(i + 1) + "}}");
    partials.add("p" + std::to_string(length), "end");
    return rendered("{{>p1}}", Json::object(), std::move(partials));
  };
  CHECK(chain(64) == "end");
  CHECK(chain(65).substr(0, 14) == "template-cycle");
}

TEST_CASE("a block that overrides itself ends") {
  CHECK(rendered("{{<p}}{{$a}}[{{$a}}inner{{/a}}]{{/a}}{{/p}}", Json::object(), {{"p", "{{$a}}x{{/a}}"}}) ==
        "[inner]");
  CHECK(rendered("{{<p}}{{$a}}[{{<p}}{{/p}}]{{/a}}{{/p}}", Json::object(), {{"p", "{{$a}}x{{/a}}"}}) ==
        "[x]");
}

TEST_CASE("inheritance in layouts") {
  Templates partials = {{"base", "<main>\n  {{$main}}\n  none\n  {{/main}}\n</main>\n{{$foot}}{{/foot}}.\n"}};
  CHECK(rendered("{{<base}}\n{{$main}}\n<p>{{x}}</p>\n{{#y}}\n<b>\n{{/y}}\n{{/main}}\nignored "
                 "{{z}}{{#y}}{{$foot}}no{{/foot}}{{/y}}\n{{/base}}\nafter",
                 {{"x", 1}, {"y", true}},
                 std::move(partials)) == "<main>\n  <p>1</p>\n  <b>\n</main>\n.\nafter");
}

TEST_CASE("indentation goes before each line of a partial that stands alone, values keep theirs") {
  CHECK(rendered("<ul>\n  {{>li}}\n</ul>", {{"x", "1\n2"}},
                 {{"li", "<li>\n\n  {{>b}}\n</li>\n"}, {"b", "{{x}}\nb"}}) ==
        "<ul>\n  <li>\n\n    1\n2\n    b</li>\n</ul>");
}

TEST_CASE("deep and long templates") {
  const int n = 50000;
  std::string deep;
  for (int i = 0; i < n; ++i) deep += "{{#a}}";
  deep += "x";
  for (int i = 0; i < n; ++i) deep += "{{/a}}";
  CHECK(rendered(deep, {{"a", 1}}) == "x");
  std::string blocks;
  for (int i = 0; i < n; ++i) blocks += "{{$a}}";
  blocks += "x";
  for (int i = 0; i < n; ++i) blocks += "{{/a}}";
  CHECK(rendered(blocks, Json::object()) == "x");
  std::string parents;
  for (int i = 0; i < n; ++i) parents += "{{<a}}{{$b}}\n   ";
  parents += "x";
  for (int i = 0; i < n; ++i) parents += "{{/b}}{{/a}}";
  CHECK(rendered(parents, Json::object()).empty());
  CHECK(error_of(std::string(200000, '{')).substr(0, 17) == "template-unclosed");
  Json list = Json::array();
  for (int i = 0; i < n; ++i) list.push_back(i % 10);
  CHECK(rendered("{{#.}}{{.}}{{/.}}", list).size() == static_cast<size_t>(n));
}

TEST_CASE("templates own their source and can be moved") {
  std::string source = "{{a}}!";
  Result<Template> made = Template::compile(source, "page");
  REQUIRE(made);
  source.assign(source.size(), '?');
  Template moved = std::move(*made);
  const Json context = {{"a", "b"}};
  const Json* contexts = &context;
  Templates none;
  TextBuffer out;
  REQUIRE(render_template(moved, {&contexts, 1}, none, out));
  CHECK(out.view() == "b!");
}

TEST_CASE("every template that is shipped compiles") {
  int count = 0;
  for (const char* folder : {"/web/templates", "/content/views", "/content/layouts", "/content/partials"}) {
    const std::filesystem::path root = std::string(SATCHEL_SOURCE) + folder;
    if (!std::filesystem::exists(root)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".mustache") continue;
      std::stringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      const Result<Template> compiled = Template::compile(text.str(), entry.path().filename().string());
      INFO(entry.path() << (compiled ? ""
                                     : ": " + compiled.error().message + " at " +
                                           std::to_string(compiled.error().line)));
      CHECK(compiled);
      ++count;
    }
  }
  CHECK(count > 0);
}
