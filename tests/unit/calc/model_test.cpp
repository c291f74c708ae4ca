// Calculators: names, what depends on what, circles.
#include "calc/model.h"

#include "calc/names.h"
#include "calc/print.h"
#include "calc_support.h"
#include "random_formula.h"

using namespace satchel;
using namespace satchel::calc;

namespace {

std::string shown(const Value& value) {
  TextBuffer out;
  print_value(out, value);
  return out.str();
}

uint32_t input(Model& model, std::string_view name, double number) {
  return *model.add_input(name, number_value(number));
}

}  // namespace

TEST_CASE("formulas refer to inputs, tables and each other in any order and any case") {
  Model model;
  const uint32_t total = *model.add_formula("total", "=Travel+food");
  const uint32_t travel = *model.add_formula("travel", "=ROUND(miles*LOOKUP(year,rates.year,RATES.rate),2)");
  const uint32_t miles = input(model, "Miles", 100);
  input(model, "year", 2025);
  const Value cells[] = {number_value(2024), number_value(0.67), number_value(2025), number_value(0.7)};
  const std::string_view columns[] = {"year", "rate"};
  REQUIRE(model.add_table("rates", columns, cells));
  const uint32_t food = input(model, "food", 50);
  CHECK(model.link().empty());
  CHECK(model.value(total).number == 120);
  model.set(miles, number_value(200));
  CHECK(model.value(total).number == 190);
  model.set(food, text_value("x"));
  CHECK(shown(model.value(total)) == "#VALUE!");
  CHECK(model.value(travel).number == 140);
  model.set(food, text_value("5"));
  CHECK(model.value(total).number == 145);
}

TEST_CASE("names are legal in spreadsheets") {
  for (const char* good : {"teachers", "_x", "a.b_2", "rate", "SUM", "total2026x", "R2D2", "XFE1"})
    CHECK(check_name(good));
  for (const char* bad : {"", "1a", "A1", "xfd1048576", "r1c1", "RC", "r", "C", "c3", "a b", "a-b", "true",
                          "caf\xC3\xA9", "$a"}) {
    INFO(bad);
    CHECK_FALSE(check_name(bad));
  }
  CHECK_FALSE(check_name(std::string(256, 'a')));
  Model model;
  CHECK(model.add_input("Fare", Value()));
  CHECK_FALSE(model.add_formula("fare", "=1"));
  CHECK_FALSE(model.add_formula("ok", "=1+"));
}

TEST_CASE("unknown names are told with the formula and the column") {
  Model model;
  input(model, "Teachers", 3);
  const uint32_t slot = *model.add_formula("x2y", "=2*teacers+1");
  const std::vector<Finding> findings = model.link();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].slot == slot);
  CHECK(findings[0].diagnostic.column == 4);
  CHECK(findings[0].diagnostic.hint == "did you mean \"Teachers\"?");
  CHECK(shown(model.value(slot)) == "#NAME?");
}

TEST_CASE("a circle counts only where it is taken") {
  Model model;
  const uint32_t way = *model.add_input("way", boolean_value(true));
  const uint32_t a = *model.add_formula("first", "=IF(way,second+1,1)");
  const uint32_t b = *model.add_formula("second", "=IF(way,2,first+1)");
  const uint32_t after = *model.add_formula("after", "=IFERROR(second,0)+10");
  model.link();
  CHECK(model.value(a).number == 3);
  CHECK(model.value(after).number == 12);
  model.set(way, boolean_value(false));
  CHECK(model.value(a).number == 1);
  CHECK(model.value(b).number == 2);
  CHECK_FALSE(model.is_circular(a));
}

TEST_CASE("everything on or behind a circle is circular, whoever is asked first") {
  for (int first = 0; first < 4; ++first) {
    Model model;
    const uint32_t slots[] = {*model.add_formula("one", "=IFERROR(two,0)+1"),
                              *model.add_formula("two", "=three+1"), *model.add_formula("three", "=one+1"),
                              *model.add_formula("behind", "=IFERROR(one,5)")};
    const uint32_t self = *model.add_formula("self", "=self");
    model.link();
    for (int i = 0; i < 4; ++i) {
      CHECK(model.is_circular(slots[(first + i) % 4]));
      CHECK(shown(model.value(slots[(first + i) % 4])) == "#REF!");
    }
    CHECK(model.is_circular(self));
  }
}

TEST_CASE("long chains take no stack, long circles end") {
  Model model;
  const uint32_t begin = input(model, "begin", 1);
  std::string before = "begin";
  uint32_t last = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string name = "step_" + std::to_string(i);
    last = *model.add_formula(name, "=" + before + "+1");
    before = name;
  }
  for (int i = 0; i < 500; ++i)
    *model.add_formula("ring_" + std::to_string(i), "=ring_" + std::to_string((i + 1) % 500) + "+1");
  CHECK(model.link().empty());
  CHECK(model.value(last).number == 3001);
  model.set(begin, number_value(2));
  CHECK(model.value(last).number == 3002);
  CHECK(model.is_circular(model.find("ring_7")));
}

TEST_CASE("only what is taken is computed") {
  CHECK(testing::computed("=IF(TRUE,1,WORKDAY(1,1E9))") == "1");
  CHECK(testing::computed("=IFERROR(5,WORKDAY(1,1E9))") == "5");
  CHECK(testing::computed("=CHOOSE(2,WORKDAY(1,1E9),6)") == "6");
  CHECK(testing::computed("=SWITCH(1,1,7,WORKDAY(1,1E9))") == "7");
  CHECK(testing::computed("=IFS(TRUE,8,WORKDAY(1,1E9),1)") == "8");
}

TEST_CASE("what is recomputed is what is computed anew") {
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    testing::RandomFormula chance(seed);
    chance.names = {"in_0", "in_1", "in_2", "in_3"};
    std::vector<std::string> formulas;
    for (int i = 0; i < 12; ++i) {
      formulas.push_back("=" + chance.make(3));
      chance.names.push_back("out_" + std::to_string(i));
      if (i % 5 == 4) chance.names.push_back("out_" + std::to_string(i + 1));  // perhaps a circle
    }
    double inputs[] = {1, 2, 3, 4};
    const auto build = [&](Model& model) {
      for (int i = 0; i < 4; ++i) input(model, "in_" + std::to_string(i), inputs[i]);
      for (size_t i = 0; i < formulas.size(); ++i)
        if (!model.add_formula("out_" + std::to_string(i), formulas[i]))
          input(model, "out_" + std::to_string(i), 0);
      model.link();
    };
    Model kept;
    build(kept);
    for (int round = 0; round < 12; ++round) {
      const size_t changed = chance.below(4);
      inputs[changed] = static_cast<double>(chance.below(50)) / 4;
      kept.set(static_cast<uint32_t>(changed), number_value(inputs[changed]));
      Model anew;
      build(anew);
      const size_t asked = chance.below(12);
      for (size_t k = 0; k < 12; ++k) {
        const std::string name = "out_" + std::to_string((asked + k * 5) % 12);
        INFO(seed << " " << name);
        CHECK(shown(kept.value(kept.find(name))) == shown(anew.value(anew.find(name))));
      }
    }
  }
}
