// Gzip as files carry it: the same bytes give the same file, on every day and machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace satchel {

// Compresses as hard as the size allows in a blink: small files to the last byte, tens of megabytes in a
// tenth of a second.
std::string gzip(std::string_view bytes);
// The same for one of the parts of something of `whole` bytes: many of them are as much work as the whole.
std::string gzip_part(std::string_view bytes, size_t whole);

// The bytes inside one gzip member. Fails with "bad-gzip" where it is damaged, or would be larger than
// `limit` bytes.
Result<std::string> gunzip(std::string_view bytes, uint64_t limit);

// Whether `bytes` begin as a gzip file does.
bool is_gzip(std::string_view bytes);

}  // namespace satchel
