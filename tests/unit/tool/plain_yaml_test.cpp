// The short way through common front matter gives what yaml-cpp gives, or nothing.
#include "tool/plain_yaml.h"

#include <random>

#include <catch2/catch.hpp>

#include "build_support.h"
#include "model/page.h"
#include "tool/files.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

// Everything that a tree says, its places too.
std::string outline(const YamlNode& node) {
  std::string text = std::to_string(node.place.line) + ":" + std::to_string(node.place.column);
  if (node.is_null()) return text + "~";
  if (node.is_scalar()) return text + (node.is_plain ? "?" : "!") + node.text;
  text += node.is_map() ? "{" : "[";
  for (size_t i = 0; i < node.values.size(); ++i) {
    if (node.is_map()) text += outline(node.keys[i]) + "=";
    text += outline(node.values[i]) + ";";
  }
  return text + (node.is_map() ? "}" : "]");
}

// What yaml-cpp makes of `text`: a comment at its end changes nothing, but the short way takes none.
std::string outline_by_yaml_cpp(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  text += "#\n";
  REQUIRE_FALSE(parse_plain_yaml(text, 7));
  const Result<YamlNode> tree = parse_yaml(text, "a.yml", 7);
  return tree ? outline(*tree) : "error " + tree.error().message;
}

// Whether the short way took `text`; then it must have read it right.
bool is_taken(const std::string& text) {
  const std::optional<YamlNode> tree = parse_plain_yaml(text, 7);
  if (!tree) return false;
  CAPTURE(text);
  REQUIRE(outline(*tree) == outline_by_yaml_cpp(text));
  return true;
}

using Random = std::minstd_rand;

const std::string& one_of(const std::vector<std::string>& words, Random& random) {
  return words[random() % words.size()];
}

const std::vector<std::string> kKeys = {"title",
                                        "nav",
                                        "og-image",
                                        "a1",
                                        "x_y",
                                        "\"og:title\"",
                                        "\"two words\"",
                                        "\"\"",
                                        "Null",
                                        "true",
                                        "null",
                                        "1a",
                                        "a b",
                                        "é",
                                        "'nav'",
                                        "?",
                                        "-",
                                        "~",
                                        "<<",
                                        "\"a\\\"b\"",
                                        "- title",
                                        "\"open",
                                        "a.b",
                                        "a:b",
                                        "[x]",
                                        "\"ok\"x",
                                        std::string(101, 'k'),
                                        "\"# no\""};
const std::vector<std::string> kColons = {": ",  ": ",  ": ",  ": ",    ":   ", ":",
                                          " : ", ":\t", ":\n", ":\n  ", "::",   ": \n"};
const std::vector<std::string> kParts = {"Our values",
                                         "K-12",
                                         "640",
                                         "true",
                                         "null",
                                         "NULL",
                                         "~",
                                         "2.10",
                                         "/images/a.png",
                                         "http://x.org/a?b=c",
                                         "a: b",
                                         "a:b",
                                         "a:",
                                         " #b",
                                         "a#b",
                                         "#",
                                         "\"q\"",
                                         "\"",
                                         "'s'",
                                         "it's",
                                         "\"a\\n\"",
                                         "[a, b]",
                                         "{a: b}",
                                         "a, b",
                                         "*a",
                                         "&a",
                                         "!t",
                                         "|",
                                         ">",
                                         "@x",
                                         "%d",
                                         "- a",
                                         "-1",
                                         "- ",
                                         "? a",
                                         "…",
                                         "Zürich",
                                         "\t",
                                         "  ",
                                         "\r",
                                         "\xEF\xBB\xBF",
                                         "\xC2\x85",
                                         "\xC2\xA0",
                                         "\xE2\x80\xA8",
                                         "\xFF",
                                         std::string(1, '\0'),
                                         "---",
                                         "...",
                                         "<b>",
                                         "$5",
                                         "(c)",
                                         "+1",
                                         ".5",
                                         "`x`",
                                         "=",
                                         "\"\"",
                                         "\x7F",
                                         "\"a\" b",
                                         "\"# a: b\"",
                                         "yes"};
