// The states' FIPS ids (FIPS 5-2) and postal codes (USPS Publication 28), the District of Columbia included.
#pragma once

#include <span>
#include <string_view>

namespace satchel {

// "WA" for 53; empty where no state has this id.
std::string_view state_code(int fips);

// All 51, in the order of their ids.
std::span<const std::string_view> state_codes();

}  // namespace satchel
