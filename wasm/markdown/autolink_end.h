// Where a bare address ends: shared by the two kinds of extended autolinks.
#pragma once

#include <cstddef>

namespace satchel {

// The length that remains of the address text[0, end) when what belongs to the sentence around it is taken
// off: trailing punctuation, a parenthesis without its opener, a character reference, everything from a "<"
// on.
size_t autolink_end(const unsigned char* text, size_t end);

}  // namespace satchel
