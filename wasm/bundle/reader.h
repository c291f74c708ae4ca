// Opens a bundle (FORMAT.md): a plain, stored ZIP in one block of memory, read without copying an entry.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace satchel {

struct BundleEntry {
  std::string_view name;   // "pages/educate/districts.md"
  std::string_view bytes;  // not yet checked against crc32; BundleReader::read checks
  uint32_t crc32 = 0;
};

// Borrows the file's bytes: they must outlive the reader and every view that it hands out, and must not
// change meanwhile. Reading from several threads at once is fine.
class BundleReader {
 public:
  // Checks every header, offset, length and name; the work is bounded by the number of entries. Fails with
  // "bundle-…".
  static Result<BundleReader> open(std::string_view file);

  // The bytes of the entry `name`, checked against their CRC the first time that they are read. Fails with
  // "bundle-no-entry" or "bundle-crc".
  Result<std::string_view> read(std::string_view name) const;

  bool contains(std::string_view name) const { return find(name) != nullptr; }

  // All entries in the order of their names' bytes; and those whose names begin with `prefix`.
  std::span<const BundleEntry> entries() const { return entries_; }
  std::span<const BundleEntry> entries_below(std::string_view prefix) const;

 private:
  const BundleEntry* find(std::string_view name) const;

  std::vector<BundleEntry> entries_;
  // One flag an entry: its content has been found good. Threads may set the same flag twice, to the same
  // value.
  std::unique_ptr<std::atomic<bool>[]> checked_;
};

}  // namespace satchel
