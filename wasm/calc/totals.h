// What is known of numbers that pass by once.
#pragma once

#include <cmath>

#include "calc/value.h"

namespace satchel::calc {

struct Totals {
  double count = 0, sum = 0, product = 1, squares = 0;
  double smallest = INFINITY, largest = -INFINITY;

  void add(double number) {
    count += 1;
    sum = calc::add(sum, number);
    product *= number;
    squares += number * number;
    smallest = number < smallest ? number : smallest;
    largest = number > largest ? number : largest;
  }
  // 0 where there are none.
  double least() const { return count == 0 ? 0 : smallest; }
  double greatest() const { return count == 0 ? 0 : largest; }
  double whole_product() const { return count == 0 ? 0 : product; }
  Value mean() const { return count == 0 ? error_value(Error::kDivide) : number_value(sum / count); }
};

}  // namespace satchel::calc
