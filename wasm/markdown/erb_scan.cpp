#include "markdown/erb_scan.h"

#include <climits>

#include "markdown/view_call.h"

int satchel_find_erb(const char* text, int size, int from, int* end) {
  const satchel::ErbTag tag =
      satchel::find_erb_tag({text, static_cast<size_t>(size)}, static_cast<size_t>(from));
  if (tag.begin == std::string_view::npos) return INT_MAX;
  *end = static_cast<int>(tag.end);
  return static_cast<int>(tag.begin);
}
