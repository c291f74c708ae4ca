// GFM: the suite's sections on the extensions that DIALECT.md names, and agreement with the cmark-gfm program
// on documents that a generator with a fixed seed makes.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

#include "../../conformance/cmark_gfm.h"
#include "markdown_host.h"

using satchel::MarkdownOptions;
using namespace satchel_test;

namespace {

MarkdownOptions gfm() {
  MarkdownOptions options = MarkdownOptions::commonmark();
  options.tables = options.strikethrough = options.task_lists = options.autolinks = true;
  return options;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// The suite writes the attributes of checkboxes in another order, and their tags as HTML has them.
std::string with_suite_checkboxes(std::string html) {
  html = replaced(html, "<input type=\"checkbox\" checked=\"\" disabled=\"\" />",
                  "<input checked=\"\" disabled=\"\" type=\"checkbox\">");
  return replaced(html, "<input type=\"checkbox\" disabled=\"\" />",
                  "<input disabled=\"\" type=\"checkbox\">");
}

// Where a paragraph goes on into a table, cmark-gfm leaves a newline at the paragraph's end (the same in
// HTML), and takes backslashes before pipes out of the paragraph too, also in its code spans and addresses (a
// slip of its own; the suite has no such case). For the same reason it reads no reference definitions there,
// so the documents have none.
std::string without_slips(const std::string& html) {
  return replaced(replaced(replaced(html, "\n</p>", "</p>"), "\\|", "|"), "%5C%7C", "%7C");
}

// Documents that are mostly tables, in all kinds of containers, with what may interrupt them.
class DocumentMaker {
 public:
  explicit DocumentMaker(unsigned seed) : random_(seed) {}

  std::string make() {
    const char* first = pick({"", "", "", "> ", "- ", "1. ", "- - ", "> - ", "- > ", "  "});
    const std::string rest = continuation(first);
    std::string text;
    const int lines = 2 + number(9);
    columns_ = 1 + number(4);
    for (int i = 0; i < lines; ++i) {
      std::string prefix = i == 0 ? first : rest;
      if (i > 0 && number(12) == 0) prefix = pick({"", first, " ", ">", "    "});
      text += prefix + line(i) + "\n";
    }
    return text;
  }

 private:
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  const char* pick(std::initializer_list<const char*> choices) {
    return *(choices.begin() + number(static_cast<int>(choices.size())));
  }

  static std::string continuation(std::string marker) {
    std::replace_if(
        marker.begin(), marker.end(), [](char c) { return c == '-' || c == '1' || c == '.'; }, ' ');
    return marker;
  }

  std::string line(int index) {
    if (index == 1 || number(6) == 0) return row(true, columns_ + (number(8) == 0 ? number(3) - 1 : 0));
    if (number(5) != 0) return row(false, std::max(1, columns_ + (number(4) == 0 ? number(3) - 1 : 0)));
    return pick({"",        "",      "text",     "---", "# heading", "- item",      "1. item", "    code",
                 "> quote", "<div>", "<b>x</b>", "|",   "||",        "\\|",         "a | b",   "***",
                 "* * *",   "===",   ":-",       "-",   "|-",        "text | more", "  two",   "\ttab"});
  }

  std::string row(bool delimiter, int columns) {
    std::string text = number(3) == 0 ? "" : pick({"|", "| ", " |"});
    for (int i = 0; i < columns; ++i) {
      if (i > 0) text += pick({"|", " | ", " |"});
      text += delimiter ? pick({"-", "---", ":--", "--:", ":-:", " --- ", "----"}) : cell();
    }
    return text + (number(3) == 0 ? "" : pick({"|", " |", " | "}));
  }

  const char* cell() {
    return pick({"a",
                 "b c",
                 "",
                 " ",
                 "x\\|y",
                 "`c\\|d`",
                 "**b**",
                 "*i*",
                 "~~s~~",
                 "~s~",
                 "[l](/u)",
                 "www.x.org",
                 "e@x.org",
                 "http://x.org/a_b.",
                 "&amp;",
                 "<b>x</b>",
                 "\\\\",
                 "`a`",
                 "![i](/s)",
                 "_u_",
                 "\\",
                 "[ref]",
                 "a.",
                 "\xC3\xA9",
                 "(www.x.org/a)",
                 "`",
                 "*",
                 "a\tb",
                 "x<br>"});
  }

  std::mt19937 random_;
  int columns_ = 1;
};

}  // namespace

TEST_CASE("GFM's suite passes: tables, task lists, strikethrough, autolinks") {
  const std::set<std::string> sections = {"Tables (extension)", "Task list items (extension)",
                                          "Strikethrough (extension)", "Autolinks (extension)"};
  int count = 0;
  for (const SpecExample& example : read_spec(SATCHEL_VENDOR "/cmark-gfm/test/spec.txt")) {
    if (sections.count(example.section) == 0) continue;
    ++count;
    INFO(example.section << ", example " << example.number << "\n" << example.markdown);
    CHECK(with_suite_checkboxes(render(example.markdown, gfm())) == example.html);
  }
  CHECK(count >= 20);
}

TEST_CASE("generated tables come out as cmark-gfm prints them") {
  constexpr size_t kDocuments = 4000;
  constexpr size_t kAtOnce = 200;
  DocumentMaker maker(20261122);
  size_t different = 0;
  for (size_t done = 0; done < kDocuments; done += kAtOnce) {
    std::vector<std::string> documents;
    for (size_t i = 0; i < kAtOnce; ++i) documents.push_back(maker.make());
    const std::string joined = join_documents(documents);
    const auto theirs = split_documents(run_cmark_gfm(joined), kAtOnce);
    const auto ours = split_documents(render(joined, gfm()), kAtOnce);
    REQUIRE(theirs.size() == kAtOnce);
    REQUIRE(ours.size() == kAtOnce);
    for (size_t i = 0; i < kAtOnce; ++i) {
      if (without_slips(ours[i]) == without_slips(theirs[i]) || ++different > 3) continue;
      INFO(documents[i]);
      CHECK(ours[i] == theirs[i]);
    }
  }
  CHECK(different == 0);
}
