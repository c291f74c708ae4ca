// What a template is compiled to: a flat list of instructions, walked from its beginning to its end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "template/template.h"

namespace satchel {

enum class Op : uint8_t {
  kText,        // append `text`
  kVariable,    // append the value of `name`, escaped
  kRaw,         // the same, unescaped
  kSection,     // the instructions up to `next`, for each item of the value of `name`
  kSectionEnd,  // back to `next`, the section's first instruction, where an item is left
  kInverted,    // go to `next` where the value of `name` is true
  kPartial,     // render the template `text`
  kParent,      // the same; the blocks between here and `next` override its own
  kBlock,       // the instructions up to `next`, or what overrides the block `text`
};

// How a value is escaped: by the HTML context of its tag.
enum class Escape : uint8_t {
  kText,
  kAttribute,
  kAddress,      // in a URL attribute, where the value may decide the scheme
  kAddressRest,  // behind scheme, host or path
  kParameter,    // behind "?": percent-encoded whole
};

// A dotted name: `count` of the program's segments. None: ".", the innermost context itself.
struct NamePath {
  uint32_t first = 0;
  uint32_t count = 0;
};

// All views are of the program's source.
struct Instruction {
  Op op = Op::kText;
  Escape escape = Escape::kText;
  char quote = '"';      // of the attribute that a kAddress stands in
  bool dynamic = false;  // the partial's or parent's name is the value of `name`
  bool own_lines =
      false;  // partial, parent: alone on its line. Block: its content begins on a line of its own
  NamePath name;
  uint32_t next = 0;  // an index of an instruction
  std::string_view text;
  std::string_view indent;  // white space before the tag, for each line of what takes its place
};

struct Template::Impl {
  std::string path;
  std::string source;
  std::vector<Instruction> instructions;
  std::vector<std::string_view> segments;
};

// A finding about the template at `offset` of its source.
Diagnostic template_finding(std::string_view path, std::string_view source, size_t offset, std::string code,
                            std::string message, std::string_view hint);

}  // namespace satchel
