// The published Mustache suite, every case of every file.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "fixture.h"
#include "template/template.h"

using namespace satchel;

namespace {

void run_case(const Json& test) {
  const Result<Template> page =
      Template::compile(test["template"].get<std::string>(), "page", TemplateHtml::kLoose);
  REQUIRE(page);
  const Json sources = test.value("partials", Json::object());
  Templates partials;
  for (const auto& [name, source] : sources.items())
    partials.add(name, source.get<std::string>(), TemplateHtml::kLoose);
  const Json* context = &test["data"];
  TextBuffer out;
  REQUIRE(render_template(*page, {&context, 1}, partials, out));
  CHECK(out.view() == test["expected"].get<std::string>());
}

}  // namespace

TEST_CASE("the published suite passes whole") {
  int files = 0;
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SATCHEL_SHARED "/conformance/mustache")) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    std::ifstream in(entry.path());
    const Json suite = Json::parse(in);
    for (const Json& test : suite["tests"]) {
      INFO(entry.path().filename() << ": " << test["name"] << " " << test["template"]);
      run_case(test);
      ++cases;
    }
  }
  CHECK(files == 8);
  CHECK(cases == 184);
}
