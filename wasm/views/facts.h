// Reading the state facts and the policy snapshots of content/data.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/json.h"
#include "views/view.h"

namespace satchel {

struct Policy {
  std::string_view column;  // of state-facts.csv
  std::string_view label;
};

// The ten policies that the tracker follows, in its order.
std::span<const Policy> policies();

// A whole number with thousands separators: "12345" -> "12,345". Anything else stays as it is.
std::string grouped_number(std::string_view digits);

// A state's row of state-facts as a view shows it: code, name, href (where the site has the state's page),
// figures as text and as sort keys, policies with value and mark, and how many are adopted.
Json state_context(const Json& row, ViewHost& host);

}  // namespace satchel
