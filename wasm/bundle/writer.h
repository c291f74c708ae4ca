// Writes a bundle (FORMAT.md). The same files in any order give the same bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace satchel {

struct BundleFile {
  std::string_view name;  // relative, "/"-separated, UTF-8; see FORMAT.md for what a name may be
  std::string_view bytes;
};

// The whole bundle. Fails on a bad or doubled name, and on what a ZIP without its 64-bit extension cannot
// hold.
Result<std::string> write_bundle(std::span<const BundleFile> files);

// Whether a ZIP entry may have this name: no absolute path, no "..", no empty segment, no control character
// or backslash, valid UTF-8, 1 to 1,024 bytes.
bool is_valid_entry_name(std::string_view name);

}  // namespace satchel
