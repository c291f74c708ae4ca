// Balance of raw HTML: what the standard allows is no finding.
#include <catch2/catch.hpp>

#include "tool/html_check.h"

using namespace satchel;

namespace {

// "3:1 unclosed-element, …"
std::string found(const std::vector<HtmlFragment>& fragments) {
  std::string out;
  for (const Diagnostic& d : check_html(fragments))
    out += (out.empty() ? "" : ", ") + std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.code;
  return out;
}

std::string found(std::string_view html) { return found({{std::string(html), {1, 1}}}); }

}  // namespace

TEST_CASE("what balances is no finding") {
  for (const char* html :
       {"<div>\n<p align=\"center\"><img src=x></p>\n</div>", "<br><br/><hr>", "<ul><li>a<li>b</ul>",
        "<a href=x><button>V</button></a>", "<table><tr><td>a<td>b<tr><th>c</table>", "<dl><dt>a<dd>b</dl>",
        "<select><option>a<option>b</select>", "<B>x</b>",
        "<svg viewBox='0 0 1 1'><g><path d='M0'/><circle/></g></svg>", "<!-- <div> --><em>x</em>",
        "<details><summary>a</summary>b</details>", "<iframe src=x></iframe>",
        "<script>if (a</b>) x</script>", "<strong><p>a</p></strong>", "<x-y>z</x-y>", "a < b > c", ""})
    CHECK(found(html) == "");
}

TEST_CASE("fragments belong together across the page's Markdown") {
  CHECK(found({{"<div>", {2, 1}}, {"<b>", {3, 4}}, {"</b>", {3, 9}}, {"</div>\n", {5, 1}}}) == "");
  CHECK(found({{"<div>\n<span>", {2, 1}}, {"</div>", {9, 3}}}) == "3:1 unclosed-element");
}

TEST_CASE("what does not is told where it stands") {
  CHECK(found("<div>\n  <b>x") == "1:1 unclosed-element, 2:3 unclosed-element");
  CHECK(found("</div>") == "1:1 unopened-element");
  CHECK(found("a\n</div></b>") == "2:1 unopened-element, 2:7 unopened-element");
  CHECK(found("<b><i></b></i>") == "1:4 unclosed-element, 1:11 unopened-element");
  CHECK(found("<td>x") == "1:1 misplaced-element");
  CHECK(found("<a href=1>x<a href=2>y</a>") == "1:1 unclosed-element");
  CHECK(found("<div/>x") == "1:1 unclosed-element");
}

TEST_CASE("depth is bounded") {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  CHECK(found(html).find("html-depth") != std::string::npos);
}
