// The five seed pages, unedited: their outlines against tests/golden/*.outline (UPDATE_GOLDEN=1 rewrites
// them), and what DIALECT.md promises of each.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

#include "../../conformance/spec_suite.h"
#include "../../golden/outline.h"
#include "markdown_host.h"

using satchel::MarkdownOutput;
using namespace satchel_test;

namespace {

struct Page {
  std::string html;
  MarkdownOutput output;
  PlainHost host;
};

std::string seed_body(const std::string& file) {
  const std::string text = read_text_file(SATCHEL_SHARED "/seeds/" + file);
  REQUIRE(text.rfind("---\n", 0) == 0);
  return text.substr(text.find("\n---\n") + 5);
}

Page render_seed(const std::string& file) {
  Page page;
  page.html = render(seed_body(file), {}, page.host, &page.output);
  return page;
}

size_t count(std::string_view text, std::string_view part) {
  size_t n = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

const char* const kAdvocacy = "000_00e197981f520362.txt";
const char* const kValues = "001_8f488a7d9ef36a02.txt";
const char* const kDistricts = "002_8caea1919c145743.txt";
const char* const kTerms = "003_7b69ce920fc78df9.txt";
const char* const kForum = "004_e7f65c9235f658c3.txt";

}  // namespace

TEST_CASE("the seed pages have the outlines in tests/golden") {
  const std::pair<const char*, const char*> pages[] = {{kAdvocacy, "advocacy"},
                                                       {kValues, "values"},
                                                       {kDistricts, "districts"},
                                                       {kTerms, "terms"},
                                                       {kForum, "forum"}};
  for (const auto& [file, name] : pages) {
    INFO(name);
    const std::string outline = outline_of(render_seed(file).html);
    const std::string golden = std::string(SATCHEL_SOURCE "/tests/golden/") + name + ".outline";
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << outline;
    CHECK(outline == read_text_file(golden));
  }
}

TEST_CASE("the seed pages are the same with CRLF") {
  for (const char* file : {kAdvocacy, kValues, kDistricts, kTerms, kForum}) {
    const std::string body = seed_body(file);
    std::string crlf;
    for (const char c : body) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    CHECK(render(crlf) == render(body));
  }
}

TEST_CASE("seed 000: views are blocks, the section holds the tools, the address ends before the full stop") {
  const Page page = render_seed(kAdvocacy);
  CHECK(page.output.diagnostics.empty());
  REQUIRE(page.host.find("view", "interactive_map") != nullptr);
  CHECK(page.host.find("view", "interactive_map")->is_block);
  REQUIRE(page.host.find("view", "promote_tools") != nullptr);
  CHECK(page.host.find("view", "promote_tools")->is_block);
  CHECK(count(page.html, "<a href=\"mailto:advocacy@code.org\">advocacy@code.org</a>.") == 1);
  const size_t section = page.html.find("<div id=\"tools-section\">");
  REQUIRE(section != std::string::npos);
  CHECK(page.html.find("{promote_tools", section) < page.html.find("</div>", section));
}

TEST_CASE("seed 001 has nothing to tell") {
  const Page page = render_seed(kValues);
  CHECK(page.output.diagnostics.empty());
  CHECK(page.output.headings.size() == 14);
  CHECK(count(page.html, "<strong><a href=\"/about/donation-policy\">") == 1);
}

TEST_CASE("seed 002: three videos, the buttons are links, the link behind <br> is one") {
  const Page page = render_seed(kDistricts);
  CHECK(count(page.html, "{video youtube ") == 3);
  CHECK(count(page.html, "<a href=\"/educate/inspire\">") == 1);
  CHECK(count(page.html, "<a class=\"button\" href=\"/educate/") == 2);
  CHECK(count(page.html, "<button") == 0);
  CHECK(count(page.html, "<pre>") == 0);
  CHECK(count(page.html, "<!--") == 0);
  CHECK(count(page.html, "<div class=\"col-50\">") == 2);
  CHECK(count(page.html, "<br>") == 3);
  CHECK(count(page.html, "<div") == count(page.html, "</div>"));
}

TEST_CASE("seed 003: one list a section, its levels intact") {
  const Page page = render_seed(kTerms);
  CHECK(page.output.diagnostics.empty());
  CHECK(count(page.html, ">- ") == 0);
  CHECK(count(page.html, "\n- ") == 0);
  CHECK(count(page.html, "<br") == 0);
  int depth = 0, top = 0, deepest = 0, items = 0;
  for (size_t at = 0; at < page.html.size(); ++at) {
    const std::string_view rest = std::string_view(page.html).substr(at);
    if (rest.substr(0, 4) == "<ul>") {
      top += depth++ == 0 ? 1 : 0;
      deepest = std::max(deepest, depth);
    } else if (rest.substr(0, 5) == "</ul>") {
      --depth;
    } else if (rest.substr(0, 4) == "<li>" && depth == 1) {
      ++items;
    }
  }
  CHECK(top == 2);
  CHECK(deepest == 3);
  CHECK(items == 13);
}

TEST_CASE("seed 004: the table, its buttons, and the spaced link") {
  const Page page = render_seed(kForum);
  CHECK(count(page.html, "<th>") == 4);
  CHECK(count(page.html, "<td>") == 16);
  CHECK(count(page.html, "<td><a class=\"button\" href=\"https://code.zoom.us/") == 4);
  CHECK(count(page.html, "<button") == 0);
  CHECK(count(page.html, "<a href=\"https://advocacy.code.org/stateofcs\">") == 1);
  REQUIRE(page.output.diagnostics.size() == 1);
  CHECK(line_of(page.output.diagnostics[0]) == "41:3 warning[spaced-link]");
  CHECK(count(page.html, "<a id=\"top\">") == 1);
  CHECK(count(page.html, "<div class=\"col-33\"") == 3);
}
