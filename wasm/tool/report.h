// How findings are shown: for people with the source line and a caret, for programs as JSON.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace satchel {

// "path:line:col: error[code]: message", below it `source_line` and a caret under the column (where a line is
// known), below that "  hint: …". `source_line` has no line end. Ends with a newline.
std::string format_diagnostic(const Diagnostic& finding, std::string_view source_line, bool colour);

// All findings, each with its line read from its file. `colour` as above.
std::string format_diagnostics(const Diagnostics& findings, bool colour);

// A JSON array of {"path", "line", "column", "severity", "code", "message", "hint"}, one finding a line.
std::string diagnostics_as_json(const Diagnostics& findings);

// "1,234,567"
std::string grouped(uint64_t number);

// "1 page", "1,200 pages"
std::string counted(uint64_t count, std::string_view what);

// "3 errors, 1 warning"; "no errors" where there are none.
std::string summary_of(const Diagnostics& findings);

// Whether `stream` is a terminal that shows colours (and NO_COLOR is not set).
bool shows_colour(std::FILE* stream);

// Sorts by path, line, column, code, and drops findings said twice.
void sort_findings(Diagnostics& findings);

bool has_errors(const Diagnostics& findings);

}  // namespace satchel
