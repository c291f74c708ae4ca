// The view interactive_map: every state with its facts and policies. As a table it is reachable, sortable and
// complete.
#include <algorithm>

#include "views/builtin.h"
#include "views/facts.h"

namespace satchel {
namespace {

constexpr std::string_view kFacts = "state-facts";

}  // namespace

Result<void> render_interactive_map(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const Json* rows = host.data(kFacts);
  if (rows == nullptr || !rows->is_array())
    return failure("view-data", "the view \"interactive_map\" needs the data file \"state-facts\"",
                   "add content/data/state-facts.csv");
  std::vector<const Json*> by_name;
  for (const Json& row : *rows) by_name.push_back(&row);
  std::sort(by_name.begin(), by_name.end(), [](const Json* a, const Json* b) {
    return string_member(*a, "name") < string_member(*b, "name");
  });
  Json states = Json::array();
  for (const Json* row : by_name) states.push_back(state_context(*row, host));
  Json labels = Json::array();
  for (const Policy& policy : policies()) labels.push_back(policy.label);
  Json context;
  set(context, "states", std::move(states));
  set(context, "policies", std::move(labels));
  set(context, "use_url", bool_member(call.arguments, "use_url"));
  set(context, "year", "2019");
  set(context, "source", "Code.org's state tracker (jobs: Conference Board; graduates: NCES)");
  return host.render_template("interactive_map", context, out);
}

}  // namespace satchel
