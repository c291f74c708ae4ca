// Front matter as nearly all pages have it, read without a YAML parser: thousands of pages wait for it.
#pragma once

#include <optional>
#include <string_view>

#include "tool/yaml.h"

namespace satchel {

// The tree of a text whose every line is empty, "key: value", or "key:" with such lines indented below it,
// where keys and values are plain words or stand in double quotes without escapes: exactly the tree that
// yaml-cpp makes of it. Nothing for every other text, be it right or wrong. The first line is line
// `first_line` of the file.
std::optional<YamlNode> parse_plain_yaml(std::string_view text, int first_line);

}  // namespace satchel
