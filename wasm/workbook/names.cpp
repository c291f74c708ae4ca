// What Excel takes for the name of a sheet or of a range.
#include "base/ascii.h"
#include "workbook/check.h"
#include "workbook/text_fault.h"

namespace satchel::xlsx {
namespace {

size_t letters_at(std::string_view name, size_t at) {
  size_t end = at;
  while (end < name.size() && is_ascii_alpha(name[end])) ++end;
  return end - at;
}

size_t digits_at(std::string_view name, size_t at) {
  size_t end = at;
  while (end < name.size() && is_ascii_digit(name[end])) ++end;
  return end - at;
}

// "A1" to the last column, whatever the row: letters and then digits.
bool looks_like_cell(std::string_view name) {
  const size_t letters = letters_at(name, 0);
  const size_t digits = digits_at(name, letters);
  if (letters == 0 || letters > 3 || digits == 0 || letters + digits != name.size()) return false;
  uint32_t column = 0;
  for (const char c : name.substr(0, letters))
    column = column * 26 + static_cast<uint32_t>(to_ascii_lower(c) - 'a') + 1;
  return column <= kMaxColumns;
}

// "R", "C", "R1", "C1", "RC", "R1C1", "RC1": cells by number.
bool looks_like_numbered_cell(std::string_view name) {
  size_t at = 0;
  for (const char letter : {'r', 'c'})
    if (at < name.size() && to_ascii_lower(name[at]) == letter) at += 1 + digits_at(name, at + 1);
  return at == name.size();
}

}  // namespace

const char* sheet_name_fault(std::string_view name) {
  if (name.empty()) return "has no name";
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 ||
        std::string_view("[]:*?/\\").find(c) != std::string_view::npos)
      return "has a name with one of []:*?/\\ or a control character";
  if (name.front() == '\'' || name.back() == '\'') return "has a name that begins or ends with '";
  if (equals_ignoring_case(name, "History")) return "has a name that Excel keeps for itself";
  return text_fault(name, 31, "has a name of more than 31 characters, or one that is not UTF-8");
}

const char* defined_name_fault(std::string_view name) {
  if (name.empty() || name.size() > 255) return "is empty or longer than 255 characters";
  if (!is_ascii_alpha(name[0]) && name[0] != '_') return "begins with neither a letter nor \"_\"";
  for (const char c : name)
    if (!is_ascii_alnum(c) && c != '_' && c != '.') return "holds what is no letter, digit, \"_\" or \".\"";
  if (starts_with_ignoring_case(name, "_xl") || equals_ignoring_case(name, "true") ||
      equals_ignoring_case(name, "false"))
    return "is one that Excel keeps for itself";
  return looks_like_cell(name) || looks_like_numbered_cell(name) ? "looks like a cell" : nullptr;
}

}  // namespace satchel::xlsx
