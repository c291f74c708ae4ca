#include "base/number.h"

#include <cmath>

#include <nlohmann/detail/conversions/to_chars.hpp>

namespace satchel {

// By nlohmann's own Grisu2: the serializer around it would bring printf into the module, and libc++ 14 has no
// to_chars for floating point.
std::string shortest_number(double number) {
  if (!std::isfinite(number)) return {};
  if (number == 0) return "0";
  char digits[64];
  std::string text(digits, nlohmann::detail::to_chars(digits, digits + sizeof digits, number));
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace satchel
