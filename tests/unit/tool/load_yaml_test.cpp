// YAML as a tree with places, and what it refuses.
#include <catch2/catch.hpp>

#include "tool/yaml.h"

using namespace satchel;

namespace {

Diagnostic error_of(std::string_view text) {
  const Result<YamlNode> tree = parse_yaml(text, "a.yml");
  REQUIRE_FALSE(tree);
  CHECK(tree.error().path == "a.yml");
  CHECK_FALSE(tree.error().message.empty());
  return tree.error();
}

OrderedJson value_of(std::string_view text) {
  const Result<YamlNode> tree = parse_yaml("v: " + std::string(text) + "\n", "a.yml");
  REQUIRE(tree);
  return tree->ordered_json()["v"];
}

}  // namespace

TEST_CASE("scalars follow YAML's core schema, but what JSON cannot hold stays text") {
  CHECK(value_of("true") == true);
  CHECK(value_of("False") == false);
  CHECK(value_of("~").is_null());
  CHECK(value_of("").is_null());
  CHECK(value_of("12") == 12);
  CHECK(value_of("+5") == 5);
  CHECK(value_of("-0.5") == -0.5);
  CHECK(value_of("1e3") == 1000.0);
  CHECK(value_of(".5") == 0.5);
  CHECK(value_of("\"true\"") == "true");
  CHECK(value_of("'12'") == "12");
  CHECK(value_of("!!str 12") == "12");
  CHECK(value_of("yes") == "yes");
  CHECK(value_of("02134") == "02134");
  CHECK(value_of("0") == 0);
  CHECK(value_of("2026-11-22") == "2026-11-22");
  CHECK(value_of("0x10") == "0x10");
  CHECK(value_of(".inf") == ".inf");
  CHECK(value_of("99999999999999999999") == "99999999999999999999");
  CHECK(value_of("1.2.3") == "1.2.3");
  CHECK(value_of("-x") == "-x");
  CHECK(value_of("|\n  a\n  b") == "a\nb\n");
}

TEST_CASE("places count lines of the file and bytes of the line") {
  const Result<YamlNode> tree = parse_yaml("\xC3\xA9: a\nlist:\n  - b\n", "a.yml", 10);
  REQUIRE(tree);
  CHECK(tree->values[0].place.line == 10);
  CHECK(tree->values[0].place.column == 5);
  CHECK(tree->find("list")->values[0].place.line == 12);
  CHECK(tree->find("list")->values[0].place.column == 5);
  CHECK(tree->find("nothing") == nullptr);
}

TEST_CASE("keys keep the author's order") {
  const Result<YamlNode> tree = parse_yaml("b: 1\na: 2\n", "a.yml");
  REQUIRE(tree);
  CHECK(tree->ordered_json().dump() == R"({"b":1,"a":2})");
}

TEST_CASE("a broken document is an error with its place") {
  CHECK(error_of("a: b: c").column == 5);
  CHECK(error_of("a: 1\n\tb: 2").line == 2);
  CHECK(error_of("a: 1\n\tb: 2").hint.find("spaces") != std::string::npos);
  CHECK(error_of("a: 'open").code == "yaml-syntax");
  CHECK(error_of("a: @b").hint.find("quotes") != std::string::npos);
  CHECK(error_of("a: *nobody").hint.find("*") != std::string::npos);
  CHECK(error_of("a: 1\nb: 2\n---\nc: 3\n").code == "yaml-documents");
  CHECK(error_of("? [a]\n: b").code == "yaml-key");
}

TEST_CASE("a key may stand once in a map") {
  const Diagnostic error = error_of("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n");
  CHECK(error.code == "yaml-duplicate-key");
  CHECK(error.line == 5);
  CHECK(error.column == 3);
  CHECK(parse_yaml("a: {x: 1}\nb: {x: 1}\n", "a.yml").has_value());
}

TEST_CASE("hostile documents are refused in little time") {
  CHECK(error_of("a: &x [*x]").code == "yaml-alias");
  CHECK_FALSE(parse_yaml(std::string(100'000, '['), "a.yml"));
  CHECK_FALSE(parse_yaml(std::string(100'000, '{'), "a.yml"));
  std::string bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k) bomb += ", " + before;
    bomb += "]\n";
  }
  CHECK(error_of(bomb).code == "yaml-too-large");
  std::string nested = "a: ";
  for (int i = 0; i < 70; ++i) nested += "[";
  for (int i = 0; i < 70; ++i) nested += "]";
  CHECK(error_of(nested).code == "yaml-depth");
}

TEST_CASE("aliases that stay small are values like others") {
  const Result<YamlNode> tree = parse_yaml("base: &b {x: 1}\nother: *b\n", "a.yml");
  REQUIRE(tree);
  CHECK(tree->json()["other"]["x"] == 1);
}
