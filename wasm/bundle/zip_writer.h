// Writes the records of FORMAT.md, one entry after the other: what every ZIP archive of ours is made with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace satchel {

// An archive in the making. Judges nothing: names are valid and differ, entries are at most zip::kMaxEntries,
// and an archive of more than zip::kMaxBytes is broken; the caller sees to that (a bundle also to their
// order).
class ZipWriter {
 public:
  // Room for an archive of so many bytes, so that entries up to there allocate nothing.
  void reserve(size_t bytes) { out_.reserve(bytes); }
  void add(std::string_view name, std::string_view bytes);
  // The whole archive; nothing can be added afterwards.
  std::string finish();

 private:
  std::string out_;
  std::string directory_;
  size_t count_ = 0;
};

}  // namespace satchel
