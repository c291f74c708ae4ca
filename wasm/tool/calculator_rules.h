// What a calculator must keep besides being readable: its names are known, its formulas compute, and what
// visitors see of them is a value.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "calculator/definition.h"
#include "tool/yaml.h"

namespace satchel {

// Tells what is wrong with names and formulas, and with what they give: errors where they give no value with
// the defaults or go in a circle with any entry that was tried; warnings where another entry (each choice,
// each least and most number) gives an error value. `text` is the whole file, of which `tree` was read and
// `definition` made.
void check_calculator(const YamlNode& tree, std::string_view text, const CalculatorDefinition& definition,
                      std::string_view path, Diagnostics& findings);

// The node of a formula's text: the value itself, or its member "formula".
const YamlNode& formula_text_of(const YamlNode& value);

}  // namespace satchel
