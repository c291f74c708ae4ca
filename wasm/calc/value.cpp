#include "calc/value.h"

#include <cmath>

#include "calc/letters.h"

namespace satchel::calc {
namespace {

constexpr std::string_view kErrorNames[kErrors] = {"",      "#NULL!", "#DIV/0!", "#VALUE!",
                                                   "#REF!", "#NAME?", "#NUM!",   "#N/A"};
// Four units of the last place of a number with a small mantissa. More would make neighbours of 15 digits
// equal.
constexpr double kFewUnits = 0x1p-50;

int sign_of(bool less, bool more) { return less ? -1 : more ? 1 : 0; }

int rank_of(Type type) { return type == Type::kBoolean ? 2 : type == Type::kText ? 1 : 0; }

}  // namespace

Value error_value(Error error) {
  Value value;
  value.type = Type::kError;
  value.error = error;
  return value;
}

Value boolean_value(bool truth) {
  Value value;
  value.type = Type::kBoolean;
  value.number = truth ? 1 : 0;
  return value;
}

Value number_value(double number) {
  if (!(number - number == 0)) return error_value(Error::kNumber);
  Value value;
  value.type = Type::kNumber;
  value.number = number;
  return value;
}

Value text_value(std::string_view text) {
  Value value;
  value.type = Type::kText;
  value.size = static_cast<uint32_t>(text.size());
  value.text = text.data();
  return value;
}

Value array_value(const Value* cells, uint32_t rows, uint32_t columns) {
  Value value;
  value.type = Type::kArray;
  value.size = rows << 16 | columns;
  value.cells = cells;
  return value;
}

std::string_view error_name(Error error) { return kErrorNames[static_cast<int>(error)]; }

Error error_at(std::string_view text) {
  for (int i = 1; i < kErrors; ++i)
    if (text.substr(0, kErrorNames[i].size()) == kErrorNames[i]) return static_cast<Error>(i);
  return Error::kNone;
}

double add(double a, double b) {
  const double sum = a + b;
  return std::fabs(sum) < std::fabs(a) * kFewUnits ? 0 : sum;
}

int compare(const Value& a, const Value& b) {
  if (a.is_blank() && !b.is_blank()) return -compare(b, a);
  const int rank = rank_of(a.type), other = b.is_blank() ? rank : rank_of(b.type);
  if (rank != other) return rank - other;
  if (rank == 1) return compare_texts(a.view(), b.is_blank() ? std::string_view() : b.view());
  const double x = a.is_blank() ? 0 : a.number, y = b.is_blank() ? 0 : b.number;
  const double difference = add(x, -y);
  return sign_of(difference<0, difference> 0);
}

}  // namespace satchel::calc
