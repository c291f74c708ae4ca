// The help of the functions, apart from the table of the engine, which has no use for the words.
#include "calc/function_list.h"
#include "calc/functions.h"

namespace satchel::calc {

std::string_view function_help(uint16_t function) {
  static constexpr std::string_view kHelp[] = {
#define FUNCTION(name, least, most, arrays, late, implementation, help) help,
      SATCHEL_CALC_FUNCTIONS(FUNCTION, FUNCTION)
#undef FUNCTION
  };
  return kHelp[function];
}

}  // namespace satchel::calc
