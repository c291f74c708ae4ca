// The room calc as flat functions, for benchmarks and comparisons in Node.
#include <cstdlib>
#include <limits>
#include <memory>

#include "calc/digits.h"
#include "calc/model.h"
#include "calc/parser.h"
#include "calc/print.h"

namespace {

using namespace satchel;
using namespace satchel::calc;

std::unique_ptr<Model> model;
TextBuffer text;

// Numbers and texts as they are, the rest as a formula writes it; before it one letter for the type.
void tell(const Value& value) {
  constexpr char kLetters[] = "0-nsbea";
  text.clear();
  text += kLetters[static_cast<int>(value.type)];
  if (value.is(Type::kText))
    text += value.view();
  else
    print_value(text, value);
}

}  // namespace

extern "C" {

// Emscripten tells its JavaScript when memory has grown; our host takes fresh views instead.
void emscripten_notify_memory_growth(size_t) {}

void* probe_allocate(size_t bytes) { return std::malloc(bytes); }
void probe_release(void* block) { std::free(block); }

// The value of a formula, or "!" and why it is none.
void probe_formula(const char* bytes, size_t count) {
  const Result<Formula> formula = parse_formula({bytes, count});
  text.clear();
  if (!formula) {
    text += '!';
    text += formula.error().message;
    return;
  }
  Evaluator evaluator;
  tell(evaluator.evaluate(*formula));
}

void probe_new_model() { model = std::make_unique<Model>(); }

// The three that add give the slot, or -1. A name ends at `name_bytes`, where what belongs to it begins.
int probe_add_input(const char* bytes, size_t name_bytes, double number) {
  const Result<uint32_t> slot = model->add_input({bytes, name_bytes}, number_value(number));
  return slot ? static_cast<int>(*slot) : -1;
}
// Two columns of numbers, "key" and "value".
int probe_add_table(const char* bytes, size_t name_bytes, const double* numbers, size_t count) {
  std::vector<Value> cells;
  for (size_t i = 0; i < count; ++i) cells.push_back(number_value(numbers[i]));
  const std::string_view columns[] = {"key", "value"};
  const Result<uint32_t> slot = model->add_table({bytes, name_bytes}, columns, cells);
  return slot ? static_cast<int>(*slot) : -1;
}
int probe_add_formula(const char* bytes, size_t name_bytes, size_t count) {
  const Result<uint32_t> slot =
      model->add_formula({bytes, name_bytes}, {bytes + name_bytes, count - name_bytes});
  return slot ? static_cast<int>(*slot) : -1;
}
size_t probe_link() { return model->link().size(); }

void probe_set(uint32_t slot, double number) { model->set(slot, number_value(number)); }
double probe_get(uint32_t slot) {
  const Value value = model->value(slot);
  return value.is(Type::kNumber) ? value.number : std::numeric_limits<double>::quiet_NaN();
}

size_t probe_result(int part) {
  return part == 0 ? reinterpret_cast<size_t>(text.view().data()) : text.size();
}

}  // extern "C"
