// The facts of a state, as views show them.
#pragma once

#include <string>
#include <string_view>

#include "model/json.h"
#include "views/policies.h"
#include "views/view.h"

namespace satchel {

// A whole number with thousands separators: "12345" -> "12,345". Anything else stays as it is.
std::string grouped_number(std::string_view digits);

// A state as a view shows it, from its row of state-facts, which says its code and name at least: code, name,
// href (where the site has the state's page), figures as text and as sort keys, policies with value and mark,
// how many are in place. Where `snapshots` know the state, its policies are those of the latest, each with
// `before`: its value in the first, where that was another.
Json state_context(const Json& row, const PolicySnapshots& snapshots, ViewHost& host);

}  // namespace satchel
