#include "views/svg_writer.h"

#include "base/escape.h"

namespace satchel {

void append_number(TextBuffer& out, double value) {
  const auto tenths = static_cast<int>(value * 10 + (value < 0 ? -0.5 : 0.5));
  const int size = tenths < 0 ? -tenths : tenths;
  if (tenths < 0) out += '-';
  out += std::to_string(size / 10);
  if (size % 10 == 0) return;
  out += '.';
  out += static_cast<char>('0' + size % 10);
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
