#include "calc/functions.h"

namespace satchel::calc {

// Apart from the table of the engine, which has no use for the words.
std::string_view function_help(uint16_t function) {
  static constexpr std::string_view kHelp[] = {
#define FUNCTION(name, least, most, arrays, late, implementation, help) help,
#define CHOOSING FUNCTION
#include "calc/function_list.inc"
#undef FUNCTION
#undef CHOOSING
  };
  return kHelp[function];
}

}  // namespace satchel::calc
