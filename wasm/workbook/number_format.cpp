// What Excel takes for a number format: enough of its language to see what would make it repair a file.
#include "base/ascii.h"
#include "workbook/check.h"
#include "workbook/text_fault.h"

namespace satchel::xlsx {
namespace {

constexpr size_t kBad = std::string_view::npos;

// Where what begins at `at` with a quote or a bracket ends; kBad where it does not.
size_t end_of(std::string_view code, size_t at, char closing) {
  const size_t end = code.find(closing, at + 1);
  return end == kBad ? kBad : end + 1;
}

// Where a run of letters that means something to Excel ends.
size_t end_of_word(std::string_view code, size_t at) {
  for (const std::string_view word : {"general", "am/pm", "a/p", "e+", "e-"})
    if (starts_with_ignoring_case(code.substr(at), word)) return at + word.size();
  return std::string_view("ymdhs").find(to_ascii_lower(code[at])) == kBad ? kBad : at + 1;
}

// Where the token at `at` ends.
size_t end_of_token(std::string_view code, size_t at) {
  const char c = code[at];
  if (c == '"') return end_of(code, at, '"');
  if (c == '[') return end_of(code, at, ']');
  if (c == '\\' || c == '_' || c == '*') return at + 1 < code.size() ? at + 2 : kBad;
  return is_ascii_alpha(c) ? end_of_word(code, at) : at + 1;
}

}  // namespace

const char* number_format_fault(std::string_view code) {
  size_t sections = 1;
  for (size_t at = 0; at < code.size();) {
    if (code[at] == ';') ++sections;
    at = end_of_token(code, at);
    if (at == kBad) return "has a number format with bare text or an open quote or bracket";
  }
  if (sections > 4) return "has a number format of more than four sections";
  return text_fault(code, 255, "has a number format of more than 255 characters, or one that is not UTF-8");
}

}  // namespace satchel::xlsx
