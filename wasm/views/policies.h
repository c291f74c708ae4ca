// The policies that the state tracker follows, and what the data say of each: now, and in earlier snapshots.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/json.h"

namespace satchel {

struct Policy {
  std::string_view key;           // the column of policy-snapshots.csv, and the map's `metric`
  std::string_view facts_column;  // the column of state-facts.csv; empty: it has none
  std::string_view label;
};

// The ten that the tracker counts, in its order, and after them what it has asked since.
std::span<const Policy> all_policies();
std::span<const Policy> counted_policies();

enum class Answer { kUnknown, kNo, kPartly, kYes };

// What a cell says: Yes, No or Other in one file, Y, N or O in the other.
Answer read_answer(std::string_view cell);

// Ready to show: "Partly", a mark that reads without colour, a class for the style.
struct AnswerLook {
  std::string_view text, mark, style;
};
const AnswerLook& look_of(Answer answer);

// The policies of every state in every year that the data know. Borrows the rows.
class PolicySnapshots {
 public:
  // `rows` is content/data/policy-snapshots, or nullptr where the site has none.
  explicit PolicySnapshots(const Json* rows);

  // From the oldest to the latest: "2018-19", "2019-20", "2024".
  std::span<const std::string_view> names() const { return names_; }
  std::vector<std::string_view> states() const;  // each once, by code
  size_t index_of(std::string_view name) const;  // names().size(): no such snapshot
  // The row of a state, nullptr where that snapshot has none.
  const Json* find(std::string_view state, size_t snapshot) const;
  Answer answer(std::string_view state, const Policy& policy, size_t snapshot) const;
  // How many of the counted policies are in place; -1 where nothing is known.
  int adopted(std::string_view state, size_t snapshot) const;

 private:
  struct Row {
    std::string_view state;
    size_t snapshot;
    const Json* json;
  };
  void read_names(const Json& rows);

  std::vector<std::string_view> names_;
  std::vector<Row> rows_;  // by state
};

}  // namespace satchel
