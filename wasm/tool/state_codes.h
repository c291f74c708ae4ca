// The states' FIPS ids (FIPS 5-2) and postal codes (USPS Publication 28), the District of Columbia included.
#pragma once

#include <string_view>

namespace satchel {

// "WA" for 53; empty where no state has this id.
std::string_view state_code(int fips);

}  // namespace satchel