const std::vector<std::string> kEnds = {"\n",   "\n",      "\n",     "\n",      "  \n",    "\n\n", "\n  \n",
                                        "\r\n", "\n# c\n", " # c\n", "\n---\n", "\n...\n", ""};

std::string random_front_matter(Random& random) {
  std::string text;
  const size_t strange = random() % 4;  // of a hundred words: how many are not the first, common ones
  const auto word = [&](const std::vector<std::string>& words, size_t common) {
    return random() % 100 < strange * 8 ? one_of(words, random) : words[random() % common];
  };
  size_t indent = 0;
  for (size_t lines = random() % 4 + 1; lines > 0; --lines) {
    if (random() % 6 == 0) indent = random() % 3;
    text.append(indent, ' ').append(word(kKeys, 7));
    text += random() % 6 == 0 ? ":\n" : word(kColons, 5);
    if (text.back() == '\n') {
      indent = random() % 8 == 0 ? 0 : 2;
      continue;
    }
    for (size_t parts = random() % 3; parts > 0; --parts) text += word(kParts, 3) + " ";
    text += word(kParts, 4) + word(kEnds, 6);
  }
  return text;
}

}  // namespace

TEST_CASE("common front matter takes the short way") {
  CHECK(is_taken("title: Our values\nnav: about_nav\n"));
  CHECK(is_taken("title: Our values\n\n"));
  CHECK(is_taken("title: \"Say: # nothing\"\nvideo_player: true"));
  CHECK(is_taken("social:\n  \"og:title\": \"\"\n  \"og:image:width\": 640\nnav: a\n"));
  CHECK(is_taken("a:\n b: 1\n\n b2: 2\nc: http://x.org/#d\n"));
}

TEST_CASE("what is not common goes the long way") {
  for (const char* text : {"",
                           "\n",
                           "a",
                           "a:",
                           "a:\nb: 1",
                           "a: 1\na: 2",
                           "a: |\n  b",
                           "a: b\n  c",
                           "a: 'b'",
                           "a: [1]",
                           "  a: 1\nb: 2",
                           "a:\n  b: 1\n   c: 2",
                           "a:\n  b:\n    c: 1",
                           "a: null",
                           "null: a",
                           "a: b: c",
                           "a: b #c",
                           "a: \"b\" c",
                           "a: \"\\n\"",
                           "- a",
                           "a: 1\r\n",
                           "a:\t1",
                           "\xEF\xBB\xBF"
                           "a: 1",
                           "a: \xFF"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_plain_yaml(text, 1));
  }
  std::string many;
  for (int i = 0; i < 65; ++i) many += "k" + std::to_string(i) + ": 1\n";
  CHECK_FALSE(parse_plain_yaml(many, 1));
}

TEST_CASE("the short way never differs from yaml-cpp") {
  Random random(2026);
  size_t taken = 0;
  constexpr size_t kTexts = 20'000;
  for (size_t i = 0; i < kTexts; ++i)
    if (is_taken(random_front_matter(random))) ++taken;
  // Neither all nor nothing: else this compares little.
  CHECK(taken > kTexts / 5);
  CHECK(taken < kTexts / 5 * 4);
}

TEST_CASE("the site's own pages and the seeds take the short way") {
  size_t pages = 0, taken = 0;
  for (const fs::path& folder : {fs::path(SATCHEL_SOURCE) / "content", fs::path(SATCHEL_SHARED) / "seeds"}) {
    const std::vector<std::string> names = list_files(folder).value();
    for (const std::string& name : names) {
      if (!name.ends_with(".md") && !name.ends_with(".txt")) continue;
      const std::string text = read_file(folder / name).value();
      const SplitPage page = split_page(text).value();
      ++pages;
      if (is_taken(std::string(page.front_matter))) ++taken;
    }
  }
  CHECK(pages > 10);
  CHECK(taken * 2 > pages);
}
