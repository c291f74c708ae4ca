// The functions of function_list.h, one file a family: math, statistics, conditions, text, logic, lookup,
// date, finance.
#pragma once

#include "calc/call.h"
#include "calc/function_list.h"

namespace satchel::calc::library {

// A name may stand there twice; declaring it again does no harm.
#define FUNCTION(name, least, most, arrays, late, implementation, help) Value implementation(Call& call);
#define CHOOSING(name, least, most, arrays, late, implementation, help) Value implementation(Choice& choice);
SATCHEL_CALC_FUNCTIONS(FUNCTION, CHOOSING)
#undef FUNCTION
#undef CHOOSING

}  // namespace satchel::calc::library
