// Reading and printing formulas, and what is told of those that are none.
#include "calc/parser.h"

#include "calc_support.h"
#include "random_formula.h"

using namespace satchel;
using namespace satchel::calc;
using testing::computed;
using testing::printed;

namespace {

struct Wrong {
  const char* formula;
  int column;
  const char* code;
};

std::string again(std::string_view text, const PrintOptions& options = {}) {
  const Result<Formula> formula = parse_formula(text);
  return formula ? printed(*formula, options) : formula.error().message;
}

std::string repeated(const char* text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("what is printed is what was read, with the parentheses that it takes") {
  CHECK(again("=1+(2*3)") == "1+2*3");
  CHECK(again("=(1+2)*3") == "(1+2)*3");
  CHECK(again("=1-(2-3)") == "1-(2-3)");
  CHECK(again("=(1-2)-3") == "1-2-3");
  CHECK(again("=-(2^2)") == "-(2^2)");
  CHECK(again("=(-2)^2") == "-2^2");
  CHECK(again("=(-5)%") == "(-5)%");
  CHECK(again("= sum( a , B ,, \"x\"\"y\" )") == "SUM(a,B,,\"x\"\"y\")");
  CHECK(again("={1,2;\"a\",true}") == "{1,2;\"a\",TRUE}");
  CHECK(again("=$B$2+A1:B2") == "$B$2+A1:B2");
  CHECK(again("0.1+1e-7+1e300") == "0.1+0.0000001+1E+300");
  CHECK(again("=0.30000000000000004") == "3.0000000000000004E-01");
  CHECK(again("=nosuch(1)") == "nosuch(1)");
}

TEST_CASE("late functions carry Excel's prefix where it is asked for") {
  PrintOptions options;
  options.prefixed = true;
  CHECK(again("=ifs(a,1,xor(b),2)+sum(1)", options) == "_xlfn.IFS(a,1,_xlfn.XOR(b),2)+SUM(1)");
  CHECK(again("=_xlfn.CONCAT(1)") == "CONCAT(1)");
  options.spaced = true;
  CHECK(again("=a*(b+1)", options) == "a * (b + 1)");
}

TEST_CASE("failures have a code and a column") {
  const Wrong table[] = {{"=", 2, "formula-end"},
                         {"=1+", 4, "formula-end"},
                         {"=(1+2", 2, "formula-parenthesis"},
                         {"=1)", 3, "formula-parenthesis"},
                         {"=SUM(1", 2, "formula-parenthesis"},
                         {"=SUM(1;2)", 7, "formula-word"},
                         {"=1 2", 4, "formula-operator"},
                         {"=a==b", 4, "formula-word"},
                         {"=\"abc", 2, "formula-text"},
                         {"=#FOO", 2, "formula-error"},
                         {"='a'", 2, "formula-character"},
                         {"=1+\xC3\xA9", 4, "formula-character"},
                         {"={1,2;3}", 8, "formula-array"},
                         {"={a}", 3, "formula-array"},
                         {"={1,2", 2, "formula-array"},
                         {"=1E999", 2, "formula-number"},
                         {"=.", 2, "formula-number"},
                         {"=*2", 2, "formula-word"}};
  for (const Wrong& row : table) {
    INFO(row.formula);
    const Result<Formula> formula = parse_formula(row.formula);
    REQUIRE_FALSE(formula);
    CHECK(formula.error().code == row.code);
    CHECK(formula.error().column == row.column);
    CHECK(formula.error().line == 1);
    CHECK_FALSE(formula.error().message.empty());
  }
}

TEST_CASE("unknown functions and wrong counts of arguments are told, and are values all the same") {
  const Result<Formula> unknown = parse_formula("=1+SUMM(2)");
  REQUIRE(unknown);
  REQUIRE(unknown->problems.size() == 1);
  CHECK(unknown->problems[0].column == 4);
  CHECK(unknown->problems[0].message == "There is no function \"SUMM\"");
  CHECK(unknown->problems[0].hint == "did you mean \"SUM\"?");
  CHECK(computed("=IFERROR(SUMM(2),5)") == "5");
  const Result<Formula> few = parse_formula("=ROUND(1)");
  REQUIRE(few);
  CHECK(few->problems.at(0).message == "ROUND has too few arguments");
  CHECK(computed("=ABS(1,2)") == "#VALUE!");
  CHECK(computed("=unknown_name") == "#NAME?");
}

TEST_CASE("hostile formulas are refused or computed, never endless") {
  CHECK(computed("=" + repeated("(", 64) + "1" + repeated(")", 64)) == "1");
  CHECK_FALSE(parse_formula("=" + repeated("(", 65) + "1" + repeated(")", 65)));
  CHECK_FALSE(parse_formula(repeated("(", 8000)));
  CHECK_FALSE(parse_formula("=" + repeated("-", 8000) + "1"));
  CHECK_FALSE(parse_formula("=1" + repeated("%", 8000)));
  CHECK_FALSE(parse_formula("=" + repeated("IF(1,", 65) + "1" + repeated(")", 65)));
  CHECK(computed("=" + repeated("IF(1,", 63) + "7" + repeated(")", 63)) == "7");
  CHECK(computed("=0" + repeated("+1", 200)) == "200");
  CHECK_FALSE(parse_formula("=0" + repeated("+1", 300)));
  CHECK_FALSE(parse_formula(repeated("1", 9000)));
  CHECK_FALSE(parse_formula("=SUM(1" + repeated(",1", 254) + ")"));
  CHECK(computed("=REPT(\"abc\",1E300)") == "#VALUE!");
  CHECK(computed("=LEN(REPT(REPT(\"a\",1000),33))") == "#VALUE!");
  CHECK(computed("=SUBSTITUTE(REPT(\"a\",30000),\"a\",REPT(\"b\",30000))") == "#VALUE!");
  CHECK(computed("=WORKDAY(1,1E9)") == "#NUM!");
  CHECK(computed("=SEARCH(REPT(\"*a\",9000)&\"b\",REPT(\"a\",32000))") == "#NUM!");
  CHECK(computed("=1E308*10") == "#NUM!");
  CHECK(computed("=-1E308-1E308") == "#NUM!");
  CHECK(computed("=SUM(1E308,1E308)") == "#NUM!");
  CHECK(computed("=FACT(170)*FACT(170)") == "#NUM!");
}

TEST_CASE("every formula printed is read as the same formula") {
  testing::RandomFormula chance(7);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = "=" + chance.make(1 + i % 5);
    INFO(text);
    const Result<Formula> first = parse_formula(text);
    if (!first) continue;  // nested too deeply
    const std::string canonical = printed(*first);
    const Result<Formula> second = parse_formula(canonical);
    REQUIRE(second);
    CHECK(printed(*second) == canonical);
    REQUIRE(second->nodes.size() == first->nodes.size());
    for (size_t k = 0; k < first->nodes.size(); ++k) {
      CHECK(second->nodes[k].kind == first->nodes[k].kind);
      CHECK(second->nodes[k].op == first->nodes[k].op);
      CHECK(second->nodes[k].function == first->nodes[k].function);
      CHECK(second->nodes[k].size == first->nodes[k].size);
    }
    Evaluator evaluator, other;
    TextBuffer a, b;
    print_value(a, evaluator.evaluate(*first));
    print_value(b, other.evaluate(*second));
    CHECK(a.view() == b.view());
  }
}
