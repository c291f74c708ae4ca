// COUNTIF, SUMIFS and their kin.
#include "calc/criterion.h"
#include "calc/library.h"
#include "calc/totals.h"

namespace satchel::calc::library {
namespace {

// Whether all pairs of range and condition from `first` to `end` hold for the cell.
bool all_hold(Call& call, uint32_t first, uint32_t end, uint32_t cell) {
  for (uint32_t i = first; i + 1 < end; i += 2)
    if (!Criterion(call[i + 1].is(Type::kArray) ? call[i + 1].cells[0] : call[i + 1])
             .holds(Cells(call[i]).first[cell], call.steps()))
      return false;
  return true;
}

// What is known of the numbers of `target` where all pairs hold; counts the cells themselves into `cells`.
Totals totals_where(Call& call, const Value& target, uint32_t first, uint32_t end, double& cells) {
  Totals totals;
  const uint32_t count = Cells(call[first]).count;
  bool fits = (end - first) % 2 == 0;
  for (uint32_t i = first; i < end; i += 2) fits &= Cells(call[i]).count == count;
  if (!fits) call.fail(Error::kValue);
  if (!fits || !call.spend(size_t{count} * (end - first))) return totals;
  const Cells targets(target);
  for (uint32_t i = 0; i < count; ++i) {
    if (!all_hold(call, first, end, i)) continue;
    ++cells;
    if (i >= targets.count) continue;
    const Value& cell = targets.first[i];
    if (cell.is(Type::kError)) call.fail(cell.error);
    if (cell.is(Type::kNumber)) totals.add(cell.number);
  }
  return totals;
}

// SUMIF and AVERAGEIF: the range, its condition and, where they are others, the cells meant.
Totals where(Call& call) {
  double cells = 0;
  return totals_where(call, call.has(2) ? call[2] : call[0], 0, 2, cells);
}

// SUMIFS and its kin: the cells meant, then pairs.
Totals where_all(Call& call) {
  double cells = 0;
  if (Cells(call[0]).count != Cells(call[1]).count) call.fail(Error::kValue);
  return totals_where(call, call[0], 1, call.count(), cells);
}

}  // namespace

Value sumif(Call& call) { return number_value(where(call).sum); }
Value averageif(Call& call) { return where(call).mean(); }
Value sumifs(Call& call) { return number_value(where_all(call).sum); }
Value averageifs(Call& call) { return where_all(call).mean(); }
Value maxifs(Call& call) { return number_value(where_all(call).greatest()); }
Value minifs(Call& call) { return number_value(where_all(call).least()); }

Value countifs(Call& call) {
  double cells = 0;
  totals_where(call, Value(), 0, call.count(), cells);
  return number_value(cells);
}
Value countif(Call& call) { return countifs(call); }

}  // namespace satchel::calc::library
