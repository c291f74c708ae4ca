#include "base/order.h"

#include <algorithm>

namespace satchel {

std::vector<uint32_t> order_of(std::span<const std::string_view> names) {
  std::vector<uint32_t> order;
  order.reserve(names.size());
  for (uint32_t i = 0; i < names.size(); ++i) {
    const auto behind = std::partition_point(order.begin(), order.end(),
                                             [&](uint32_t other) { return names[other] <= names[i]; });
    order.insert(behind, i);
  }
  return order;
}

}  // namespace satchel
