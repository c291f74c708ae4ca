// The view partner_districts: the districts that have joined, state by state.
#include <map>

#include "views/builtin.h"
#include "views/facts.h"

namespace satchel {
namespace {

constexpr std::string_view kDistricts = "partner-districts-2024";

std::string state_name(const Json* facts, const std::string& code) {
  if (facts != nullptr)
    for (const Json& row : *facts)
      if (string_member(row, "code") == code) return std::string(string_member(row, "name"));
  return code;
}

}  // namespace

Result<void> render_partner_districts(const ViewCall&, ViewHost& host, TextBuffer& out) {
  const Json* rows = host.data(kDistricts);
  if (rows == nullptr || !rows->is_array())
    return failure("view-data",
                   "the view \"partner_districts\" needs the data file \"partner-districts-2024\"",
                   "add content/data/partner-districts-2024.csv");
  const Json* facts = host.data("state-facts");
  std::map<std::string, std::pair<std::string, Json>> by_name;  // state's name -> its code and districts
  for (const Json& row : *rows) {
    const std::string code(string_member(row, "state"));
    auto& [group_code, districts] = by_name[state_name(facts, code)];
    group_code = code;
    Json district;
    set(district, "name", string_member(row, "district"));
    districts.push_back(std::move(district));
  }
  Json groups = Json::array();
  for (auto& [name, group] : by_name) {
    Json entry;
    set(entry, "name", name);
    set(entry, "state", group.first);
    set(entry, "count", static_cast<int>(group.second.size()));
    set(entry, "districts", std::move(group.second));
    groups.push_back(std::move(entry));
  }
  Json context;
  set(context, "groups", std::move(groups));
  set(context, "count", static_cast<int>(rows->size()));
  set(context, "states", static_cast<int>(by_name.size()));
  set(context, "year", "2024");
  set(context, "source", "Code.org's public list of partner districts");
  return host.render_template("partner_districts", context, out);
}

}  // namespace satchel
