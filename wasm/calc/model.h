// A calculator's numbers: inputs, tables and formulas by name, each formula computed when it is asked for and
// only where something that it depends on has changed.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calc/evaluate.h"

namespace satchel::calc {

constexpr uint32_t kNoSlot = 0xFFFFFFFF;
constexpr size_t kMaxNames = 4096;  // of a model

// What is wrong with a formula: line 1, the column in the formula's text.
struct Finding {
  uint32_t slot;
  Diagnostic diagnostic;
};

// First everything is added, in any order; then link(); then values are set and asked for. Names are the same
// regardless of case.
class Model final : private Scope {
 public:
  Model() : evaluator_(this) {}
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  // Each gives the slot by which the value is asked for, and fails where the name is illegal or taken. Texts
  // and cells are copied.
  Result<uint32_t> add_input(std::string_view name, const Value& value);
  // A table is an array under its name, and each of its columns one under NAME.COLUMN. `cells` row by row.
  Result<uint32_t> add_table(std::string_view name, std::span<const std::string_view> columns,
                             std::span<const Value> cells);
  // Fails as well where the text is no formula, at its column.
  Result<uint32_t> add_formula(std::string_view name, std::string_view text);

  // Finds what the formulas' names mean. What nobody knows is told here, and #NAME? where it is computed.
  std::vector<Finding> link();

  uint32_t find(std::string_view name) const;  // kNoSlot where there is none
  size_t size() const { return slots_.size(); }
  std::string_view name_of(uint32_t slot) const { return slots_[slot]->name; }
  bool is_formula(uint32_t slot) const { return slots_[slot]->is_formula; }
  // Of a formula's slot.
  const Formula& formula_of(uint32_t slot) const { return slots_[slot]->formula; }

  // Of an input. What depends on it will be computed anew.
  void set(uint32_t slot, const Value& value);
  // Computes what it takes. Texts and cells are valid until a value is set.
  Value value(uint32_t slot);
  // Whether its value (#REF!) depends on itself, by what was really computed: a branch not taken is no
  // circle.
  bool is_circular(uint32_t slot);

 private:
  enum class Mark : uint8_t { kClean, kDirty, kRunning, kCircular };
  // What computing reads and writes, close together.
  struct State {
    Value value;
    Mark mark = Mark::kClean;
    bool is_waiting = false;  // pending, its dependencies before it
    bool is_in_circle = false;
    uint32_t caller = kNoSlot;  // while it runs
  };
  struct Slot {
    std::string name;
    bool is_formula = false;
    Formula formula;
    std::vector<uint32_t> dependencies, dependents;  // formulas only; direct
    std::string text;                                // of the value
    std::vector<Value> cells;
  };

  Value value_of(uint32_t slot) override;

  Result<uint32_t> add_slot(std::string_view name);
  void keep(uint32_t slot, const Value& value);
  void link_formula(uint32_t slot, std::vector<Finding>& findings);
  std::string suggest_name(std::string_view name) const;
  void mark_dependents(uint32_t slot);
  void compute_with_dependencies(uint32_t slot);
  void compute(uint32_t slot);
  void close_circle(uint32_t slot);

  std::vector<std::unique_ptr<Slot>> slots_;
  std::vector<State> states_;
  std::vector<uint32_t> pending_;
  Evaluator evaluator_;
  uint32_t running_ = kNoSlot;
  int nested_ = 0;
};

}  // namespace satchel::calc
