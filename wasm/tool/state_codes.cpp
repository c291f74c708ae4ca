#include "tool/state_codes.h"

#include <vector>

namespace satchel {
namespace {

constexpr int kLastId = 56;

}  // namespace

std::string_view state_code(int fips) {
  // Two letters an id, from 0 on; FIPS leaves gaps where territories stood.
  constexpr std::string_view kCodes =
      "  ALAK  AZARCA  COCTDEDCFLGA  HIIDILINIAKSKYLAMEMDMAMIMNMSMO"
      "MTNENVNHNJNMNYNCNDOHOKORPA  RISCSDTNTXUTVTVA  WAWVWIWY";
  static_assert(kCodes.size() == 2 * (kLastId + 1));
  if (fips < 0 || fips > kLastId) return {};
  const std::string_view code = kCodes.substr(2 * static_cast<size_t>(fips), 2);
  return code == "  " ? std::string_view() : code;
}

std::span<const std::string_view> state_codes() {
  static const std::vector<std::string_view> codes = [] {
    std::vector<std::string_view> all;
    for (int fips = 1; fips <= kLastId; ++fips)
      if (const std::string_view code = state_code(fips); !code.empty()) all.push_back(code);
    return all;
  }();
  return codes;
}

}  // namespace satchel
