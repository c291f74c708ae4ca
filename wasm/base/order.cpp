#include "base/order.h"

namespace satchel {

// Insertion by hand: a vector's insert is five times the code.
std::vector<uint32_t> order_of(std::span<const std::string_view> names) {
  std::vector<uint32_t> order(names.size());
  for (uint32_t i = 0; i < names.size(); ++i) {
    uint32_t at = i;
    for (; at > 0 && names[order[at - 1]] > names[i]; --at) order[at] = order[at - 1];
    order[at] = i;
  }
  return order;
}

}  // namespace satchel
