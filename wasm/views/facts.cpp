#include "views/facts.h"

#include "base/ascii.h"

namespace satchel {
namespace {

bool is_whole_number(std::string_view text) {
  for (const char c : text)
    if (!is_ascii_digit(c)) return false;
  return !text.empty();
}

void add_figures(const Json& row, Json& state) {
  const auto figure = [&](const char* name, const char* column, const char* before = "") {
    const std::string_view value = string_member(row, column);
    if (value.empty()) return;
    set(state, name, before + grouped_number(value));
    set(state, std::string(name) + "_sort", value);
  };
  figure("jobs", "open_computing_jobs");
  figure("demand", "demand_vs_state_average");
  figure("graduates", "cs_graduates");
  figure("salary", "average_computing_salary", "$");
  figure("average_salary", "average_salary", "$");
}

Json policy_context(const Policy& policy, Answer answer) {
  const AnswerLook& look = look_of(answer);
  Json entry;
  set(entry, "label", policy.label);
  set(entry, "value", look.text);
  set(entry, "mark", look.mark);
  set(entry, "state", look.style);
  return entry;
}

void add_policies(const Json& row, const PolicySnapshots& snapshots, Json& state) {
  const std::string_view code = string_member(row, "code");
  const size_t latest = snapshots.names().empty() ? 0 : snapshots.names().size() - 1;
  const bool has_history = snapshots.find(code, latest) != nullptr;
  int adopted = 0;
  Json list = Json::array();
  for (const Policy& policy : counted_policies()) {
    const Answer answer = has_history ? snapshots.answer(code, policy, latest)
                                      : read_answer(string_member(row, policy.facts_column));
    const Answer first = snapshots.answer(code, policy, 0);
    adopted += answer == Answer::kYes ? 1 : 0;
    Json entry = policy_context(policy, answer);
    if (has_history && first != Answer::kUnknown && first != answer)
      set(entry, "before", look_of(first).text);
    list.push_back(std::move(entry));
  }
  set(state, "policies", std::move(list));
  set(state, "policies_yes", adopted);
  set(state, "policies_total", static_cast<int>(counted_policies().size()));
  if (!has_history) return;
  set(state, "policies_year", snapshots.names().back());
  set(state, "policies_first_year", snapshots.names().front());
}

}  // namespace

std::string grouped_number(std::string_view digits) {
  if (!is_whole_number(digits)) return std::string(digits);
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
    grouped += digits[i];
  }
  return grouped;
}

Json state_context(const Json& row, const PolicySnapshots& snapshots, ViewHost& host) {
  const std::string code(string_member(row, "code"));
  Json state;
  set(state, "code", code);
  set(state, "name", string_member(row, "name"));
  const std::string route = "/states/" + ascii_lower(code);
  if (host.has_page(route)) set(state, "href", route);
  add_figures(row, state);
  add_policies(row, snapshots, state);
  return state;
}

}  // namespace satchel
