#include "calc/names.h"

#include "base/ascii.h"
#include "calc/lexer.h"

namespace satchel::calc {
namespace {

// R, C, R1, C1, RC, R1C1: rows and columns by number.
bool is_row_and_column(std::string_view name) {
  const auto skip = [&](char letter) {
    if (to_ascii_lower(name.empty() ? '\0' : name[0]) != letter) return false;
    name.remove_prefix(1);
    while (!name.empty() && is_ascii_digit(name[0])) name.remove_prefix(1);
    return true;
  };
  const bool has_row = skip('r'), has_column = skip('c');
  return (has_row || has_column) && name.empty();
}

constexpr Fault kNoName = {
    "calculator-name", "\"@\" is no name",
    "a name begins with a letter and goes on with letters, digits, _ and dots, up to 255"};
constexpr Fault kAddress = {"calculator-name", "\"@\" is a cell's address in a spreadsheet",
                            "add a letter or _ to it"};
constexpr Fault kTruth = {"calculator-name", "\"@\" is a value, not a name"};

const Fault* fault_of(std::string_view name) {
  if (name.empty() || name.size() > kMaxNameBytes || (!is_ascii_alpha(name[0]) && name[0] != '_'))
    return &kNoName;
  for (const char c : name)
    if (!is_ascii_alnum(c) && c != '_' && c != '.') return &kNoName;
  size_t bytes = 0;
  if ((begins_with_cell(name, bytes) && bytes == name.size()) || is_row_and_column(name)) return &kAddress;
  return equals_ignoring_case(name, "TRUE") || equals_ignoring_case(name, "FALSE") ? &kTruth : nullptr;
}

}  // namespace

Result<void> check_name(std::string_view name) {
  const Fault* fault = fault_of(name);
  if (fault == nullptr) return {};
  Diagnostic d = diagnostic_at(0, *fault, name.substr(0, kMaxNameBytes));
  d.line = 0;
  return failure(std::move(d));
}

}  // namespace satchel::calc
