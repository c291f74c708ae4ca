// Ids of headings: GitHub's rule for making them from text, and their being unique on a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_buffer.h"

namespace satchel {

// Appends the slug of `text`: letters in lower case, digits, _ and -; spaces become hyphens; the rest is
// dropped. An empty slug becomes "section".
void append_slug(TextBuffer& out, std::string_view text);

// The ids that a page uses.
class IdSet {
 public:
  // Notes an id; false where it was there.
  bool add(std::string_view id);
  // Adds `slug` as it is or with the first of -1, -2, … that is free, and returns what it became.
  std::string add_unique(std::string_view slug);

 private:
  struct Slot {
    std::string id;     // empty: the slot is free
    uint32_t next = 1;  // the suffix to try first when `id` is wanted again
  };
  Slot& find(std::string_view id);
  void grow();

  std::vector<Slot> slots_;  // open addressing; the size is a power of two
  size_t used_ = 0;
};

}  // namespace satchel
