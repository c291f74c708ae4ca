#include "calc/model.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/suggest.h"
#include "calc/lexer.h"
#include "calc/names.h"
#include "calc/parser.h"

namespace satchel::calc {
namespace {

// Formulas that wait for each other only along a circle; longer ones than this are taken for one.
constexpr int kMaxNested = 64;

constexpr Fault kUnknown = {"unknown-name", "There is nothing named \"@\""};
constexpr Fault kTaken = {"calculator-name", "The name \"@\" is taken", "names differ by more than case"};
constexpr Fault kFull = {"calculator-size", "A calculator has at most 4,096 names"};
constexpr Fault kTable = {"calculator-table",
                          "A table has rows of as many cells as it has columns, at least one"};

// A failure of the calculator, at no formula.
tl::unexpected<Diagnostic> fail(const Fault& fault, std::string_view about = {}) {
  Diagnostic d = diagnostic_at(0, fault, about);
  d.line = 0;
  return failure(std::move(d));
}

// Unlike compare(): every bit counts.
bool same(const Value& a, const Value& b) {
  if (a.type != b.type || a.is(Type::kArray)) return false;
  return a.is(Type::kText) ? a.view() == b.view() : a.error == b.error && a.number == b.number;
}

}  // namespace

Result<uint32_t> Model::add_slot(std::string_view name) {
  if (const Result<void> good = check_name(name); !good) return failure(good.error());
  if (find(name) != kNoSlot) return fail(kTaken, name);
  if (slots_.size() >= kMaxNames) return fail(kFull);
  slots_.push_back(std::make_unique<Slot>());
  slots_.back()->name = std::string(name);
  states_.emplace_back();
  return static_cast<uint32_t>(slots_.size() - 1);
}

// The value with copies of its own of what it borrows.
void Model::keep(uint32_t index, const Value& value) {
  Value& kept = states_[index].value;
  kept = value;
  if (value.is(Type::kText)) {
    std::string& text = slots_[index]->text;
    text.assign(value.view());
    kept.text = text.data();
  } else if (value.is(Type::kArray)) {
    Slot& slot = *slots_[index];
    slot.cells.assign(value.cells, value.cells + value.count());
    size_t bytes = 0;
    for (const Value& cell : slot.cells) bytes += cell.is(Type::kText) ? cell.size : 0;
    slot.text.clear();
    slot.text.reserve(bytes);
    for (Value& cell : slot.cells) {
      if (!cell.is(Type::kText)) continue;
      const size_t begin = slot.text.size();
      slot.text.append(cell.view());
      cell.text = slot.text.data() + begin;
    }
    kept.cells = slot.cells.data();
  }
}

Result<uint32_t> Model::add_input(std::string_view name, const Value& value) {
  const Result<uint32_t> slot = add_slot(name);
  if (slot) keep(*slot, value);
  return slot;
}

Result<uint32_t> Model::add_table(std::string_view name, std::span<const std::string_view> columns,
                                  std::span<const Value> cells) {
  const size_t width = columns.size(), rows = width == 0 ? 0 : cells.size() / width;
  if (rows == 0 || rows > kMaxSide || width > kMaxSide || cells.size() != rows * width) return fail(kTable);
  const Result<uint32_t> table =
      add_input(name, array_value(cells.data(), static_cast<uint32_t>(rows), static_cast<uint32_t>(width)));
  if (!table) return table;
  std::vector<Value> column(rows);
  for (size_t i = 0; i < width; ++i) {
    for (size_t row = 0; row < rows; ++row) column[row] = cells[row * width + i];
    const Result<uint32_t> slot = add_input(std::string(name) + "." + std::string(columns[i]),
                                            array_value(column.data(), static_cast<uint32_t>(rows), 1));
    if (!slot) return slot;
  }
  return table;
}

Result<uint32_t> Model::add_formula(std::string_view name, std::string_view text) {
  Result<Formula> formula = parse_formula(text);
  if (!formula) return failure(formula.error());
  const Result<uint32_t> slot = add_slot(name);
  if (!slot) return slot;
  slots_[*slot]->is_formula = true;
  slots_[*slot]->formula = std::move(*formula);
  states_[*slot].mark = Mark::kDirty;
  return slot;
}

uint32_t Model::find(std::string_view name) const {
  for (uint32_t i = 0; i < slots_.size(); ++i)
    if (equals_ignoring_case(slots_[i]->name, name)) return i;
  return kNoSlot;
}

std::string Model::suggest_name(std::string_view name) const {
  const std::string lower = ascii_lower(name);
  int least = std::max(1, static_cast<int>(name.size()) / 3) + 1;
  std::string hint;
  for (const auto& slot : slots_) {
    const int distance = edit_distance(lower, ascii_lower(slot->name), least - 1);
    if (distance >= least) continue;
    least = distance;
    hint = "did you mean \"" + slot->name + "\"?";
  }
  return hint;
}

void Model::link_formula(uint32_t index, std::vector<Finding>& findings) {
  Slot& slot = *slots_[index];
  for (const Diagnostic& problem : slot.formula.problems) findings.push_back({index, problem});
  slot.formula.slots.clear();
  for (const NameUse& use : slot.formula.names) {
    const uint32_t meant = find(use.text);
    slot.formula.slots.push_back(meant);
    if (meant == kNoSlot) {
      findings.push_back({index, diagnostic_at(use.column, kUnknown, use.text, suggest_name(use.text))});
      continue;
    }
    if (slots_[meant]->is_formula) slot.dependencies.push_back(meant);
    slots_[meant]->dependents.push_back(index);
  }
}

std::vector<Finding> Model::link() {
  std::vector<Finding> findings;
  for (const auto& slot : slots_) {
    slot->dependencies.clear();
    slot->dependents.clear();
  }
  for (uint32_t i = 0; i < slots_.size(); ++i)
    if (slots_[i]->is_formula) link_formula(i, findings);
  return findings;
}

// What is dirty already has only dirty dependents.
void Model::mark_dependents(uint32_t slot) {
  pending_.push_back(slot);
  while (!pending_.empty()) {
    const uint32_t changed = pending_.back();
    pending_.pop_back();
    for (const uint32_t dependent : slots_[changed]->dependents) {
      State& state = states_[dependent];
      if (state.mark == Mark::kDirty) continue;
      state.mark = Mark::kDirty;
      pending_.push_back(dependent);
    }
  }
}

void Model::set(uint32_t slot, const Value& value) {
  if (same(states_[slot].value, value)) return;
  keep(slot, value);
  mark_dependents(slot);
}

Value Model::value(uint32_t slot) {
  if (states_[slot].mark == Mark::kDirty) compute_with_dependencies(slot);
  return states_[slot].value;
}

bool Model::is_circular(uint32_t slot) {
  value(slot);
  return states_[slot].mark == Mark::kCircular;
}

// Dependencies first, so that no formula waits for another while it runs, however long the chain. Those of a
// circle are left to value_of().
void Model::compute_with_dependencies(uint32_t slot) {
  pending_.push_back(slot);
  while (!pending_.empty()) {
    const uint32_t next = pending_.back();
    State& state = states_[next];
    if (state.mark != Mark::kDirty) {
      pending_.pop_back();
      continue;
    }
    const size_t before = pending_.size();
    if (!state.is_waiting)
      for (const uint32_t dependency : slots_[next]->dependencies)
        if (states_[dependency].mark == Mark::kDirty && !states_[dependency].is_waiting && dependency != next)
          pending_.push_back(dependency);
    state.is_waiting = true;
    if (pending_.size() == before) compute(next);
  }
}

void Model::compute(uint32_t slot) {
  State& state = states_[slot];
  state.mark = Mark::kRunning;
  state.is_waiting = state.is_in_circle = false;
  state.caller = running_;
  running_ = slot;
  ++nested_;
  const Value value = evaluator_.evaluate(slots_[slot]->formula);
  --nested_;
  running_ = state.caller;
  if (state.is_in_circle)
    state.value = error_value(Error::kReference);
  else
    keep(slot, value);
  state.mark = state.is_in_circle ? Mark::kCircular : Mark::kClean;
  if (nested_ == 0) evaluator_.reset();
}

// Everything that runs since the formula began waits for itself.
void Model::close_circle(uint32_t slot) {
  for (uint32_t at = running_;; at = states_[at].caller) {
    states_[at].is_in_circle = true;
    if (at == slot) return;
  }
}

// For a running formula. Whoever takes a value of a circle has no value either, whether it would mind the
// error or not: so it does not matter which of them is asked first.
Value Model::value_of(uint32_t slot) {
  if (slot == kNoSlot) return error_value(Error::kName);
  State& state = states_[slot];
  if (state.mark == Mark::kDirty) {
    if (nested_ == kMaxNested)
      states_[running_].is_in_circle = true;
    else
      compute(slot);
  }
  if (state.mark == Mark::kRunning) close_circle(slot);
  if (state.mark == Mark::kCircular) states_[running_].is_in_circle = true;
  return state.mark == Mark::kClean ? state.value : error_value(Error::kReference);
}

}  // namespace satchel::calc
