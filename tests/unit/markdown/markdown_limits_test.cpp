// Pages made to be slow, deep or large: cmark's pathological cases and the like for what is ours. No clock is
// read: what is not linear would not come to an end at these sizes.
#include <catch2/catch.hpp>

#include "markdown_host.h"

using satchel::MarkdownOptions;
using namespace satchel_test;

namespace {

std::string repeat(std::string_view text, size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) all += text;
  return all;
}

size_t count(std::string_view text, std::string_view part) {
  size_t n = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

std::string plain(const std::string& body) { return render(body, MarkdownOptions::commonmark()); }

}  // namespace

TEST_CASE("cmark's pathological cases come out right with all rules on and off") {
  for (const MarkdownOptions& options : {MarkdownOptions(), MarkdownOptions::commonmark()}) {
    const auto html = [&options](const std::string& body) { return render(body, options); };
    CHECK(count(html(repeat("*a **a ", 65000) + "b" + repeat(" a** a*", 65000)), "<em>a <strong>a ") ==
          65000);
    CHECK(count(html(repeat("a_ ", 65000)), "a_") == 65000);
    CHECK(count(html(repeat("_a ", 65000)), "_a") == 65000);
    CHECK(count(html(repeat("a]", 65000)), "a]") == 65000);
    CHECK(count(html(repeat("[a", 65000)), "[a") == 65000);
    CHECK(count(html(repeat("*a_ ", 50000)), "*a_") == 50000);
    CHECK(count(html(repeat("*a ", 20000) + repeat("_a*_ ", 20000)), "<em>a ") == 20000);
    CHECK(count(html("a**b" + repeat("c* ", 50000)), "c* ") == 49999);
    CHECK(count(html(repeat("[ a_", 50000)), "[ a_") == 50000);
    CHECK(count(html(repeat("[ (](", 80000)), "[ (](") == 80000);
    CHECK(html("**x [a*b**c*](d)").find("<p>**x <a href=\"d\">a<em>b**c</em></a>") == 0);
    CHECK(count(html(repeat("[", 50000) + "a" + repeat("]", 50000)), "[") == 50000);
    CHECK(count(html(repeat("> ", 50000) + "a"), "<blockquote>") == 50000);
    CHECK(count(html(repeat("[a](<b", 30000)), "[a](&lt;b") == 30000);
    CHECK(count(html(repeat("[a](b", 30000)), "[a](b") == 30000);
    std::string backticks;
    for (size_t i = 1; i < 5000; ++i) backticks += "e" + std::string(i, '`');
    CHECK(html(backticks) == "<p>" + backticks + "</p>\n");
  }
}

TEST_CASE("a thousand nested quotes and lists") {
  CHECK(count(render(repeat("> ", 1000) + "a\n"), "</blockquote>") == 1000);
  std::string lists;
  for (size_t i = 0; i < 1000; ++i) lists += std::string(2 * i, ' ') + "* a\n";
  const std::string html = plain(lists);
  CHECK(count(html, "<ul>") == 1000);
  CHECK(count(html, "</ul>") == 1000);
  CHECK(count(render(repeat("- ", 20000) + "a\n"), "<li>") == 20000);
}

TEST_CASE("what is ours is linear too") {
  CHECK(count(render(repeat("www.a.b)", 50000)), "www.") > 0);
  CHECK(count(render("www.a.b" + repeat(")", 500000)), "<a ") == 1);
  CHECK(count(render(repeat("(www.a_b", 100000)), "www.") == 100000);
  CHECK(count(render(repeat("a@b", 300000)), "a@b") == 300000);
  CHECK(count(render(repeat("a@b.c ", 100000)), "<a ") == 100000);
  CHECK(count(render(repeat("~a ~~b ", 100000)), "<del>") < 100000);
  CHECK(count(render(repeat("~~a~~ ", 100000)), "<del>") == 100000);
  CHECK(count(render(repeat("<% ", 100000)), "&lt;%") == 100000);
  CHECK(count(render(repeat("<%= view :a %>", 50000)), "{a {}}") == 50000);
  CHECK(count(render(repeat("[a] (/b) ", 100000)), "<a ") == 100000);
  CHECK(count(render(repeat("[a] (/", 100000)), "[a] (/") == 100000);
  CHECK(count(render(repeat("<br> ", 200000) + "a"), "<br>") == 1);
  CHECK(count(render(repeat("a<br>\n", 100000)), "<br>") == 99999);
  CHECK(count(render(repeat("<br>\n\n", 100000)), "<br>") == 1);
  CHECK(count(render(repeat("[a]\n\n", 50000) + repeat("[/a]\n\n", 50000)), "</div>") == 50000);
  CHECK(count(render(repeat("[a]\n\n", 50000)), "<p>[a]</p>") == 50000);
  CHECK(count(render(repeat("<div>\n\n", 50000) + "    <p>\n"), "<p>") == 1);
  CHECK(count(render(repeat("# x\n", 100000)), "<h1 id=") == 100000);
  CHECK(count(render(repeat("a|b\n-|-\n\n", 30000)), "<table>") == 30000);
  CHECK(count(render("a|b\n-|-\n" + repeat("c|d\n", 200000)), "<tr>") == 200001);
  CHECK(count(render("a|b\n-|-\n" + repeat("[x](/y) ", 100000)), "<a ") == 100000);
  CHECK(count(render(repeat("a\n-|-\n", 100000)), "<p>") == 1);
  CHECK(count(render(repeat("<a href=x><button>", 50000)), "<a ") == 50000);
  CHECK(count(render(repeat("<!-- ", 100000)), "--") <= 100000);
}

TEST_CASE("a page of 10 MB is read whole") {
  const std::string paragraph =
      "Some *words* with a [link](/to/page \"title\"), `code`, www.example.org and two lines\nof text & "
      "more.\n\n"
      "- an item\n- another one\n\n| a | b |\n|---|---|\n| c | d |\n\n## Heading\n\n";
  const size_t copies = 10u * 1024 * 1024 / paragraph.size();
  const std::string html = render(repeat(paragraph, copies));
  CHECK(count(html, "<h2 id=\"heading") == copies);
  CHECK(count(html, "<td>d</td>") == copies);
  CHECK(count(html, "href=\"/to/page\"") == copies);
}

TEST_CASE("invalid UTF-8 and control characters do no harm") {
  CHECK(render("a \xFF\xFE *b* \xC3 ~~\xE2\x82~~ www.\xF0.c\n").find("<em>b</em>") != std::string::npos);
  CHECK(render("# \x01\x80 x\n").find("id=\"-x\"") != std::string::npos);
  CHECK(render("\xEF\xA3\xBE"
               "0\xEF\xA3\xBF <%= view :v %>\n") ==
        "<p>\xEF\xA3\xBE"
        "0\xEF\xA3\xBF {v {}}</p>\n");
}
