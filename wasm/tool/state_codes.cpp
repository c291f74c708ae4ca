#include "tool/state_codes.h"

namespace satchel {

std::string_view state_code(int fips) {
  // Two letters an id, from 0 on; FIPS leaves gaps where territories stood.
  constexpr std::string_view kCodes =
      "  ALAK  AZARCA  COCTDEDCFLGA  HIIDILINIAKSKYLAMEMDMAMIMNMSMO"
      "MTNENVNHNJNMNYNCNDOHOKORPA  RISCSDTNTXUTVTVA  WAWVWIWY";
  static_assert(kCodes.size() == 114);
  if (fips < 0 || fips > 56) return {};
  const std::string_view code = kCodes.substr(2 * static_cast<size_t>(fips), 2);
  return code == "  " ? std::string_view() : code;
}

}  // namespace satchel
