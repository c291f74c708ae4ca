// Values as templates see them: names looked up in a stack of contexts, truth, and text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/json.h"

namespace satchel {

// The value of a dotted name: its first segment in the innermost context that has it, the others inside that
// value. Without segments, the innermost context itself. nullptr where there is none.
const Json* look_up(std::span<const std::string_view> name, std::span<const Json* const> contexts);

// Missing, null, false, "" and an empty list are false; all else is true, 0 too.
bool is_true(const Json* value);

// A value's text without copying strings. Borrows the value.
class ValueText {
 public:
  explicit ValueText(const Json* value);
  std::string_view view() const { return view_; }

 private:
  std::string owned_;  // of numbers; short, so never on the heap
  std::string_view view_;
};

}  // namespace satchel
