// Formulas as text again.
#pragma once

#include "base/text_buffer.h"
#include "calc/formula.h"

namespace satchel::calc {

// What stands for a name: the name itself, a cell's address, its present value.
class NamePrinter {
 public:
  virtual void print_name(TextBuffer& out, const Formula& formula, uint32_t name) = 0;

 protected:
  ~NamePrinter() = default;
};

struct PrintOptions {
  NamePrinter* names = nullptr;  // null: as they were written
  bool prefixed = false;         // _xlfn. before functions that Excel's file format knows so
  bool spaced = false;           // for people: 2 * (a + b) rather than 2*(a+b)
};

// Appends the formula, without "=" before it, with no more parentheses than it takes. Read again it is the
// same formula.
void print_formula(TextBuffer& out, const Formula& formula, const PrintOptions& options = {});

// A value as a formula would write it: 0.5, "text", TRUE, #N/A, {1,2;3,4}.
void print_value(TextBuffer& out, const Value& value);

}  // namespace satchel::calc
