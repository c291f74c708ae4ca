// Damages files, for readers that must refuse it or stay sound.
#pragma once

#include <string>

namespace satchel::testing {

// How many of all files that differ from `file` in one byte, or not at all, `is_refused` refuses.
template <class Refuses>
int count_refused_changes(const std::string& file, Refuses is_refused) {
  int refused = 0;
  for (size_t at = 0; at < file.size(); ++at)
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = file;
      changed[at] = static_cast<char>(byte);
      refused += is_refused(changed) ? 1 : 0;
    }
  return refused;
}

}  // namespace satchel::testing
