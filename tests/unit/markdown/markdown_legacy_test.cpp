// The legacy rules for lines and links: L1 (<br> lines), L2 (indented HTML), L3 (spaced links).
#include <catch2/catch.hpp>

#include "markdown_host.h"

using satchel::MarkdownOptions;
using satchel::MarkdownOutput;
using namespace satchel_test;

namespace {

const std::string kGap = "<p class=\"gap\"><br></p>\n";

MarkdownOptions without(bool MarkdownOptions::*rule) {
  MarkdownOptions options;
  options.*rule = false;
  return options;
}

}  // namespace

TEST_CASE("L1: a <br> line behind a blank line belongs to the text line after it") {
  CHECK(render("one\n\n<br>\ntwo *three*\n") == "<p>one</p>\n<p><br>\ntwo <em>three</em></p>\n");
  CHECK(render("one\n\n<BR /> <br>\n<br/>\n## two\n") == "<p>one</p>\n<h2 id=\"two\"><br>\ntwo</h2>\n");
  CHECK(render("> one\n>\n> <br>\n> two\n") == "<blockquote>\n<p>one</p>\n<p><br>\ntwo</p>\n</blockquote>\n");
}

TEST_CASE("L1: a <br> line does not end a list") {
  CHECK(render("- a\n\t- b\n<br/>\n<br/>\n- c\n") ==
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n");
  CHECK(render("- a\n\n<br>\n- b\n") == "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p><br>\nb</p>\n</li>\n</ul>\n");
}

TEST_CASE("L1: a <br> line behind text belongs to that text") {
  CHECK(render("one\n<br>\ntwo\n") == "<p>one\n<br>\ntwo</p>\n");
  CHECK(render("one<br> <br/>\n<br>two\n") == "<p>one<br>two</p>\n");
  CHECK(render("one\n<br>\n<br>\n") == "<p>one</p>\n");
  CHECK(render("*one<br><br>two*<br>\n") == "<p><em>one<br>two</em></p>\n");
}

TEST_CASE("L1: a <br> line without text after it is a gap, and gaps do not add up") {
  CHECK(render("one\n\n<br><br>\n\ntwo\n") == "<p>one</p>\n" + kGap + "<p>two</p>\n");
  CHECK(render("<br>\n\n<br>\n\n<br>\n") == kGap);
  CHECK(render("<br>\n***\n") == kGap + "<hr />\n");
  CHECK(render("<br>\n    code\n") == kGap + "<pre><code>code\n</code></pre>\n");
  CHECK(render("- a\n\n<br>\n\n- b\n") == "<ul>\n<li>a</li>\n</ul>\n" + kGap + "<ul>\n<li>b</li>\n</ul>\n");
  CHECK(render("> a\n>\n> <br>\n\nb\n") == "<blockquote>\n<p>a</p>\n" + kGap + "</blockquote>\n<p>b</p>\n");
  CHECK(render("<br>") == kGap);
}

TEST_CASE("L1: code and open HTML blocks are left alone, and the rule can be switched off") {
  CHECK(render("```\n<br>\n```\n") == "<pre><code>&lt;br&gt;\n</code></pre>\n");
  CHECK(render("    <br>\n") == "<pre><code>&lt;br&gt;\n</code></pre>\n");
  CHECK(render("<div>\n<br>\n</div>\n") == "<div>\n<br>\n</div>\n");
  CHECK(render("<broad>\nx\n") == "<broad>\nx\n");
  CHECK(render("one\n\n<br>\n*two*\n", without(&MarkdownOptions::br_lines)) == "<p>one</p>\n<br>\n*two*\n");
  CHECK(render("one<br><br>\n", without(&MarkdownOptions::br_lines)) == "<p>one<br><br></p>\n");
}

TEST_CASE("L2: inside an open element an indented line that begins with < is HTML") {
  const std::string page = "<div class=\"a\">\n\n      <p>one</p>\n\n    </div>\n\n    <p>code</p>\n";
  CHECK(render(page) ==
        "<div class=\"a\">\n<p>one</p>\n</div>\n<pre><code>&lt;p&gt;code&lt;/p&gt;\n</code></pre>\n");
  CHECK(render(page, without(&MarkdownOptions::indented_html)).find("&lt;p&gt;one") != std::string::npos);
  // Elements nest; a comment's tags are none; text is code all the same.
  CHECK(render("<ul>\n<div></div>\n\n    <li>x</li>\n</ul>\n") == "<ul>\n<div></div>\n<li>x</li>\n</ul>\n");
  CHECK(render("<!-- <div> -->\n\n    <p>x</p>\n").find("<pre>") != std::string::npos);
  CHECK(render("<div>\n\n    text\n\n</div>\n") == "<div>\n<pre><code>text\n</code></pre>\n</div>\n");
}

TEST_CASE("L3: white space between ] and ( is closed up where an address follows") {
  MarkdownOutput output;
  CHECK(render("see [one] (/a \"t\"), [two]\n(#b)\n", {}, &output) ==
        "<p>see <a href=\"/a\" title=\"t\">one</a>, <a href=\"#b\">two</a></p>\n");
  REQUIRE(output.diagnostics.size() == 2);
  CHECK(line_of(output.diagnostics[0]) == "1:5 warning[spaced-link]");
  CHECK(line_of(output.diagnostics[1]) == "1:21 warning[spaced-link]");
  CHECK(render("[a] (https://x.org/) [b] (mailto:e@x.org)\n") ==
        "<p><a href=\"https://x.org/\">a</a> <a href=\"mailto:e@x.org\">b</a></p>\n");
}

TEST_CASE("L3: what is no link stays as it was written") {
  for (const std::string text : {"[a] (b)", "[a] (/b c)", "![a] (/b)", "\\[a] (/b)", "a] (/b)"}) {
    INFO(text);
    const std::string shown = text[0] == '\\' ? text.substr(1) : text;
    CHECK(render(text + "\n") == "<p>" + shown + "</p>\n");
  }
  CHECK(render("`[a] (/b)`\n") == "<p><code>[a] (/b)</code></p>\n");
  CHECK(render("[a] (/b)\n\n[a]: /c\n") == "<p><a href=\"/c\">a</a> (/b)</p>\n");
  CHECK(render("[a [b](/c)] (/d)\n") == "<p>[a <a href=\"/c\">b</a>] (/d)</p>\n");
  CHECK(render("[a] (/b)\n", without(&MarkdownOptions::spaced_links)) == "<p>[a] (/b)</p>\n");
}
