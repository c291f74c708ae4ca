// The command line: which command was meant, with what options; everything else is the commands' own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace satchel {

// Runs the command that `arguments` (without the program's name) name; its exit code. Wrong use is told on
// standard error.
int run_cli(const std::vector<std::string>& arguments, const std::string& version);

}  // namespace satchel
