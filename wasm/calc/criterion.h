// The conditions of COUNTIF and its kin: 5, ">=10", "<>done", "b*", "".
#pragma once

#include <string_view>

#include "calc/value.h"

namespace satchel::calc {

class Criterion {
 public:
  // Borrows the texts of `condition`, which is no array.
  explicit Criterion(const Value& condition);
  // `steps` is counted down by what comparing texts takes.
  bool holds(const Value& cell, size_t& steps) const;

 private:
  enum class Relation : uint8_t { kEqual, kNotEqual, kLess, kLessOrEqual, kMore, kMoreOrEqual };
  bool equals(const Value& cell, size_t& steps) const;
  bool in_order(int order) const;

  Relation relation_ = Relation::kEqual;
  Value wanted_;           // a blank: cells that are blank
  bool or_empty_ = false;  // "" means empty texts as well
};

}  // namespace satchel::calc
