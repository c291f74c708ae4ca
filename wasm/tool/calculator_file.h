// Reads content/calculators/NAME.yml: the author's form of a calculator, made into the bundle's.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/json.h"
#include "tool/yaml.h"

namespace satchel {

// The JSON that calculator/definition.h reads: maps as lists of {"name": …}, dates as numbers, tables as
// their cells. Everything that is wrong with keys, types, names, dates and formulas is told in `findings`
// with its place; what is left out for it is missing in the result. `text` is the file, of which `tree` is.
Json read_calculator(const YamlNode& tree, std::string_view text, std::string_view path,
                     Diagnostics& findings);

}  // namespace satchel
