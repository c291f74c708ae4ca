// CommonMark's own suite: with everything of ours switched off, all of it, byte for byte.
#include <catch2/catch.hpp>

#include "../../conformance/spec_suite.h"
#include "markdown_host.h"

using satchel::MarkdownOptions;
using namespace satchel_test;

TEST_CASE("CommonMark's suite passes whole with all options off") {
  const auto examples = read_spec(SATCHEL_VENDOR "/cmark/test/spec.txt");
  REQUIRE(examples.size() > 600);
  for (const SpecExample& example : examples) {
    INFO("example " << example.number << ", " << example.section << "\n" << example.markdown);
    CHECK(render(example.markdown, MarkdownOptions::commonmark()) == example.html);
  }
}
