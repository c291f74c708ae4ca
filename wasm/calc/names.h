// The names that values may have: legal in Excel's workbooks, and in ours.
#pragma once

#include <string_view>

#include "base/result.h"

namespace satchel::calc {

constexpr size_t kMaxNameBytes = 255;

// A letter or _, then letters, digits, _ and dots; no cell's address (A1, R1C1), neither TRUE nor FALSE. The
// failure says what is wrong.
Result<void> check_name(std::string_view name);

}  // namespace satchel::calc
