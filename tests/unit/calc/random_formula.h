// Formulas made by chance: of everything that the grammar knows.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "calc/functions.h"

namespace satchel::calc::testing {

class RandomFormula {
 public:
  explicit RandomFormula(uint32_t seed) : chance_(seed) {}
  std::vector<std::string> names = {"a", "total_cost", "rate.key"};

  size_t below(size_t end) { return chance_() % end; }

  std::string make(int depth) {
    static const char* const kOperators[] = {"+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="};
    if (depth == 0) return leaf();
    switch (below(8)) {
      case 0:
        return leaf();
      case 1:
        return std::string(below(2) == 0 ? "-" : "+") + make(depth - 1);
      case 2:
        return make(depth - 1) + "%";
      case 3:
        return "(" + make(depth - 1) + ")";
      case 4:
      case 5:
        return call(depth);
      default:
        return make(depth - 1) + kOperators[below(12)] + make(depth - 1);
    }
  }

 private:
  std::string leaf() {
    static const char* const kLeaves[] = {"0",
                                          "1",
                                          "2.5",
                                          "1E+300",
                                          "0.1",
                                          "\"text\"",
                                          "\"\"",
                                          "\"3\"",
                                          "TRUE",
                                          "#N/A",
                                          "Z999",
                                          "{1,2;3,-4}",
                                          "{\"a\",TRUE,#REF!}",
                                          "45366",
                                          "7",
                                          "\"a\"\"b\"",
                                          "12345678.875",
                                          "1.7976931348623157E+308"};
    if (!names.empty() && below(4) == 0) return names[below(names.size())];
    return kLeaves[below(std::size(kLeaves))];
  }

  std::string call(int depth) {
    const Function& function = functions()[below(functions().size())];
    size_t count = function.least + below(3);
    if (function.most != 255 && count > function.most) count = function.most;
    std::string text = std::string(function.name) + "(";
    for (size_t i = 0; i < count; ++i) {
      if (i > 0) text += ",";
      if (count < 2 || below(12) != 0) text += make(depth - 1);
    }
    return text + ")";
  }

  std::mt19937 chance_;
};

}  // namespace satchel::calc::testing
