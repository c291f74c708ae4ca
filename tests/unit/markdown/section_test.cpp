// L4: sections.
#include <catch2/catch.hpp>

#include "markdown_host.h"

using satchel::MarkdownOptions;
using satchel::MarkdownOutput;
using namespace satchel_test;

TEST_CASE("sections open and close boxes") {
  CHECK(render("[col-50]\n\ntext\n\n[/col-50]\n") == "<div class=\"col-50\">\n<p>text</p>\n</div>\n");
  CHECK(render("[#tools]\n\n[/tools]\n") == "<div id=\"tools\">\n</div>\n");
  CHECK(render("[a b]\n\n[/a]\n") == "<div class=\"a b\">\n</div>\n");
  CHECK(render("[a b]\n\n[/a b]\n") == "<div class=\"a b\">\n</div>\n");
  CHECK(render("[#i a]\n\n[/#i]\n") == "<div id=\"i\" class=\"a\">\n</div>\n");
  CHECK(render("   [a]  \n\nx\n\n [/a]\t\n") == "<div class=\"a\">\n<p>x</p>\n</div>\n");
}

TEST_CASE("sections nest, in list items and quotes too") {
  CHECK(render("[a]\n\n[b]\n\nx\n\n[/b]\n\n[/a]\n") ==
        "<div class=\"a\">\n<div class=\"b\">\n<p>x</p>\n</div>\n</div>\n");
  CHECK(render("> [a]\n>\n> x\n>\n> [/a]\n") ==
        "<blockquote>\n<div class=\"a\">\n<p>x</p>\n</div>\n</blockquote>\n");
  CHECK(render("- [a]\n\n  x\n\n  [/a]\n") ==
        "<ul>\n<li>\n<div class=\"a\">\n<p>x</p>\n</div>\n</li>\n</ul>\n");
}

TEST_CASE("a section that does not match stays text and is told with both lines") {
  MarkdownOutput output;
  CHECK(render("[a]\n\n[b]\n\n[/a]\n\n[/b]\n", {}, &output) ==
        "<p>[a]</p>\n<div class=\"b\">\n<p>[/a]</p>\n</div>\n");
  REQUIRE(output.diagnostics.size() == 2);
  CHECK(line_of(output.diagnostics[0]) == "1:1 error[section-open]");
  CHECK(output.diagnostics[0].message == "[a] is not closed before its block ends on line 7");
  CHECK(line_of(output.diagnostics[1]) == "5:1 error[section-close]");
  CHECK(output.diagnostics[1].message ==
        "[/a] closes no open section: the innermost open one is [b] of line 3");

  render("text\n\n> [/x]\n", {}, &output);
  REQUIRE(output.diagnostics.size() == 1);
  CHECK(line_of(output.diagnostics[0]) == "3:3 error[section-close]");
}

TEST_CASE("a section does not reach out of its container") {
  MarkdownOutput output;
  CHECK(render("> [a]\n\n[/a]\n", {}, &output) == "<blockquote>\n<p>[a]</p>\n</blockquote>\n<p>[/a]</p>\n");
  REQUIRE(output.diagnostics.size() == 2);
  CHECK(line_of(output.diagnostics[0]) == "1:3 error[section-open]");
  CHECK(line_of(output.diagnostics[1]) == "3:1 error[section-close]");
}

TEST_CASE("what is no section stays what it is") {
  for (const std::string text :
       {"[1]", "[Note: hi]", "[-a]", "[a_b.c]", "[#a #b]", "[ a]", "[a", "[]", "[#]", "[a] b"}) {
    INFO(text);
    MarkdownOutput output;
    CHECK(render(text + "\n", {}, &output) == "<p>" + text + "</p>\n");
    CHECK(output.diagnostics.empty());
  }
  CHECK(render("[a]\n\n[/a]\n\n[a]: /u\n[/a]: /v\n") ==
        "<p><a href=\"/u\">a</a></p>\n<p><a href=\"/v\">/a</a></p>\n");
  CHECK(render("    [a]\n\n    [/a]\n") == "<pre><code>[a]\n\n[/a]\n</code></pre>\n");
  CHECK(render("<div>\n[a]\n[/a]\n</div>\n") == "<div>\n[a]\n[/a]\n</div>\n");
  MarkdownOptions off;
  off.sections = false;
  CHECK(render("[a]\n\n[/a]\n", off) == "<p>[a]</p>\n<p>[/a]</p>\n");
}

TEST_CASE("the host hears of a section's id, and headings keep clear of it") {
  PlainHost host;
  CHECK(render("# Tools\n\n[#tools]\n\n[/tools]\n", {}, host) ==
        "<h1 id=\"tools-1\">Tools</h1>\n<div id=\"tools\">\n</div>\n");
  REQUIRE(host.find("id", "tools") != nullptr);
  CHECK(host.find("id", "tools")->place.line == 3);
}
