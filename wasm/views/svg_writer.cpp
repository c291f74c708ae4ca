#include "views/svg_writer.h"

#include <cstdint>

#include "base/escape.h"

namespace satchel {

void append_number(TextBuffer& out, double value, int decimals) {
  double unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const auto units = static_cast<int64_t>(value * unit + (value < 0 ? -0.5 : 0.5));
  uint64_t rest = static_cast<uint64_t>(units < 0 ? -units : units);
  char text[24];
  char* const end = text + sizeof text;
  char* begin = end;
  bool idle = true;  // zeros at the end of the decimals
  for (int i = 0; i < decimals; ++i, rest /= 10) {
    idle = idle && rest % 10 == 0;
    if (!idle) *--begin = static_cast<char>('0' + rest % 10);
  }
  if (begin != end) *--begin = '.';
  do {
    *--begin = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (units < 0) *--begin = '-';
  out += std::string_view(begin, static_cast<size_t>(end - begin));
}

void append_named(TextBuffer& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  append_attribute(out, value);
  out += '"';
}

void append_named(TextBuffer& out, std::string_view name, double value) {
  out.append(" ").append(name).append("=\"");
  append_number(out, value);
  out += '"';
}

}  // namespace satchel
