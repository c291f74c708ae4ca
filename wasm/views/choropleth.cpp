#include "views/choropleth.h"

#include <array>

namespace satchel {
namespace {

constexpr std::string_view kCount = "count";

// Two policies a step; all ten stand alone, as they are what the tracker asks for.
constexpr std::array kSteps = {
    LegendEntry{"n0", "0 or 1"}, LegendEntry{"n1", "2 or 3"}, LegendEntry{"n2", "4 or 5"},
    LegendEntry{"n3", "6 or 7"}, LegendEntry{"n4", "8 or 9"}, LegendEntry{"n5", "All 10"},
};

constexpr std::array kAnswersFromLeast = {Answer::kNo, Answer::kPartly, Answer::kYes};

}  // namespace

Choropleth::Choropleth(const PolicySnapshots& snapshots, std::string_view metric, size_t snapshot)
    : snapshots_(snapshots), snapshot_(snapshot) {
  for (const Policy& policy : all_policies())
    if (policy.key == metric) policy_ = &policy;
}

std::vector<std::string_view> Choropleth::metrics() {
  std::vector<std::string_view> names = {kCount};
  for (const Policy& policy : all_policies()) names.push_back(policy.key);
  return names;
}

std::string_view Choropleth::metric_label() const {
  return policy_ == nullptr ? std::string_view("Policies in place") : policy_->label;
}

std::string Choropleth::title() const { return std::string(metric_label()) + ", " + std::string(now()); }

std::vector<LegendEntry> Choropleth::legend(std::span<const MapFeature> features) const {
  std::vector<LegendEntry> entries;
  if (policy_ == nullptr) entries.assign(kSteps.begin(), kSteps.end());
  for (const Answer answer : kAnswersFromLeast)
    if (policy_ != nullptr) entries.push_back({look_of(answer).style, look_of(answer).text});
  const AnswerLook& unknown = look_of(Answer::kUnknown);
  for (const MapFeature& feature : features) {
    if (level(feature.code, snapshot_) >= 0) continue;
    entries.push_back({unknown.style, unknown.text});
    break;
  }
  return entries;
}

int Choropleth::level(std::string_view state, size_t snapshot) const {
  if (policy_ == nullptr) return snapshots_.adopted(state, snapshot);
  const Answer answer = snapshots_.answer(state, *policy_, snapshot);
  return answer == Answer::kUnknown ? -1 : static_cast<int>(answer);
}

Shade Choropleth::shade(std::string_view state) const {
  const int now = level(state, snapshot_);
  if (now < 0) return {look_of(Answer::kUnknown).style, std::string(look_of(Answer::kUnknown).text), 0};
  Shade shade;
  if (policy_ == nullptr) {
    shade.style = kSteps[static_cast<size_t>(now) / 2].style;
    shade.text = std::to_string(now) + " of " + std::to_string(counted_policies().size()) + " policies";
  } else {
    const AnswerLook& look = look_of(static_cast<Answer>(now));
    shade.style = look.style;
    shade.text = look.text;
  }
  const int past = snapshot_ == 0 ? -1 : level(state, snapshot_ - 1);
  if (past >= 0) shade.change = now > past ? 1 : now < past ? -1 : 0;
  return shade;
}

std::string_view Choropleth::before() const {
  return is_known_before() ? snapshots_.names()[snapshot_ - 1] : std::string_view();
}

bool Choropleth::is_known_before() const {
  if (snapshot_ == 0) return false;
  for (const std::string_view state : snapshots_.states())
    if (level(state, snapshot_ - 1) >= 0) return true;
  return false;
}

}  // namespace satchel
