// Sums, means, order and spread of numbers.
#include <algorithm>
#include <cmath>

#include "calc/library.h"
#include "calc/read_value.h"
#include "calc/totals.h"

namespace satchel::calc::library {
namespace {

Totals totals_of(Call& call) {
  Totals totals;
  double number = 0;
  for (Numbers numbers(call); numbers.next(number);) totals.add(number);
  return totals;
}

// Heap sort: no template of the library, and no worst case.
void sort(double* numbers, size_t count) {
  for (size_t begin = count / 2, end = count; end > 1;) {
    if (begin > 0)
      --begin;
    else
      std::swap(numbers[0], numbers[--end]);
    for (size_t root = begin, child = 0; (child = 2 * root + 1) < end; root = child) {
      if (child + 1 < end && numbers[child + 1] > numbers[child]) ++child;
      if (numbers[root] >= numbers[child]) break;
      std::swap(numbers[root], numbers[child]);
    }
  }
}

// The numbers of the arguments before `to` in order, in the evaluator's memory.
struct Sorted {
  double* numbers = nullptr;
  size_t count = 0;
};
Sorted sorted(Call& call, uint32_t to = 255) {
  size_t most = 0;
  for (uint32_t i = 0; i < std::min(to, call.count()); ++i) most += Cells(call[i]).count;
  Sorted result;
  // A value has room for two numbers.
  Value* const room = call.make_cells(most / 2 + 1, 1);
  if (room == nullptr || !call.spend(most * 4)) return result;
  result.numbers = reinterpret_cast<double*>(room);
  for (Numbers numbers(call, 0, to); numbers.next(result.numbers[result.count]) && result.count < most;)
    ++result.count;
  if (call.failed() == Error::kNone) sort(result.numbers, result.count);
  return result;
}

// The `place`th from the smallest or the largest; the place counts from 1, its fraction upwards.
Value nth(Call& call, bool from_largest) {
  const Sorted all = sorted(call, 1);
  const double place = std::ceil(call.number(1));
  if (!(place >= 1 && place <= static_cast<double>(all.count))) return call.fail(Error::kNumber);
  const auto i = static_cast<size_t>(place) - 1;
  return number_value(all.numbers[from_largest ? all.count - 1 - i : i]);
}

// The sum of squared distances from the mean, divided by the count less `fewer`.
Value variance(Call& call, int fewer, bool root) {
  const Totals totals = totals_of(call);
  const double degrees = totals.count - fewer;
  if (call.failed() == Error::kNone && degrees <= 0) return call.fail(Error::kDivide);
  const double mean = totals.sum / totals.count;
  double squares = 0, number = 0;
  for (Numbers numbers(call); numbers.next(number);) squares += (number - mean) * (number - mean);
  return number_value(root ? std::sqrt(squares / degrees) : squares / degrees);
}

}  // namespace

Value average(Call& call) { return totals_of(call).mean(); }
Value large(Call& call) { return nth(call, true); }
Value small(Call& call) { return nth(call, false); }
Value max(Call& call) { return number_value(totals_of(call).greatest()); }
Value min(Call& call) { return number_value(totals_of(call).least()); }
Value product(Call& call) { return number_value(totals_of(call).whole_product()); }
Value sum(Call& call) { return number_value(totals_of(call).sum); }
Value sumsq(Call& call) { return number_value(totals_of(call).squares); }
Value stdev(Call& call) { return variance(call, 1, true); }
Value stdevp(Call& call) { return variance(call, 0, true); }
Value var(Call& call) { return variance(call, 1, false); }

// A text counts where it is written into the call and means a number; errors do not.
Value count(Call& call) {
  double counted = 0, number = 0;
  for (uint32_t i = 0; i < call.count(); ++i) {
    const Cells cells(call[i]);
    for (const Value& cell : cells)
      counted += cell.is(Type::kNumber) ||
                 (!cells.are_reference && (cell.is(Type::kBoolean) || cell.is(Type::kMissing) ||
                                           (cell.is(Type::kText) && read_value(cell.view(), number))));
  }
  return number_value(counted);
}

Value counta(Call& call) {
  double counted = 0;
  for (uint32_t i = 0; i < call.count(); ++i)
    for (const Value& cell : Cells(call[i])) counted += cell.is(Type::kBlank) ? 0 : 1;
  return number_value(counted);
}

Value countblank(Call& call) {
  double counted = 0;
  for (const Value& cell : Cells(call[0]))
    counted += cell.is_blank() || (cell.is(Type::kText) && cell.size == 0);
  return number_value(counted);
}

Value median(Call& call) {
  const Sorted all = sorted(call);
  if (all.count == 0) return call.fail(Error::kNumber);
  const size_t middle = all.count / 2;
  if (all.count % 2 == 1) return number_value(all.numbers[middle]);
  return number_value((all.numbers[middle - 1] + all.numbers[middle]) / 2);
}

// Of several, the one that comes first.
Value mode(Call& call) {
  const Sorted all = sorted(call);
  size_t most = 1;
  for (size_t i = 0, run = 1; i + 1 < all.count; ++i) {
    run = all.numbers[i] == all.numbers[i + 1] ? run + 1 : 1;
    most = std::max(most, run);
  }
  const auto occurrences = [&](double number) {
    size_t begin = 0, end = all.count;
    while (begin < end) {
      const size_t middle = (begin + end) / 2;
      all.numbers[middle] < number ? begin = middle + 1 : end = middle;
    }
    size_t count = 0;
    while (begin + count < all.count && all.numbers[begin + count] == number) ++count;
    return count;
  };
  double number = 0;
  for (Numbers numbers(call); most > 1 && numbers.next(number);)
    if (occurrences(number) == most) return number_value(number);
  return call.fail(Error::kNotAvailable);
}

Value rank(Call& call) {
  const double wanted = call.number(0);
  const bool ascending = call.truth(2, false);
  double place = 1, number = 0;
  bool is_there = false;
  for (Numbers numbers(call, 1, 2); numbers.next(number);) {
    place += ascending ? number < wanted : number > wanted;
    is_there |= number == wanted;
  }
  return is_there ? number_value(place) : call.fail(Error::kNotAvailable);
}

// Cells that are no numbers count as 0.
Value sumproduct(Call& call) {
  const Value& first = call[0];
  const uint32_t count = Cells(first).count;
  for (uint32_t i = 1; i < call.count(); ++i)
    if (Cells(call[i]).count != count || (count > 1 && call[i].size != first.size))
      return call.fail(Error::kValue);
  if (!call.spend(static_cast<size_t>(count) * call.count())) return number_value(0);
  double sum = 0;
  for (uint32_t cell = 0; cell < count; ++cell) {
    double product = 1;
    for (uint32_t i = 0; i < call.count(); ++i) {
      const Value& value = Cells(call[i]).first[cell];
      if (value.is(Type::kError)) return call.fail(value.error);
      product *= value.is(Type::kNumber) ? value.number : 0;
    }
    sum = add(sum, product);
  }
  return number_value(sum);
}

}  // namespace satchel::calc::library
