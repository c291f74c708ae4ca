// Ids of headings.
#include <catch2/catch.hpp>

#include "markdown/slug.h"
#include "markdown_host.h"

using satchel::MarkdownOptions;
using satchel::MarkdownOutput;
using namespace satchel_test;

namespace {

std::string slug(std::string_view text) {
  satchel::TextBuffer out;
  satchel::append_slug(out, text);
  return out.str();
}

}  // namespace

TEST_CASE("slugs follow GitHub's rule") {
  CHECK(slug("Code.org Agrees To:") == "codeorg-agrees-to");
  CHECK(slug("  A  b_c-D  ") == "a--b_c-d");
  CHECK(slug("\xC3\x9C"
             "ber \xE2\x80\x9C"
             "Gr\xC3\xB6\xC3\x9F"
             "e\xE2\x80\x9D \xE2\x80\x94 5 \xE2\x82\xAC") ==
        "\xC3\xBC"
        "ber-gr\xC3\xB6\xC3\x9F"
        "e--5-");
  CHECK(slug("\xCE\x91\xCE\xB2\xCE\x93 \xD0\x96\xD0\xB8") ==
        "\xCE\xB1\xCE\xB2\xCE\xB3-\xD0\xB6\xD0\xB8");  // Greek, Cyrillic
  CHECK(slug("\xE6\x97\xA5\xE6\x9C\xAC") == "\xE6\x97\xA5\xE6\x9C\xAC");
  CHECK(slug("\xF0\x9F\x98\x80!") == "section");
  CHECK(slug("") == "section");
}

TEST_CASE("ids are unique, also against ids that come later") {
  MarkdownOutput output;
  CHECK(render("# a\n# a\n# a-1\n# A!\n\n<p id=\"a-2\"></p>\n", {}, &output) ==
        "<h1 id=\"a\">a</h1>\n<h1 id=\"a-1\">a</h1>\n<h1 id=\"a-1-1\">a-1</h1>\n<h1 id=\"a-3\">A!</h1>\n<p "
        "id=\"a-2\"></p>\n");
  REQUIRE(output.headings.size() == 4);
  CHECK(output.headings[3].id == "a-3");
  CHECK(output.headings[3].text == "A!");
  CHECK(output.headings[3].place.line == 4);
}

TEST_CASE("an id or a named anchor that is there already wins") {
  MarkdownOutput output;
  const std::string html =
      render("# <a name=\"own\"></a>One\n## <span id=two>Two</span>\n### Three\n", {}, &output);
  CHECK(html.find("<h1><a name=\"own\"></a>One</h1>") == 0);
  REQUIRE(output.headings.size() == 3);
  CHECK(output.headings[0].id == "own");
  CHECK(output.headings[1].id == "two");
  CHECK(output.headings[2].id == "three");
}

TEST_CASE("a heading's text is that of its inlines") {
  MarkdownOutput output;
  render("*a* `b`\n[c](/d) ![e](/f) &amp; <b>g</b>\n---\n", {}, &output);
  REQUIRE(output.headings.size() == 1);
  CHECK(output.headings[0].level == 2);
  CHECK(output.headings[0].text == "a b c e & g");
}

TEST_CASE("many headings of one text take linear time to be told apart") {
  satchel::IdSet ids;
  std::string last;
  for (int i = 0; i < 100000; ++i) last = ids.add_unique("x");
  CHECK(last == "x-99999");
}
