#include "views/facts.h"

#include <array>

#include "base/ascii.h"

namespace satchel {
namespace {

constexpr std::array kPolicies = {
    Policy{"state_plan", "State plan"},
    Policy{"k12_standards", "K-12 standards"},
    Policy{"pd_funding", "Funding for teacher training"},
    Policy{"teacher_certification", "Teacher certification"},
    Policy{"preservice_programs", "Programs for future teachers"},
    Policy{"state_position", "A state-level position"},
    Policy{"high_schools_must_offer", "All high schools must offer it"},
    Policy{"k12_must_offer", "All K-12 schools must offer it"},
    Policy{"counts_toward_graduation", "Counts toward graduation"},
    Policy{"counts_for_admission", "Counts for college admission"},
};

struct Answer {
  std::string_view value;  // as the data says it
  std::string_view text;
  std::string_view mark;   // never colour alone: a sign that reads in print and for colour-blind eyes
  std::string_view state;  // for the style
};

constexpr std::array kAnswers = {
    Answer{"Yes", "Yes", "\xE2\x97\x8F", "yes"},
    Answer{"Other", "Partly", "\xE2\x97\x90", "partly"},
    Answer{"No", "No", "\xE2\x97\x8B", "no"},
};

const Answer& answer_of(std::string_view value) {
  for (const Answer& answer : kAnswers)
    if (answer.value == value) return answer;
  return kAnswers.back();
}

bool is_whole_number(std::string_view text) {
  for (const char c : text)
    if (!is_ascii_digit(c)) return false;
  return !text.empty();
}

}  // namespace

std::span<const Policy> policies() { return kPolicies; }

std::string grouped_number(std::string_view digits) {
  if (!is_whole_number(digits)) return std::string(digits);
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
    grouped += digits[i];
  }
  return grouped;
}

Json state_context(const Json& row, ViewHost& host) {
  const std::string code(string_member(row, "code"));
  Json state;
  set(state, "code", code);
  set(state, "name", string_member(row, "name"));
  set(state, "id", "state-" + code);
  set(state, "slug", ascii_lower(code));
  const std::string route = "/states/" + ascii_lower(code);
  if (host.has_page(route)) set(state, "href", route);
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
  int adopted = 0;
  Json list = Json::array();
  for (const Policy& policy : kPolicies) {
    const Answer& answer = answer_of(string_member(row, policy.column));
    adopted += answer.value == "Yes" ? 1 : 0;
    Json entry;
    set(entry, "label", policy.label);
    set(entry, "value", answer.text);
    set(entry, "mark", answer.mark);
    set(entry, "state", answer.state);
    list.push_back(std::move(entry));
  }
  set(state, "policies", std::move(list));
  set(state, "policies_yes", adopted);
  set(state, "policies_total", static_cast<int>(kPolicies.size()));
  return state;
}

}  // namespace satchel
