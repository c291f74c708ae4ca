// The functions of function_list.inc, one file a family: math, statistics, conditions, text, logic, lookup,
// date, finance.
#pragma once

#include "calc/call.h"

namespace satchel::calc::library {

// A name may stand there twice; declaring it again does no harm.
#define FUNCTION(name, least, most, arrays, late, implementation, help) Value implementation(Call& call);
#define CHOOSING(name, least, most, arrays, late, implementation, help) Value implementation(Choice& choice);
#include "calc/function_list.inc"
#undef FUNCTION
#undef CHOOSING

}  // namespace satchel::calc::library
