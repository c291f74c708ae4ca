// The scanners that are made by wasm/scanners.cmake, and that of e-mail addresses, find what cmark's own
// find.
#include <chunk.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>

extern "C" {
#include <scanners.h>
}

#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wold-style-cast"

namespace original {
#include SATCHEL_SCANNERS
}

namespace {

using Scanner = bufsize_t (*)(const unsigned char*);

struct Pair {
  const char* name;
  Scanner ours;
  Scanner original;
};

#define SCANNER(name) \
  { #name, _scan_##name, original::_scan_##name }
constexpr Pair kScanners[] = {
    SCANNER(scheme),
    SCANNER(autolink_uri),
    SCANNER(autolink_email),
    SCANNER(html_tag),
    SCANNER(html_comment),
    SCANNER(html_pi),
    SCANNER(html_declaration),
    SCANNER(html_cdata),
    SCANNER(html_block_start),
    SCANNER(html_block_start_7),
    SCANNER(html_block_end_1),
    SCANNER(html_block_end_2),
    SCANNER(html_block_end_3),
    SCANNER(html_block_end_4),
    SCANNER(html_block_end_5),
    SCANNER(link_title),
    SCANNER(spacechars),
    SCANNER(atx_heading_start),
    SCANNER(setext_heading_line),
    SCANNER(open_code_fence),
    SCANNER(close_code_fence),
    SCANNER(entity),
    SCANNER(dangerous_url),
};
#undef SCANNER

// What the rules are about, and letters of two, three and four bytes.
const std::string kPieces[] = {
    "<",
    ">",
    "/",
    "!",
    "-",
    "--",
    "-->",
    "?",
    "?>",
    "[CDATA[",
    "CDATA[",
    "]",
    "]]>",
    "\"",
    "'",
    "(",
    ")",
    "\\",
    "=",
    "#",
    "&",
    ";",
    "`",
    "```",
    "~~~",
    "a",
    "Z",
    "x1F",
    "0",
    "123",
    "@",
    ".",
    "+",
    ":",
    "_",
    " ",
    "\t",
    "\n",
    "\r",
    "\f",
    "\v",
    "script",
    "STYLE",
    "pre",
    "div",
    "h1",
    "textarea",
    "https",
    "mailto",
    "javascript",
    "data:image/",
    "png",
    "file",
    "nbsp",
    "\u00e9",
    "\u20ac",
    "\U0001f600",
    "a.b",
    "a@b.c>",
    "d=\"e\"",
    "<!",
    "<?",
    "</",
    "<![CDATA[",
    "<a>",
    "</b>",
    std::string(62, 'a'),
    std::string(63, 'b'),
    "\x01",
    "\x7f",
};

std::string random_text(std::mt19937& random) {
  std::string text;
  const size_t pieces = random() % 12;
  for (size_t i = 0; i < pieces; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

// Compares all of them; counts how often each found something.
using Finds = std::array<int, std::size(kScanners)>;

void compare(const std::string& text, Finds& finds) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.c_str());
  for (size_t i = 0; i < std::size(kScanners); ++i) {
    const bufsize_t ours = kScanners[i].ours(bytes);
    const bufsize_t original = kScanners[i].original(bytes);
    finds[i] += ours > 0;
    if (ours == original) continue;
    CAPTURE(kScanners[i].name, text);
    CHECK(ours == original);
  }
}

}  // namespace

TEST_CASE("scanners find what cmark's own find") {
  std::mt19937 random(1);
  Finds finds = {};
  for (int round = 0; round < 300000; ++round) compare(random_text(random), finds);
  for (size_t i = 0; i < finds.size(); ++i) {
    CAPTURE(kScanners[i].name);
    CHECK(finds[i] > 0);
  }
}

TEST_CASE("the scanner of e-mail addresses counts as cmark's does") {
  Finds finds = {};
  const std::string tail[] = {">", "", ".", "-", "->", ".c>", ".-c>", "..c>", "@d>", " >", "\n>"};
  for (size_t letters : {0, 1, 2, 61, 62, 63, 64, 65, 200})
    for (const std::string& end : tail)
      for (const char* local : {"a", "", "a.b+c", "\"a\"", ".", "\u00e9"}) {
        const std::string label(letters, 'x');
        compare(std::string(local) + "@" + label + end, finds);
        compare(std::string(local) + "@b." + label + end, finds);
        compare(std::string(local) + "@" + label + ".b" + end, finds);
        compare(std::string(local) + "@-" + label + end, finds);
      }
  CHECK(std::any_of(finds.begin(), finds.end(), [](int found) { return found > 0; }));
}
