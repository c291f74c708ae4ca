// Formulas: any text is refused or read; what is read is printed as a formula that is read as the same one,
// and has the same finite value each time that it is computed, within the limits.
#include <cmath>
#include <string>

#include "calc/evaluate.h"
#include "calc/parser.h"
#include "calc/print.h"
#include "fuzz.h"

using namespace satchel;
using namespace satchel::calc;

namespace {

// Every name is the same small table, which has a text that is no UTF-8.
class OneTable final : public Scope {
 public:
  Value value_of(uint32_t slot) override {
    static const Value cells[] = {number_value(1), text_value("\xFFz"), boolean_value(true),
                                  number_value(-2.5)};
    return slot % 3 == 0 ? array_value(cells, 2, 2) : cells[slot % 4];
  }
};

void check_value(const Value& value) {
  if (value.is(Type::kNumber) || value.is(Type::kBoolean))
    require(std::isfinite(value.number), "numbers are finite");
  if (value.is(Type::kError)) require(!error_name(value.error).empty(), "errors have names");
  if (value.is(Type::kText)) require(value.size <= 4 * kMaxTextCharacters, "texts have a limit");
  if (!value.is(Type::kArray)) return;
  require(value.count() >= 1 && value.count() <= kMaxCells, "arrays have a limit");
  for (uint32_t i = 0; i < value.count(); ++i) {
    require(!value.cells[i].is(Type::kArray), "no array is in an array");
    check_value(value.cells[i]);
  }
}

std::string printed(const Formula& formula) {
  TextBuffer out;
  print_formula(out, formula);
  return out.str();
}

std::string computed(Formula& formula, Evaluator& evaluator) {
  formula.slots.clear();
  for (uint32_t i = 0; i < formula.names.size(); ++i) formula.slots.push_back(i);
  evaluator.reset();
  const Value value = evaluator.evaluate(formula);
  check_value(value);
  TextBuffer out;
  print_value(out, value);
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Result<Formula> formula = parse_formula(as_text(data, size));
  if (!formula) {
    require(formula.error().line == 1 && formula.error().column >= 1, "a failure has a place");
    require(!formula.error().code.empty() && !formula.error().message.empty(), "a failure says what failed");
    return 0;
  }
  require(formula->nodes.size() <= kMaxNodes, "formulas have a limit");
  OneTable table;
  Evaluator evaluator(&table);
  const std::string value = computed(*formula, evaluator);
  require(computed(*formula, evaluator) == value, "computing changes nothing");
  const std::string text = printed(*formula);
  if (text.size() > kMaxFormulaBytes)
    return 0;  // a number's shortest form may be longer than what was written
  Result<Formula> again = parse_formula(text);
  require(again.has_value(), "what is printed is a formula");
  require(printed(*again) == text, "there is one printed form");
  require(computed(*again, evaluator) == value, "what is printed means the same");
  return 0;
}
