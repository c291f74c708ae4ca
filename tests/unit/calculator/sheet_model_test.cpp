#include "calculator/sheet_model.h"

#include <catch2/catch.hpp>

#include "calculator/sheet_workbook.h"
#include "workbook/writer.h"

using namespace satchel;

namespace {

CalculatorDefinition travel() {
  return read_definition(Json::parse(R"json({
    "title": "Travel", "help": "How to go.", "file": "travel.xlsx",
    "inputs": [
      {"name": "people", "label": "People", "group": "Who", "default": 4, "min": 1, "max": 100, "step": 1},
      {"name": "day", "label": "Day", "type": "date", "default": 46216},
      {"name": "way", "label": "By", "type": "choice", "default": 0,
       "choices": [{"value": "car", "label": "Car"}, {"value": "fare", "label": "Train"}]}],
    "tables": [{"name": "miles", "columns": [{"name": "from", "date": true}, {"name": "rate", "format": "$0.000"}],
                "cells": [43466, 0.58, 46023, 0.725]}],
    "formulas": [
      {"name": "total", "formula": "=people*each"},
      {"name": "each", "label": "Cost of one", "formula": "=IF(way=\"car\",100*price,50)"},
      {"name": "price", "formula": "=LOOKUP(day,miles.from,miles.rate)"}],
    "outputs": [{"name": "total", "label": "In all", "format": "$#,##0.00", "main": true}],
    "chart_label": "Parts", "chart": [{"name": "each", "label": "Each"}],
    "notes": ["A note."], "assumptions": ["Nobody walks."]
})json"));
}

}  // namespace

TEST_CASE("a definition becomes a model whose inputs may be changed") {
  const CalculatorDefinition definition = travel();
  SheetModel model(definition);
  CHECK(model.problems().empty());
  CHECK(model.shown("total", "$#,##0.00") == "$290.00");
  model.set(0, 10);
  CHECK(model.shown("total", "$#,##0.00") == "$725.00");
  model.set(1, 43500);  // 2019
  CHECK(model.shown("price", "0.000") == "0.580");
  model.set(2, 1);
  CHECK(model.shown("total", "") == "500");
  CHECK(model.shown("nothing", "") == "#NAME?");
}

TEST_CASE("how a result is computed, in words and in numbers") {
  const CalculatorDefinition definition = travel();
  SheetModel model(definition);
  CHECK(model.in_words("total") == "People * Cost of one");
  CHECK(model.in_numbers("total") == "4 * 72.5");
  CHECK(model.in_words("people").empty());
  CHECK(model.in_words("price") == "LOOKUP(Day, miles.from, miles.rate)");
  CHECK(model.in_numbers("price") == "LOOKUP(2026-07-13, miles.from, miles.rate)");
  CHECK(model.in_numbers("each") == "IF(\"car\" = \"car\", 100 * 0.725, 50)");
}

TEST_CASE("what is explained names tables by their labels, and shows values as the page does") {
  CalculatorDefinition definition = travel();
  definition.tables[0].label = "Rates";
  definition.tables[0].columns[0].label = "From";
  definition.tables[0].columns[1].label = "A mile";
  definition.formulas.push_back({"half", "", "=TOTAL/2+PEOPLE/3"});
  SheetModel model(definition);
  model.set(0, 4000);
  CHECK(model.in_words("price") == "LOOKUP(Day, Rates: From, Rates: A mile)");
  CHECK(model.in_words("half") == "In all / 2 + People / 3");
  CHECK(model.in_numbers("half") == "$290,000.00 / 2 + 4,000 / 3");
}

TEST_CASE("what is wrong with names and formulas is told with its place, and computes to an error") {
  CalculatorDefinition definition = travel();
  definition.formulas.push_back({"sum", "", "=people+peple"});
  definition.formulas.push_back({"A1", "", "=1"});
  definition.formulas.push_back({"people", "", "=1"});
  definition.formulas.push_back({"broken", "", "=1+"});
  SheetModel model(definition);
  const auto problem = [&](std::string_view name) {
    for (const SheetProblem& p : model.problems())
      if (p.name == name) return p;
    return SheetProblem{};
  };
  CHECK(problem("sum").column == 9);
  CHECK(problem("sum").finding.hint == "did you mean \"people\"?");
  CHECK(problem("A1").column == 0);
  CHECK_FALSE(problem("A1").finding.message.empty());
  CHECK_FALSE(problem("people").finding.message.empty());
  CHECK(problem("broken").column > 0);
  CHECK(model.shown("sum", "") == "#NAME?");
}

TEST_CASE("a definition that is damaged is read as far as it goes") {
  for (const char* text :
       {"{}", "[]", "null", R"({"inputs": 1, "tables": "x", "formulas": [1, null], "outputs": {}})",
        R"({"inputs": [{"type": "choice", "default": 7, "choices": []}]})",
        R"({"inputs": [{"type": "choice", "default": -1, "choices": [{"value": "a"}]}]})",
        R"({"tables": [{"columns": [], "cells": [1]}, {"columns": [{}, {}], "cells": [1, 2, 3]}]})"}) {
    INFO(text);
    const CalculatorDefinition definition = read_definition(Json::parse(text));
    SheetModel model(definition);
    CHECK(model.shown("x", "") == "#NAME?");
    CHECK(definition.tables.empty());
  }
}

TEST_CASE("its workbook is the same each time, and other with other numbers") {
  const CalculatorDefinition definition = travel();
  SheetModel model(definition);
  const Result<std::string> first = write_workbook(sheet_workbook(model, "Site"));
  REQUIRE(first);
  CHECK(first->starts_with("PK"));
  CHECK(first->find("_xlfn") == std::string::npos);
  CHECK(first->find("LOOKUP(day,miles.from,miles.rate)") != std::string::npos);
  CHECK(*write_workbook(sheet_workbook(model, "Site")) == *first);
  model.set(0, 5);
  CHECK(*write_workbook(sheet_workbook(model, "Site")) != *first);
}
