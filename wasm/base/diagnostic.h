// A finding about the site's content (or any other bytes from outside): where it is, what is wrong, what to
// do.
#pragma once

#include <string>
#include <vector>

namespace satchel {

enum class Severity { kError, kWarning };

// One finding. `line` and `column` count from 1; 0 means "the file as a whole". `column` counts bytes.
struct Diagnostic {
  std::string path;  // as the author knows it, such as "content/educate/districts.md"; empty where unknown
  int line = 0;
  int column = 0;
  std::string code;     // stable, kebab-case: "unknown-view"
  std::string message;  // one sentence without a full stop
  std::string hint;     // what to do about it; may be empty
  Severity severity = Severity::kError;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace satchel
