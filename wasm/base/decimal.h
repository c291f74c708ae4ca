// Decimal numbers as text, turned into doubles: strtod without a locale, at a tenth of its size.
#pragma once

#include <optional>
#include <string_view>

namespace satchel {

// The double nearest to the number that `text` is, whole: digits with at most one point and an exponent if
// need be, "-12.5e3"; also ".5" and "5.". Halfway cases go to the even one; too large is infinite, too small
// 0. Empty where `text` is anything else.
std::optional<double> parse_decimal(std::string_view text);

}  // namespace satchel
