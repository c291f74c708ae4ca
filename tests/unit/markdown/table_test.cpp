// Tables beyond what GFM's suite and the comparison with cmark-gfm cover.
#include <catch2/catch.hpp>

#include "markdown/table.h"
#include "markdown_host.h"

using satchel::MarkdownOptions;
using namespace satchel_test;

namespace {

MarkdownOptions unboxed() {
  MarkdownOptions options;
  options.table_box = false;
  return options;
}

const std::string kTwoColumns = "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n";

}  // namespace

TEST_CASE("a delimiter row longer than the header is accepted where the header has a pipe") {
  CHECK(render("a | b\n--|--|--|\n", unboxed()) == kTwoColumns + "</table>\n");
  CHECK(render("a\n--|--\n", unboxed()) == "<p>a\n--|--</p>\n");
  CHECK(render("a | b\n--\n", unboxed()).find("<table>") == std::string::npos);
  MarkdownOptions strict = unboxed();
  strict.loose_tables = false;
  CHECK(render("a | b\n--|--|--|\n", strict) == "<p>a | b\n--|--|--|</p>\n");
}

TEST_CASE("a table of a page stands in a box that scrolls") {
  CHECK(render("a | b\n--|--\n") ==
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">\n" + kTwoColumns +
            "</table>\n</div>\n");
}

TEST_CASE("reference definitions before a header are read") {
  CHECK(render("[r]: /u\na | b\n--|--\n[r] | x\n", unboxed()) ==
        kTwoColumns +
            "<tbody>\n<tr>\n<td><a href=\"/u\">r</a></td>\n<td>x</td>\n</tr>\n</tbody>\n</table>\n");
}

TEST_CASE("places in cells are exact, behind escaped pipes too") {
  PlainHost host;
  render("> a | b\n> --|--\n> `x\\|y` \\| [l](/one) | [m](/two)\n>  c|[n](/three)\n", {}, host);
  REQUIRE(host.find("link", "/one") != nullptr);
  CHECK(host.find("link", "/one")->place.column == 13);
  CHECK(host.find("link", "/two")->place.column == 25);
  CHECK(host.find("link", "/three")->place.line == 4);
  CHECK(host.find("link", "/three")->place.column == 6);
  PlainHost header;
  render("text\n  a | [h](/h)\n--|--\n", {}, header);
  REQUIRE(header.find("link", "/h") != nullptr);
  CHECK(header.find("link", "/h")->place.line == 2);
  CHECK(header.find("link", "/h")->place.column == 7);
}

TEST_CASE("cells that short rows lack are filled up, but not without bound") {
  std::string page = "|";
  for (int i = 0; i < 2000; ++i) page += "a|";
  page += "\n|";
  for (int i = 0; i < 2000; ++i) page += "-|";
  page += "\n";
  for (int i = 0; i < 2000; ++i) page += "x\n";
  CHECK(render(page).size() < 16u * satchel::kMaxFilledCells);
}

TEST_CASE("rows are split at pipes that no backslash escapes") {
  std::vector<satchel::CellSpan> cells;
  CHECK(satchel::split_row("| a | b\\|c |", cells));
  REQUIRE(cells.size() == 2);
  CHECK(cells[1].has_escaped_pipe);
  CHECK(satchel::split_row("||", cells));
  CHECK(cells.size() == 1);
  CHECK_FALSE(satchel::split_row("|", cells));
  CHECK_FALSE(satchel::split_row("", cells));
  CHECK(satchel::is_delimiter_row("| :-- | -:|"));
  CHECK_FALSE(satchel::is_delimiter_row("| : | - |"));
  CHECK_FALSE(satchel::is_delimiter_row("||"));
  CHECK_FALSE(satchel::is_delimiter_row("--- x"));
}
