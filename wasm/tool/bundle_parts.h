// Cuts a bundle into parts that stay the same where its entries do, so that visitors fetch what changed.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace satchel {

// The parts in their order (web/worker/FORMAT.md, "The parts"); together they are the bundle, which they
// borrow. Fails where it is no bundle.
Result<std::vector<std::string_view>> bundle_parts(std::string_view bundle);

}  // namespace satchel
