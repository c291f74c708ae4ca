#include "tool/calculator_file.h"

#include <catch2/catch.hpp>

#include <filesystem>

#include "calculator/sheet_model.h"
#include "tool/files.h"

using namespace satchel;

namespace {

struct Outcome {
  Json json;
  Diagnostics findings;
};

Outcome read(std::string_view yaml) {
  const Result<YamlNode> tree = parse_yaml(yaml, "calculators/x.yml");
  REQUIRE(tree);
  Outcome outcome;
  outcome.json = read_calculator(*tree, yaml, "calculators/x.yml", outcome.findings);
  return outcome;
}

constexpr const char* kGood = R"yaml(title: Travel
inputs:
  people: {label: People, default: 4, min: 1, step: 1}
  day: {label: Day, type: date, default: 2026-07-13}
  way: {label: By, choices: {car: Car, fare: Train}, default: fare}
tables:
  miles: {columns: {from: {type: date}, rate: {}}, rows: [[2019-01-01, 0.58], [2026-01-01, 0.725]]}
formulas:
  total: =people*price
  price: {label: Price, formula: '=LOOKUP(day, miles.from, miles.rate)'}
outputs:
  total: {label: In all, format: '0.00', main: true}
chart: {label: Parts, parts: {price: Price}}
)yaml";

// The one finding that `yaml` gives, as "line:column code message; hint".
std::string finding(std::string_view yaml) {
  const Diagnostics findings = read(yaml).findings;
  std::string text;
  for (const Diagnostic& d : findings)
    text += (text.empty() ? "" : " | ") + std::to_string(d.line) + ":" + std::to_string(d.column) + " " +
            d.code + " " + d.message + (d.hint.empty() ? "" : "; " + d.hint);
  return text;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a calculator's file becomes what the engine reads") {
  const Outcome outcome = read(kGood);
  CHECK(outcome.findings.empty());
  const CalculatorDefinition definition = read_definition(outcome.json);
  REQUIRE(definition.inputs.size() == 3);
  CHECK(definition.inputs[1].number == 46216);
  CHECK(definition.inputs[2].number == 1);
  SheetModel model(definition);
  CHECK(model.shown("total", "0.00") == "2.90");
}

TEST_CASE("mistakes are told where they stand") {
  CHECK(finding(replaced(kGood, "outputs:", "output:")).starts_with("11:1 unknown-key"));
  CHECK(finding(replaced(kGood, "outputs:", "output:")).find("did you mean \"outputs\"?") !=
        std::string::npos);
  CHECK(finding(replaced(kGood, "default: 4", "default: four")).starts_with("3:36 calculator-type"));
  CHECK(finding(replaced(kGood, "default: 4", "default: 0")).starts_with("3:36 calculator-range"));
  CHECK(finding(replaced(kGood, "2026-07-13", "13.7.2026")).starts_with("4:42 calculator-type"));
  CHECK(finding(replaced(kGood, "default: fare", "default: bus")).starts_with("5:63 calculator-range"));
  CHECK(finding(replaced(kGood, "people: {label: People, ", "people: {")).find("no \"label\"") !=
        std::string::npos);
  CHECK(finding(replaced(kGood, "[2019-01-01, 0.58]", "[2019-01-01]")).find("as many values") !=
        std::string::npos);
  CHECK(finding(replaced(kGood, "0.725", "much")).find("must be a number") != std::string::npos);
}

TEST_CASE("formulas are told at the very letter") {
  CHECK(finding(replaced(kGood, "=people*price", "=people*prize")).starts_with("9:18 "));
  CHECK(finding(replaced(kGood, "=people*price", "=people*prize")).find("did you mean \"price\"?") !=
        std::string::npos);
  CHECK(finding(replaced(kGood, "=people*price", "=people*(price")).starts_with("9:"));
  CHECK(finding(replaced(kGood, "LOOKUP(", "LOKUP(")).find("did you mean \"LOOKUP\"?") != std::string::npos);
  CHECK(finding(replaced(kGood, "  total: =people*price", "  A1: =people*price\n  total: 1"))
            .starts_with("9:3 "));
  CHECK(finding(replaced(kGood, "outputs:\n  total:", "outputs:\n  totl:")).find("did you mean \"total\"?") !=
        std::string::npos);
}

TEST_CASE("the project's own calculators have no mistakes") {
  const std::filesystem::path folder = std::filesystem::path(SATCHEL_SOURCE) / "content/calculators";
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    INFO(entry.path());
    CHECK(finding(*read_file(entry.path())).empty());
    ++files;
  }
  CHECK(files == 2);
}
