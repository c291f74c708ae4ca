// Conditions, choices, and what kind of value something is.
#include "calc/evaluate.h"
#include "calc/library.h"

namespace satchel::calc::library {
namespace {

// The truth values among the arguments: how many there are, how many hold.
struct Truths {
  uint32_t count = 0, held = 0;
};
Truths truths_of(Call& call) {
  Truths truths;
  for (uint32_t i = 0; i < call.count(); ++i) {
    const Cells cells(call[i]);
    for (const Value& cell : cells) {
      const bool is_skipped = cells.are_reference && (cell.is_blank() || cell.is(Type::kText));
      if (is_skipped) continue;
      ++truths.count;
      truths.held += call.truth_of(cell) ? 1 : 0;
    }
  }
  if (truths.count == 0) call.fail(Error::kValue);
  return truths;
}

Value is_type(Call& call, Type type) { return boolean_value(call[0].is(type)); }

bool is_error(const Value& value, bool only_missing) {
  return value.is(Type::kError) && (!only_missing || value.error == Error::kNotAvailable);
}

Value blank_as_zero(Value value) {
  if (value.is(Type::kMissing)) value = number_value(0);
  return value;
}

Value if_cell(Call& call) {
  const bool condition = call.truth(0);
  return condition ? call[1] : call.count() > 2 ? call[2] : boolean_value(false);
}
Value iferror_cell(Call& call) { return is_error(call[0], false) ? call[1] : call[0]; }
Value ifna_cell(Call& call) { return is_error(call[0], true) ? call[1] : call[0]; }

// Every argument computed, then chosen cell by cell.
Value for_each_cell(Choice& choice, Value first, Value (*choose)(Call&)) {
  Value arguments[3] = {first};
  for (uint32_t i = 1; i < choice.count(); ++i) arguments[i] = blank_as_zero(choice.argument(i));
  return choice.evaluator().for_each_cell(choose, arguments, choice.count(), 0);
}

Value otherwise(Choice& choice, bool only_missing) {
  const Value value = blank_as_zero(choice.argument(0));
  if (value.is(Type::kArray)) return for_each_cell(choice, value, only_missing ? ifna_cell : iferror_cell);
  return is_error(value, only_missing) ? blank_as_zero(choice.argument(1)) : value;
}

// A condition as truth; an error where it is none.
Error truth_of(Choice& choice, const Value& value, bool& truth) {
  Call call(choice.evaluator(), &value, 1);
  truth = call.truth(0);
  return call.failed();
}

}  // namespace

Value and_(Call& call) {
  const Truths truths = truths_of(call);
  return boolean_value(truths.held == truths.count);
}
Value or_(Call& call) { return boolean_value(truths_of(call).held > 0); }
Value xor_(Call& call) { return boolean_value(truths_of(call).held % 2 == 1); }
Value not_(Call& call) { return boolean_value(!call.truth(0)); }
Value true_(Call&) { return boolean_value(true); }
Value false_(Call&) { return boolean_value(false); }
Value na(Call&) { return error_value(Error::kNotAvailable); }

Value isblank(Call& call) { return is_type(call, Type::kBlank); }
Value iserror(Call& call) { return is_type(call, Type::kError); }
Value islogical(Call& call) { return is_type(call, Type::kBoolean); }
Value isnumber(Call& call) { return is_type(call, Type::kNumber); }
Value istext(Call& call) { return is_type(call, Type::kText); }
Value isna(Call& call) { return boolean_value(is_error(call[0], true)); }
Value iserr(Call& call) { return boolean_value(is_error(call[0], false) && !is_error(call[0], true)); }

Value error_type(Call& call) {
  const Value& value = call[0];
  return value.is(Type::kError) ? number_value(static_cast<int>(value.error))
                                : call.fail(Error::kNotAvailable);
}

Value n(Call& call) {
  const Value& value = call[0];
  if (value.is(Type::kError)) return value;
  return number_value(value.is(Type::kNumber) || value.is(Type::kBoolean) ? value.number : 0);
}

Value t(Call& call) {
  const Value& value = call[0];
  return value.is(Type::kText) || value.is(Type::kError) ? value : text_value({});
}

Value if_(Choice& choice) {
  const Value condition = choice.argument(0);
  if (condition.is(Type::kArray)) return for_each_cell(choice, condition, if_cell);
  bool truth = false;
  if (const Error error = truth_of(choice, condition, truth); error != Error::kNone)
    return error_value(error);
  if (!truth && choice.count() < 3) return boolean_value(false);
  return blank_as_zero(choice.argument(truth ? 1 : 2));
}

Value iferror(Choice& choice) { return otherwise(choice, false); }
Value ifna(Choice& choice) { return otherwise(choice, true); }

Value ifs(Choice& choice) {
  for (uint32_t i = 0; i + 1 < choice.count(); i += 2) {
    bool truth = false;
    if (const Error error = truth_of(choice, choice.argument(i), truth); error != Error::kNone)
      return error_value(error);
    if (truth) return blank_as_zero(choice.argument(i + 1));
  }
  return error_value(choice.count() % 2 == 0 ? Error::kNotAvailable : Error::kValue);
}

Value choose(Choice& choice) {
  const Value place = choice.argument(0);
  Call call(choice.evaluator(), &place, 1);
  const int i = call.whole(0);
  if (call.failed() != Error::kNone) return error_value(call.failed());
  if (i < 1 || i >= static_cast<int>(choice.count())) return error_value(Error::kValue);
  return blank_as_zero(choice.argument(static_cast<uint32_t>(i)));
}

Value switch_(Choice& choice) {
  Value wanted = choice.argument(0);
  if (wanted.is(Type::kArray)) wanted = wanted.cells[0];
  if (wanted.is(Type::kError)) return wanted;
  uint32_t i = 1;
  for (; i + 1 < choice.count(); i += 2) {
    Value value = choice.argument(i);
    if (value.is(Type::kArray)) value = value.cells[0];
    if (value.is(Type::kError)) return value;
    if (compare(value, wanted) == 0) return blank_as_zero(choice.argument(i + 1));
  }
  return i < choice.count() ? blank_as_zero(choice.argument(i)) : error_value(Error::kNotAvailable);
}

}  // namespace satchel::calc::library
