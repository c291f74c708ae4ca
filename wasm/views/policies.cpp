#include "views/policies.h"

#include <algorithm>
#include <array>

#include "base/order.h"

namespace satchel {
namespace {

constexpr size_t kCounted = 10;

constexpr std::array kPolicies = {
    Policy{"plan", "state_plan", "State plan"},
    Policy{"standards", "k12_standards", "K-12 standards"},
    Policy{"funding", "pd_funding", "Funding for teacher training"},
    Policy{"certification", "teacher_certification", "Teacher certification"},
    Policy{"preservice", "preservice_programs", "Programs for future teachers"},
    Policy{"state_position", "state_position", "A state-level position"},
    Policy{"hs_offer", "high_schools_must_offer", "All high schools must offer it"},
    Policy{"k12_offer", "k12_must_offer", "All K-12 schools must offer it"},
    Policy{"counts_grad", "counts_toward_graduation", "Counts toward graduation"},
    Policy{"higher_ed", "counts_for_admission", "Counts for college admission"},
    Policy{"grad_required", "", "Required for graduation"},
};

constexpr std::array kLooks = {
    AnswerLook{"Not known", "?", "unknown"},
    AnswerLook{"No", "\xE2\x97\x8B", "no"},
    AnswerLook{"Partly", "\xE2\x97\x90", "partly"},
    AnswerLook{"Yes", "\xE2\x97\x8F", "yes"},
};

}  // namespace

std::span<const Policy> all_policies() { return kPolicies; }
std::span<const Policy> counted_policies() { return std::span(kPolicies).first(kCounted); }

Answer read_answer(std::string_view cell) {
  if (cell == "Yes" || cell == "Y") return Answer::kYes;
  if (cell == "Other" || cell == "O") return Answer::kPartly;
  if (cell == "No" || cell == "N") return Answer::kNo;
  return Answer::kUnknown;
}

const AnswerLook& look_of(Answer answer) { return kLooks[static_cast<size_t>(answer)]; }

PolicySnapshots::PolicySnapshots(const Json* rows) {
  if (rows == nullptr || !rows->is_array()) return;
  read_names(*rows);
  std::vector<std::string_view> states;
  for (const Json& row : *rows) states.push_back(string_member(row, "state"));
  for (const uint32_t i : order_of(states)) {
    const size_t snapshot = index_of(string_member((*rows)[i], "snapshot"));
    if (snapshot < names_.size()) rows_.push_back({states[i], snapshot, &(*rows)[i]});
  }
}

void PolicySnapshots::read_names(const Json& rows) {
  std::vector<std::string_view> found;
  for (const Json& row : rows) {
    const std::string_view name = string_member(row, "snapshot");
    if (!name.empty() && std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
  }
  for (const uint32_t i : order_of(found)) names_.push_back(found[i]);
}

std::vector<std::string_view> PolicySnapshots::states() const {
  std::vector<std::string_view> states;
  for (const Row& row : rows_)
    if (states.empty() || states.back() != row.state) states.push_back(row.state);
  return states;
}

size_t PolicySnapshots::index_of(std::string_view name) const {
  return static_cast<size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
}

const Json* PolicySnapshots::find(std::string_view state, size_t snapshot) const {
  auto at =
      std::partition_point(rows_.begin(), rows_.end(), [state](const Row& row) { return row.state < state; });
  for (; at != rows_.end() && at->state == state; ++at)
    if (at->snapshot == snapshot) return at->json;
  return nullptr;
}

Answer PolicySnapshots::answer(std::string_view state, const Policy& policy, size_t snapshot) const {
  const Json* row = find(state, snapshot);
  return row == nullptr ? Answer::kUnknown : read_answer(string_member(*row, policy.key));
}

int PolicySnapshots::adopted(std::string_view state, size_t snapshot) const {
  const Json* row = find(state, snapshot);
  if (row == nullptr) return -1;
  int count = 0;
  for (const Policy& policy : counted_policies())
    count += read_answer(string_member(*row, policy.key)) == Answer::kYes ? 1 : 0;
  return count;
}

}  // namespace satchel
