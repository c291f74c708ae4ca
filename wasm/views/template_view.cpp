// Views written as templates: their arguments, and the site's data that they name.
#include "base/ascii.h"
#include "views/builtin.h"
#include "views/facts.h"

namespace satchel {
namespace {

// Whether `row` has, in every column that an argument names, that argument's value. `state` also finds the
// column "code".
bool matches(const Json& row, const Json& arguments) {
  if (!row.is_object()) return false;
  for (const auto& [name, value] : arguments.items()) {
    if (value.is_null()) continue;
    const Json* cell = member(row, name);
    if (cell == nullptr && name == "state") cell = member(row, "code");
    if (cell != nullptr && !equals_ignoring_case(scalar_text(*cell), scalar_text(value))) return false;
    if (cell == nullptr && name == "state") return false;
  }
  return true;
}

// The rows that the arguments ask for; none where no argument does.
Json matching_rows(const Json& rows, const Json& arguments) {
  Json found = Json::array();
  bool asks = false;
  for (const auto& item : arguments.items()) asks = asks || !item.value().is_null();
  if (!asks || !rows.is_array()) return found;
  for (const Json& row : rows)
    if (matches(row, arguments)) found.push_back(row);
  return found;
}

bool names_data(std::string_view text, std::string_view group, std::string_view name) {
  const std::string path = std::string(group) + "." + std::string(name);
  for (size_t at = text.find(path); at != std::string_view::npos; at = text.find(path, at + 1)) {
    const size_t end = at + path.size();
    const char next = end < text.size() ? text[end] : ' ';
    if (!is_ascii_alnum(next) && next != '-' && next != '_') return true;
  }
  return false;
}

// The facts of the state that `state: 'WA'` names, ready to show, under "state".
void add_state(Json& context, const ViewCall& call, ViewHost& host) {
  const std::string_view code = string_member(call.arguments, "state");
  const Json* facts = code.empty() ? nullptr : host.data("state-facts");
  if (facts == nullptr || !facts->is_array()) return;
  for (const Json& row : *facts)
    if (equals_ignoring_case(string_member(row, "code"), code))
      set(context, "state", state_context(row, PolicySnapshots(nullptr), host));
}

}  // namespace

Result<void> render_template_view(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  Json context;
  set(context, "args", Json(call.arguments));
  set(context, "is_block", call.is_block);
  add_state(context, call, host);
  // Only what the template names is put before it: a site's data may be large.
  const std::string_view text = host.template_text(call.name);
  for (const std::string_view name : host.data_names()) {
    const bool whole = names_data(text, "data", name);
    const bool part = names_data(text, "match", name);
    if (!whole && !part) continue;
    const Json* data = host.data(name);
    if (data == nullptr) continue;
    if (whole) set(context["data"], name, Json(*data));
    if (part) set(context["match"], name, matching_rows(*data, call.arguments));
  }
  return host.render_template(call.name, context, out);
}

}  // namespace satchel
