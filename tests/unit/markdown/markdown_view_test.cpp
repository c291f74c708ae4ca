// L5: views in text.
#include <catch2/catch.hpp>

#include "markdown_host.h"

using satchel::MarkdownOptions;
using satchel::MarkdownOutput;
using namespace satchel_test;

TEST_CASE("a view alone in its paragraph is a block, elsewhere it is inline") {
  PlainHost host;
  CHECK(render("<%= view :map %>\n\ntext <%=view 'a/b'%> text\n", {}, host) ==
        "{map {}}\n<p>text {a/b {}} text</p>\n");
  REQUIRE(host.notes.size() == 2);
  CHECK(host.notes[0].is_block);
  CHECK(host.notes[0].place.line == 1);
  CHECK_FALSE(host.notes[1].is_block);
  CHECK(host.notes[1].place.line == 3);
  CHECK(host.notes[1].place.column == 6);
}

TEST_CASE("views stand in headings, cells, list items, emphasis and over several lines") {
  CHECK(render("# A <%= view :v %>\n") == "<h1 id=\"a\">A {v {}}</h1>\n");
  CHECK(render("*a <%= view :v %>*\n") == "<p><em>a {v {}}</em></p>\n");
  CHECK(render("[<%= view :v %>](/u)\n") == "<p><a href=\"/u\">{v {}}</a></p>\n");
  CHECK(render("- <%= view :v %>\n").find("{v {}}") != std::string::npos);
  CHECK(render("<%= view :v,\n  n: 1 %>\n") == "{v {&quot;n&quot;:1}}\n");
  CHECK(render("a | b\n--|--\n<%= view :v %> | x\n").find("<td>{v {}}</td>") != std::string::npos);
}

TEST_CASE("a view's output and arguments are never read as Markdown") {
  CHECK(render("a <%= view :v, t: '*b* `c` [d](e) %>' %> *f*\n") ==
        "<p>a {v {&quot;t&quot;:&quot;*b* `c` [d](e) %&gt;&quot;}} <em>f</em></p>\n");
}

TEST_CASE("in code and behind a backslash a view stays text") {
  CHECK(render("`<%= view :v %>`\n") == "<p><code>&lt;%= view :v %&gt;</code></p>\n");
  CHECK(render("    <%= view :v %>\n") == "<pre><code>&lt;%= view :v %&gt;\n</code></pre>\n");
  CHECK(render("\\<%= view :v %>\n") == "<p>&lt;%= view :v %&gt;</p>\n");
  MarkdownOptions off;
  off.views = false;
  CHECK(render("<%= view :v %>\n", off) == "<p>&lt;%= view :v %&gt;</p>\n");
}

TEST_CASE("what is wrong in a tag is told where it stands") {
  MarkdownOutput output;
  CHECK(render("a\n\n> b <% x %>\n> <%= view :v,\n>   k: ] %>\n", {}, &output) ==
        "<p>a</p>\n<blockquote>\n<p>b &lt;% x %&gt;\n&lt;%= view :v,\nk: ] %&gt;</p>\n</blockquote>\n");
  REQUIRE(output.diagnostics.size() == 2);
  CHECK(line_of(output.diagnostics[0]) == "3:5 error[unsupported-tag]");
  CHECK(line_of(output.diagnostics[1]) == "5:8 error[view-syntax]");
  CHECK(render("<% x %>\n", {}, &output) == "<p>&lt;% x %&gt;</p>\n");
  REQUIRE(output.diagnostics.size() == 1);
  CHECK(line_of(output.diagnostics[0]) == "1:1 error[unsupported-tag]");
}
