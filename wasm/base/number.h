// Numbers as text, the same everywhere: no locale, no printf.
#pragma once

#include <string>

namespace satchel {

// The shortest decimal that reads back as the same number: "3", "0.1", "1e+21"; "0" for -0. Empty where
// `number` is not finite.
std::string shortest_number(double number);

}  // namespace satchel
