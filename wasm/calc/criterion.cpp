#include "calc/criterion.h"

#include "base/ascii.h"
#include "calc/letters.h"
#include "calc/read_value.h"

namespace satchel::calc {
namespace {

// What the text behind the relation means.
Value meaning_of(std::string_view text) {
  double number = 0;
  if (read_value(text, number)) return number_value(number);
  for (const bool truth : {true, false})
    if (equals_ignoring_case(text, truth ? "TRUE" : "FALSE")) return boolean_value(truth);
  const Error error = error_at(text);
  if (error != Error::kNone && error_name(error).size() == text.size()) return error_value(error);
  return text.empty() ? Value() : text_value(text);
}

}  // namespace

Criterion::Criterion(const Value& condition) : wanted_(condition) {
  if (condition.is_blank()) wanted_ = number_value(0);
  if (!condition.is(Type::kText)) return;
  std::string_view text = condition.view();
  constexpr std::string_view kSigns[] = {"=", "<>", "<=", ">=", "<", ">"};
  constexpr Relation kRelations[] = {Relation::kEqual,       Relation::kNotEqual, Relation::kLessOrEqual,
                                     Relation::kMoreOrEqual, Relation::kLess,     Relation::kMore};
  or_empty_ = text.empty();
  for (size_t i = 0; i < 6; ++i)
    if (text.starts_with(kSigns[i])) {
      relation_ = kRelations[i];
      text.remove_prefix(kSigns[i].size());
      break;
    }
  wanted_ = meaning_of(text);
}

bool Criterion::equals(const Value& cell, size_t& steps) const {
  if (wanted_.is(Type::kBlank))
    return cell.is_blank() || (or_empty_ && cell.is(Type::kText) && cell.size == 0);
  if (wanted_.is(Type::kError)) return cell.is(Type::kError) && cell.error == wanted_.error;
  if (wanted_.is(Type::kText)) return cell.is(Type::kText) && matches(wanted_.view(), cell.view(), steps);
  double number = 0;
  if (wanted_.is(Type::kNumber) && cell.is(Type::kText))
    return read_value(cell.view(), number) && compare(number_value(number), wanted_) == 0;
  return cell.type == wanted_.type && compare(cell, wanted_) == 0;
}

bool Criterion::in_order(int order) const {
  switch (relation_) {
    case Relation::kLess:
      return order < 0;
    case Relation::kLessOrEqual:
      return order <= 0;
    case Relation::kMore:
      return order > 0;
    default:
      return order >= 0;
  }
}

bool Criterion::holds(const Value& cell, size_t& steps) const {
  if (relation_ == Relation::kEqual) return equals(cell, steps);
  if (relation_ == Relation::kNotEqual) return !equals(cell, steps);
  return cell.type == wanted_.type && !cell.is(Type::kError) && !cell.is_blank() &&
         in_order(compare(cell, wanted_));
}

}  // namespace satchel::calc
