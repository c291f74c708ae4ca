// What a bundle entry may be called (FORMAT.md, "Names").
#include "base/ascii.h"
#include "base/utf8.h"
#include "bundle/writer.h"
#include "bundle/zip_layout.h"

namespace satchel {
namespace {

bool is_valid_segment(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != "..";
}

bool is_forbidden_byte(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; }

}  // namespace

bool is_valid_entry_name(std::string_view name) {
  if (name.empty() || name.size() > zip::kMaxNameBytes) return false;
  if (name.size() >= 2 && is_ascii_alpha(name[0]) && name[1] == ':') return false;
  size_t segment_begin = 0;
  for (size_t i = 0; i < name.size(); ++i) {
    if (is_forbidden_byte(name[i])) return false;
    if (name[i] != '/') continue;
    if (!is_valid_segment(name.substr(segment_begin, i - segment_begin))) return false;
    segment_begin = i + 1;
  }
  return is_valid_segment(name.substr(segment_begin)) && find_invalid_utf8(name) == std::string_view::npos;
}

}  // namespace satchel
