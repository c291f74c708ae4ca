// An address to take along, as a page asks for it.
#include <catch2/catch.hpp>

#include "fake_host.h"
#include "views/view.h"

using namespace satchel;
using namespace satchel::testing;

TEST_CASE("a QR code is an answer, and what is too long for one is told") {
  FakeHost host;
  TextBuffer out;
  ViewCall question = call("qr_code", R"({"text":"https://example.org/","label":"A \"page\""})");
  REQUIRE(answer(question, host, out) == AnswerKind::kHtml);
  const std::string svg(out.view());
  CHECK(svg.starts_with("<svg"));
  CHECK(svg.find("A &quot;page&quot;") != std::string::npos);
  question.arguments["text"] = std::string(2332, 'a');
  const Result<AnswerKind> long_text = answer(question, host, out);
  REQUIRE_FALSE(long_text);
  CHECK(long_text.error().code == "qr-too-long");
}
