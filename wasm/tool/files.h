// Files as bytes: reading, safe writing, listing, and names made of contents. Failure is a Result that names
// the file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace satchel {

// The whole file. Fails with "cannot-read".
Result<std::string> read_file(const std::filesystem::path& path);

// Writes `bytes` under a temporary name beside `path` and renames it, so that nobody ever sees half a file;
// makes the folders above. Fails with "cannot-write" and the system's own words: a full disk, a read-only
// folder.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

// Copies `source` to `target` in the same way, making the folders above.
Result<void> copy_file_atomically(const std::filesystem::path& source, const std::filesystem::path& target);

// Hexadecimal digits (16 at most) that change when the bytes do (XXH3); for names such as "app.1a2b3c4d.js".
std::string content_hash(std::string_view bytes, size_t digits = 8);

// Every regular file below `folder` as a relative, "/"-separated name, in the order of the names' bytes; an
// empty list where there is no such folder. Files and folders whose names begin with "." or "_" are passed
// over. Fails with "cannot-read". Looks into up to `jobs` folders at a time (0: one a core).
Result<std::vector<std::string>> list_files(const std::filesystem::path& folder, int jobs = 0);

}  // namespace satchel
