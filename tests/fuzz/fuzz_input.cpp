// What visitors type into a calculator, or write into its address: any text is refused with a message, or is
// a number that the input takes, and the text of that number is read as the same one.
#include <cmath>
#include <string>

#include "calculator/input_text.h"
#include "fuzz.h"

using namespace satchel;

namespace {

// One of the kinds of inputs that there are; each bit of `kind` adds a rule.
CalculatorInput input_of(unsigned kind) {
  CalculatorInput input;
  input.type = static_cast<InputType>(kind % 3);
  const bool is_date = input.type == InputType::kDate;
  if ((kind & 4) != 0) input.min = is_date ? 36526 : -12.5;
  if ((kind & 8) != 0) input.max = is_date ? 73050 : 1e6;
  if ((kind & 16) != 0) input.step = (kind & 32) != 0 ? 1 : 0.25;
  for (const char* value : {"car", "air", ""}) input.choices.push_back({value, "Label"});
  return input;
}

}  // namespace

// The first byte chooses the input, the rest is what is typed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const CalculatorInput input = input_of(data[0]);
  const Result<double> number = read_input_text(input, as_text(data + 1, size - 1));
  if (!number) {
    require(!number.error().message.empty(), "what is wrong is told");
    return 0;
  }
  require(std::isfinite(*number), "numbers are finite");
  if (input.type != InputType::kChoice) {
    require(!input.min || *number >= *input.min, "nothing is below the least");
    require(!input.max || *number <= *input.max, "nothing is above the most");
  }
  const Result<double> again = read_input_text(input, input_text(input, *number));
  // Ten places behind the point, and the fifteen digits of a spreadsheet.
  const double lost = 1e-10 + std::fabs(*number) * 1e-14;
  require(again && std::fabs(*again - *number) <= lost, "the text of a number is read as that number");
  return 0;
}
