// Wrong definitions of calculators: each is told with its place and with what to do.
#include "tool/calculator_rules.h"

#include <catch2/catch.hpp>

#include "tool/calculator_file.h"
#include "tool/yaml_place.h"

using namespace satchel;

namespace {

constexpr std::string_view kGood = R"yaml(title: Travel
inputs:
  people: {label: People, default: 4, min: 1, max: 10, step: 1}
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

struct Wrong {
  std::string_view from, to;    // what is replaced in kGood
  std::string_view told;        // "line:column code"; empty: nothing is wrong
  std::string_view words = {};  // of the message or the hint
};

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(kGood);
  const size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// "line:column code message; hint" of each finding, a line each.
std::string findings_of(std::string_view yaml) {
  const Result<YamlNode> tree = parse_yaml(yaml, "x.yml");
  if (!tree) return tree.error().code;
  Diagnostics findings;
  (void)read_calculator(*tree, yaml, "x.yml", findings);
  std::string text;
  for (const Diagnostic& d : findings)
    text += std::to_string(d.line) + ":" + std::to_string(d.column) + " " +
            (d.severity == Severity::kWarning ? "warning " : "") + d.code + " " + d.message + "; " + d.hint +
            "\n";
  return text;
}

void check_all(std::initializer_list<Wrong> cases) {
  for (const Wrong& wrong : cases) {
    const std::string told = findings_of(replaced(wrong.from, wrong.to));
    INFO(wrong.to << "\n" << told);
    CHECK(std::count(told.begin(), told.end(), '\n') == (wrong.told.empty() ? 0 : 1));
    CHECK(told.starts_with(wrong.told));
    CHECK(told.find(wrong.words) != std::string::npos);
  }
}

constexpr std::string_view kTotal = "=people*price", kTotalLine = "total: =people*price";

}  // namespace

TEST_CASE("a circle is an error where some entry takes it, and none where none does") {
  check_all({
      {kTotal, "=people*total", "9:18 calculator-circle", "\"total\" depends on itself: total > total"},
      {"'=LOOKUP(day, miles.from, miles.rate)'", "'=total+1'", "9:18 calculator-circle",
       "total > price > total"},
      {kTotal, "=IF(people>5,total,people*price)", "9:23 calculator-circle"},
      {kTotal, "=IF(way=\"car\",total,people*price)", "9:24 calculator-circle"},
      {kTotal, "=IF(people>0,people*price,total)", ""},
  });
}

TEST_CASE("a formula without a value is told where it goes wrong") {
  check_all({
      {kTotal, "=people*way", "9:18 calculator-value", "\"fare\" is text, and no number"},
      {kTotal, "=price+people*\"a\"", "9:24 calculator-value", "\"a\" is text, and no number"},
      {kTotal, "=people/0", "9:17 calculator-value", "\"total\" is #DIV/0! with the defaults"},
      {kTotal, "=10/(people-1)", "9:13 warning calculator-value", "\"total\" is #DIV/0! with people 1"},
      {kTotal, "=10/IF(way=\"car\",0,1)", "9:13 warning calculator-value", "with way car"},
      {kTotal, "=IFERROR(people/0,1)", ""},
      {kTotal, "=SQRT(-people)", "9:10 calculator-value", "#NUM!"},
      {kTotal, "=miles.rate", "9:10 calculator-value", "2 values, where one can be shown"},
      {"parts: {price: Price}", "parts: {way: Way}", "5:3 calculator-value", "no part of a total"},
  });
  // It is told where it begins, not where it arrives.
  check_all({{"'=LOOKUP(day, miles.from, miles.rate)'", "'=1/0'", "10:37 calculator-value", "\"price\""}});
}

TEST_CASE("formulas that are none are told at the very letter") {
  check_all({
      {kTotal, "=people*(price", "9:18 formula-parenthesis"},
      {kTotal, "=people**price", "9:18 formula-word"},
      {kTotal, "=ROUND(people)", "9:11 formula-arguments"},
      {kTotal, "=SUMM(people)", "9:11 unknown-function", "did you mean \"SUM\"?"},
      {kTotal, "=people*prize", "9:18 unknown-name", "did you mean \"price\"?"},
      {kTotal, "=IF(way=\"bus\",1,price)", "9:18 unknown-choice", "known: car, fare"},
      {kTotal, "=IF(\"cat\"<>way,1,price)", "9:14 unknown-choice", "did you mean \"car\"?"},
      {kTotal, "=IF(way=\"CAR\",1,price)", ""},
      {"miles.rate)", "miles.rat)", "10:60 unknown-name", "did you mean \"miles.rate\"?"},
      {kTotalLine, "total:", "9:3 calculator-type", "a formula is text"},
      {kTotalLine, "total: [1]", "9:10 calculator-type", "a formula is text"},
  });
}

