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

}  // namespace

Result<void> check_name(std::string_view name) {
  const std::string quoted = "\"" + std::string(name.substr(0, 60)) + "\"";
  const auto wrong = [&](std::string message, std::string hint) {
    return failure("calculator-name", std::move(message), std::move(hint));
  };
  const std::string_view rule = "a name begins with a letter and goes on with letters, digits, _ and dots";
  if (name.empty()) return wrong("A name is missing", std::string(rule));
  if (name.size() > kMaxNameBytes) return wrong("The name " + quoted + " is longer than 255 letters", "");
  bool is_good = is_ascii_alpha(name[0]) || name[0] == '_';
  for (const char c : name) is_good &= is_ascii_alnum(c) || c == '_' || c == '.';
  if (!is_good) return wrong(quoted + " is no name", std::string(rule));
  size_t bytes = 0;
  if ((begins_with_cell(name, bytes) && bytes == name.size()) || is_row_and_column(name))
    return wrong(quoted + " is a cell's address in a spreadsheet", "add a letter or _ to it");
  if (equals_ignoring_case(name, "TRUE") || equals_ignoring_case(name, "FALSE"))
    return wrong(quoted + " is a value, not a name", "");
  return {};
}

}  // namespace satchel::calc
