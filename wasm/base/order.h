// The order of a few names: one sort for the whole engine, where each instance of std::sort is 2 KB of it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace satchel {

// The indices of `names` in the order of their bytes; equal names keep theirs. For up to some thousands: the
// steps grow with the square of their number.
std::vector<uint32_t> order_of(std::span<const std::string_view> names);

}  // namespace satchel