TEST_CASE("in quotes, over several lines and in blocks, the place is the right one") {
  check_all({
      {kTotalLine, "total: >-\n    =people*\n    prize", "11:5 unknown-name"},
      {kTotalLine, "total: |\n    =people*\n\n      prize", "12:7 unknown-name"},
      {kTotalLine, "total: =people*\n      prize", "10:7 unknown-name"},
      {kTotalLine, "total: \"=IF(way=\\\"car\\\", 1, prize)\"", "9:31 unknown-name"},
      {kTotalLine, "total: \"=1+\\\n    \\  prize\"", "10:8 unknown-name"},
      {kTotalLine, "total: '=\"it''s\"&prize'", "9:20 unknown-name"},
      {kTotalLine, "total: '=people*'", "9:19 formula-end"},
      {kTotalLine, "total: >-\n    =people*\n", "10:13 formula-end"},
  });
}

TEST_CASE("names, limits, choices and sources are held to their rules") {
  check_all({
      {"  price: {", "  Total: =1\n  price: {", "10:3 calculator-name", "is taken"},
      {kTotalLine, "my total: =1\n  total: =price", "9:3 calculator-name"},
      {kTotalLine, "R2: =1\n  total: =price", "9:3 calculator-name", "cell's address"},
      {"step: 1", "step: one", "3:62 calculator-type"},
      {"step: 1", "step: -1", "3:62 calculator-range", "more than 0"},
      {"step: 1", "step: 3", "3:36 calculator-range", "no multiple"},
      {"min: 1, max: 10", "min: 3, max: 2", "3:44 calculator-range", "more than \"max\""},
      {"choices: {car: Car, fare: Train}", "choices: [car, fare]", "5:29 calculator-type"},
      {"{car: Car, ", "{\"a,b\": Car, ", "5:30 calculator-name", "without commas"},
      {"{car: Car, ", "{car: Car, CAR: Cart, ", "5:40 calculator-name", "stands here already"},
      {"default: fare}", "default: fares}", "5:63 calculator-range", "did you mean \"fare\"?"},
      {"default: fare}", "default: fare, min: 2}", "5:74 unknown-key"},
      {"step: 1}", "step: 1, source: GSA}", "3:73 calculator-type", "{text: GSA standard rate"},
      {"step: 1}", "step: 1, source: {text: GSA, date: soon}}", "3:91 calculator-type", "2024-10"},
      {"step: 1}", "step: 1, source: {text: GSA, date: 2024-13}}", "3:91 calculator-type"},
      {"step: 1}", "step: 1, source: {text: GSA, date: 2024-10, until: 2026}}", ""},
      {"step: 1}", "step: 1, source: {text: GSA, url: 'javascript:x'}}", "3:90 calculator-type"},
      {"[2019-01-01, 0.58], [2026-01-01, 0.725]", "[2026-01-01, 0.725], [2019-01-01, 0.58]",
       "7:80 warning calculator-order"},
      {"2026-07-13", "2026-02-30", "4:42 calculator-type", "must be a date"},
      {"[2019-01-01, 0.58]", "[2019-13-01, 0.58]", "7:60 calculator-type", "must be a date"},
  });
}

TEST_CASE("outputs, charts, files and words are held to theirs") {
  check_all({
      {"format: '0.00'", "format: '[blue'", "12:34 calculator-format", "#,##0.00"},
      {"rate: {}", "rate: {format: 'yyyy\"'}", "7:56 calculator-format"},
      {"main: true", "main: maybe", "12:48 calculator-type"},
      {"chart:", "  price: {label: P, main: true}\nchart:", "13:27 calculator-type", "main output already"},
      {"{label: In all, format", "{format", "12:10 calculator-missing", "label"},
      {"outputs:\n  total: {label: In all, format: '0.00', main: true}\n", "", "1:1 calculator-missing",
       "outputs"},
      {"parts: {price: Price}", "parts: {prize: Price}", "13:31 unknown-name", "did you mean \"price\"?"},
      {"parts: {price: Price}", "parts: [price]", "13:30 calculator-type"},
      {"title: Travel", "title: Travel\nfile: ../x.xlsx", "2:7 calculator-type"},
      {"title: Travel", "title: Travel\nfile: a b.xlsx", "2:7 calculator-type"},
      {"chart:", "notes: hello\nchart:", "13:8 calculator-type", "a list of texts"},
      {"chart:", "notes: [{a: b}]\nchart:", "13:9 calculator-type"},
      {"title: Travel", "title: [a]", "1:8 calculator-type"},
  });
  CHECK(findings_of(kGood).empty());
}

TEST_CASE("a place in a scalar stays in the file, whatever it is asked") {
  YamlNode node;
  node.kind = YamlNode::Kind::kScalar;
  node.text = "abc def";
  node.place = {2, 4};
  CHECK(place_in_scalar("x\nk: abc\n   def\n", node, 4).line == 3);
  CHECK(place_in_scalar("x\nk: abc\n   def\n", node, 4).column == 4);
  CHECK(place_in_scalar("x\nk: abc\n   def\n", node, 99).column == 7);
  CHECK(place_in_scalar("", node, 3).line == 2);
  CHECK(place_in_scalar("x", node, 3).line <= 2);
  CHECK(place_in_scalar("x\nk: \"\\", node, 3).line == 2);
}
