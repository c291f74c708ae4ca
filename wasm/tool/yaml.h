// YAML as a tree that remembers where everything stands; the only user of yaml-cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "markdown/markdown.h"
#include "model/json.h"

namespace satchel {

struct YamlNode {
  enum class Kind { kNull, kScalar, kList, kMap } kind = Kind::kNull;
  std::string text;              // of a scalar, as written but for quotes and escapes
  bool is_plain = false;         // a scalar without quotes, which may be a number or a boolean
  Place place;                   // of its first byte in the file
  std::vector<YamlNode> values;  // of a list or a map
  std::vector<YamlNode> keys;    // of a map, one a value; scalars

  bool is_null() const { return kind == Kind::kNull; }
  bool is_map() const { return kind == Kind::kMap; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_scalar() const { return kind == Kind::kScalar; }
  // The value of `key` in a map; nullptr where there is none.
  const YamlNode* find(std::string_view key) const;
  // The value by YAML's core schema: null, true and false, numbers; all else, dates and 007 too, is text.
  Json json() const;
  OrderedJson ordered_json() const;
};

// Parses one document whose first line is line `first_line` of the file `path`. A repeated key, several
// documents, more than 64 levels, and aliases that multiply to more values than the text has bytes are
// errors, as is what YAML itself forbids.
Result<YamlNode> parse_yaml(std::string_view text, std::string_view path, int first_line = 1);

}  // namespace satchel
