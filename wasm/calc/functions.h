// The functions that formulas may call: one table, in the order of their names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "calc/call.h"

namespace satchel::calc {

struct Function {
  const char* name;
  uint8_t least, most;  // arguments
  // Which arguments it takes as whole arrays, bit 0 the first, bit 7 the eighth and all behind it. Where an
  // array stands for another one, the function is computed for each of its cells.
  uint8_t arrays;
  bool is_late : 1;  // newer than Excel 2007's file format, which knows it as _xlfn.NAME
  bool delays : 1;   // computes its arguments itself, as it needs them
  union {
    Value (*compute)(Call&);
    Value (*choose)(Choice&);  // where it delays
  };

  bool takes_array(uint32_t argument) const { return arrays >> (argument < 7 ? argument : 7) & 1; }
};

std::span<const Function> functions();

// The index of a function regardless of case, with or without _xlfn. before it; kNoFunction where there is
// none.
uint16_t find_function(std::string_view name);
// `did you mean "NAME"?`, or nothing.
std::string suggest_function(std::string_view name);
// Whether it may be called with that many arguments.
bool takes(const Function& function, uint32_t arguments);
// What it does, in one line, for people. Not linked where nobody asks.
std::string_view function_help(uint16_t function);

}  // namespace satchel::calc
