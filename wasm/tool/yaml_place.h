// Where a byte inside a YAML scalar stands in its file: for mistakes in the middle of a formula.
#pragma once

#include <cstddef>
#include <string_view>

#include "tool/yaml.h"

namespace satchel {

// The place of byte `offset` of `scalar.text` in `file`, from whose beginning the scalar's own place counts;
// behind its last byte where `offset` is its size. Follows quotes, escapes, folded lines and block scalars,
// by counting what is not white space: that alone stands in the file as it stands in the text.
Place place_in_scalar(std::string_view file, const YamlNode& scalar, size_t offset);

}  // namespace satchel
