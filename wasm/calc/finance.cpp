// Loans, savings and investments: money paid out is negative.
#include <cmath>

#include "calc/elementary.h"
#include "calc/library.h"

namespace satchel::calc::library {
namespace {

// The equation behind PV, FV, PMT, NPER and RATE:
// present * growth + payment * (1 + rate * at_begin) * (growth - 1) / rate + future = 0, growth = (1 +
// rate)^periods
struct Loan {
  double growth;   // of money over all periods
  double annuity;  // what payments of 1 grow to
};
Loan loan(double rate, double periods, bool at_begin) {
  if (rate > -1e-8 && rate < 1e-8)  // (growth - 1) / rate has no digits left: its series
    return {1 + periods * rate, periods * (1 + (periods - 1) / 2 * rate) * (1 + (at_begin ? rate : 0))};
  const double growth = calc::power(1 + rate, periods);
  return {growth, (1 + (at_begin ? rate : 0)) * (growth - 1) / rate};
}

// Where `value(x)` is zero near `guess`: Newton's method with a numerical slope, steps halved that leave x >
// -1.
template <class Function>
bool find_zero(Function value, double& x) {
  constexpr int kMostSteps = 100;
  constexpr double kNear = 1e-15, kNearEnough = 1e-10, kStep = 1e-6;
  constexpr double kLeast = -1 + 1e-5;  // nearer to losing everything no step is small enough
  double moved = 1;
  for (int i = 0; i < kMostSteps; ++i) {
    const double here = value(x);
    if (!std::isfinite(here)) return false;
    if (here == 0) return true;
    const double slope = (value(x + kStep) - value(x - kStep)) / (2 * kStep);
    double next = x - here / slope;
    if (!std::isfinite(next)) return false;
    if (next <= -1) next = (x - 1) / 2;
    moved = std::fabs(next - x);
    x = next;
    if (x < kLeast) return false;
    if (moved <= kNear * (1 + std::fabs(x))) return true;
  }
  return moved <= kNearEnough * (1 + std::fabs(x));
}

// What payments, one a period from the first period's begin on, are worth there.
double present_value(Call& call, double rate, uint32_t from, uint32_t to) {
  double worth = 0, factor = 1, payment = 0;
  for (Numbers numbers(call, from, to); numbers.next(payment); factor *= 1 + rate) worth += payment / factor;
  return worth;
}

}  // namespace

Value fv(Call& call) {
  const Loan l = loan(call.number(0), call.number(1), call.truth(4, false));
  return number_value(-(call.number(3, 0) * l.growth + call.number(2) * l.annuity));
}

Value pv(Call& call) {
  const Loan l = loan(call.number(0), call.number(1), call.truth(4, false));
  return number_value(-(call.number(3, 0) + call.number(2) * l.annuity) / l.growth);
}

Value pmt(Call& call) {
  if (call.number(1) == 0) return call.fail(Error::kNumber);
  const Loan l = loan(call.number(0), call.number(1), call.truth(4, false));
  return number_value(-(call.number(2) * l.growth + call.number(3, 0)) / l.annuity);
}

Value nper(Call& call) {
  const double rate = call.number(0), payment = call.number(1), present = call.number(2),
               future = call.number(3, 0);
  if (rate == 0)
    return payment == 0 ? call.fail(Error::kNumber) : number_value(-(present + future) / payment);
  // What is asked for has no logarithm where the payments never pay the loan back.
  const double each = payment * (1 + (call.truth(4, false) ? rate : 0)) / rate;
  const double ratio = (each - future) / (each + present);
  if (!(ratio > 0) || rate <= -1) return call.fail(Error::kNumber);
  return number_value(natural_log(ratio) / natural_log(1 + rate));
}

Value rate(Call& call) {
  const double periods = call.number(0), payment = call.number(1), present = call.number(2),
               future = call.number(3, 0);
  const bool at_begin = call.truth(4, false);
  double x = call.number(5, 0.1);
  if (call.failed() != Error::kNone || periods <= 0) return call.fail(Error::kNumber);
  const auto value = [&](double rate) {
    const Loan l = loan(rate, periods, at_begin);
    return present * l.growth + payment * l.annuity + future;
  };
  // What is left of a rate of 0 is noise.
  return find_zero(value, x) ? number_value(std::fabs(x) < 1e-14 ? 0 : x) : call.fail(Error::kNumber);
}

Value irr(Call& call) {
  double x = call.number(1, 0.1), payment = 0;
  bool has_gain = false, has_loss = false;
  for (Numbers numbers(call, 0, 1); numbers.next(payment);)
    (payment > 0 ? has_gain : has_loss) |= payment != 0;
  if (!has_gain || !has_loss || !call.spend(size_t{Cells(call[0]).count} * 300))
    return call.fail(Error::kNumber);
  const auto value = [&](double rate) { return present_value(call, rate, 0, 1); };
  return find_zero(value, x) ? number_value(x) : call.fail(Error::kNumber);
}

Value npv(Call& call) {
  const double rate = call.number(0);
  if (rate == -1) return call.fail(Error::kDivide);
  return number_value(present_value(call, rate, 1, 255) / (1 + rate));
}

Value sln(Call& call) {
  const double life = call.number(2);
  return life == 0 ? call.fail(Error::kDivide) : number_value((call.number(0) - call.number(1)) / life);
}

}  // namespace satchel::calc::library
