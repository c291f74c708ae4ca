#include "calc/functions.h"

#include <vector>

#include "base/ascii.h"
#include "base/suggest.h"
#include "calc/formula.h"
#include "calc/function_list.h"
#include "calc/library.h"

namespace satchel::calc {
namespace {

constexpr Function kFunctions[] = {
#define FUNCTION(name, least, most, arrays, late, implementation, help) \
  {name, least, most, arrays, late, false, {.compute = library::implementation}},
#define CHOOSING(name, least, most, arrays, late, implementation, help) \
  {name, least, most, arrays, late, true, {.choose = library::implementation}},
    SATCHEL_CALC_FUNCTIONS(FUNCTION, CHOOSING)
#undef FUNCTION
#undef CHOOSING
};

constexpr char to_ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// As std::string_view::compare, with `name` in capital letters.
int compare_names(std::string_view name, std::string_view known) {
  for (size_t i = 0; i < name.size() && i < known.size(); ++i)
    if (const int difference = to_ascii_upper(name[i]) - known[i]; difference != 0) return difference;
  return static_cast<int>(name.size()) - static_cast<int>(known.size());
}

}  // namespace

std::span<const Function> functions() { return kFunctions; }

uint16_t find_function(std::string_view name) {
  constexpr std::string_view kLatePrefix = "_xlfn.";
  if (starts_with_ignoring_case(name, kLatePrefix)) name.remove_prefix(kLatePrefix.size());
  size_t begin = 0, end = std::size(kFunctions);
  while (begin < end) {
    const size_t middle = (begin + end) / 2;
    const int order = compare_names(name, kFunctions[middle].name);
    if (order == 0) return static_cast<uint16_t>(middle);
    (order < 0 ? end : begin) = order < 0 ? middle : middle + 1;
  }
  return kNoFunction;
}

std::string suggest_function(std::string_view name) {
  std::string upper(name);
  for (char& c : upper) c = to_ascii_upper(c);
  std::vector<std::string_view> names;
  for (const Function& function : kFunctions) names.push_back(function.name);
  return did_you_mean(upper, names);
}

bool takes(const Function& function, uint32_t arguments) {
  return arguments >= function.least && (function.most == 255 || arguments <= function.most);
}

}  // namespace satchel::calc
