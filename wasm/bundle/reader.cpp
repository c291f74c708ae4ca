#include "bundle/reader.h"

#include <algorithm>
#include <string>

#include "bundle/crc32.h"
#include "bundle/writer.h"
#include "bundle/zip_layout.h"

namespace satchel {
namespace {

using namespace zip;

tl::unexpected<Diagnostic> damaged(std::string code, std::string message) {
  return failure(std::move(code), std::move(message),
                 "the file is damaged or was written by another program: fetch it again, or build it again");
}

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

// The central directory as the end record describes it.
struct Directory {
  std::string_view records;  // all central records with their names
  size_t offset = 0;         // of the first of them; the entries' local headers and contents end here
  size_t count = 0;
};

Result<Directory> find_directory(std::string_view file) {
  if (file.size() > kMaxBytes) return damaged("bundle-size", "the bundle is larger than 4 GiB");
  if (file.size() < kEndBytes) return damaged("bundle-end", "the bundle is cut short: it has no end record");
  const size_t end_offset = file.size() - kEndBytes;
  const std::string_view end = file.substr(end_offset);
  if (!end.starts_with(kEndStart) || get16(end, 20) != 0)
    return damaged("bundle-end", "the bundle does not end with its end record");
  Directory directory;
  directory.count = get16(end, 8);
  directory.offset = get32(end, 16);
  const size_t bytes = get32(end, 12);
  if (directory.count > kMaxEntries || directory.count != get16(end, 10))
    return damaged("bundle-end", "the end record's number of entries is not allowed");
  if (directory.offset > end_offset || bytes != end_offset - directory.offset)
    return damaged("bundle-directory", "the directory does not end at the end record");
  if (directory.count > bytes / kCentralBytes)
    return damaged("bundle-directory", "the directory is too small for its entries");
  directory.records = file.substr(directory.offset, bytes);
  return directory;
}

// The fields of one central record; `header` is its 46 bytes.
struct CentralRecord {
  std::string_view header;
  std::string_view name;
  size_t offset = 0;  // of the local header
  size_t size = 0;    // of the content
};

// Cuts the first record off `records`; `number` counts from 1, for the message.
Result<CentralRecord> take_record(std::string_view& records, size_t number) {
  const auto bad = [&](const char* what) {
    return damaged("bundle-directory", "entry " + std::to_string(number) + " of the directory " + what);
  };
  if (records.size() < kCentralBytes) return bad("is cut short");
  CentralRecord record;
  record.header = records.substr(0, kCentralBytes);
  record.size = get32(record.header, 24);
  record.offset = get32(record.header, kCentralOffset);
  const size_t name_bytes = get16(record.header, 28);
  if (!record.header.starts_with(kCentralStart) ||
      record.header.substr(32, kCentralEnd.size()) != kCentralEnd || get16(record.header, 30) != 0)
    return bad("has a field with a value that bundles do not use");
  if (get32(record.header, 20) != record.size) return bad("has two different sizes");
  if (name_bytes > records.size() - kCentralBytes) return bad("is cut short");
  record.name = records.substr(kCentralBytes, name_bytes);
  if (!is_valid_entry_name(record.name)) return bad("has a name that is not allowed");
  records.remove_prefix(kCentralBytes + name_bytes);
  return record;
}

// Checks the local header, which must begin `contents` (the part of the file from there to the directory),
// against its central record, and gives the entry.
Result<BundleEntry> local_entry(std::string_view contents, const CentralRecord& record) {
  const auto bad = [&](const char* what) {
    return damaged("bundle-header", "the entry " + quoted(record.name) + what);
  };
  const size_t header_bytes = kLocalBytes + record.name.size();
  if (contents.size() < header_bytes || contents.size() - header_bytes < record.size)
    return bad(" reaches into the directory");
  if (!contents.starts_with(kLocalStart) ||
      contents.substr(kLocalShared, kSharedBytes) != record.header.substr(kCentralShared, kSharedBytes) ||
      contents.substr(kLocalBytes, record.name.size()) != record.name)
    return bad(" has a header that differs from the directory's");
  BundleEntry entry;
  entry.name = record.name;
  entry.bytes = contents.substr(header_bytes, record.size);
  entry.crc32 = get32(record.header, kCentralShared);
  return entry;
}

bool name_before(const BundleEntry& entry, std::string_view name) { return entry.name < name; }

}  // namespace

Result<BundleReader> BundleReader::open(std::string_view file) {
  Result<Directory> directory = find_directory(file);
  if (!directory) return failure(std::move(directory.error()));
  BundleReader reader;
  reader.entries_.reserve(directory->count);
  size_t offset = 0;  // where the next local header must stand
  for (size_t i = 0; i < directory->count; ++i) {
    Result<CentralRecord> record = take_record(directory->records, i + 1);
    if (!record) return failure(std::move(record.error()));
    if (i > 0 && record->name <= reader.entries_.back().name)
      return damaged("bundle-order", "the entry " + quoted(record->name) + " is doubled or not in its place");
    if (record->offset != offset)
      return damaged("bundle-header",
                     "the entry " + quoted(record->name) + " does not begin where the one before it ends");
    Result<BundleEntry> entry = local_entry(file.substr(offset, directory->offset - offset), *record);
    if (!entry) return failure(std::move(entry.error()));
    offset += kLocalBytes + entry->name.size() + entry->bytes.size();
    reader.entries_.push_back(*entry);
  }
  if (!directory->records.empty() || offset != directory->offset)
    return damaged("bundle-directory", "the bundle holds bytes that belong to no entry");
  reader.checked_ = std::make_unique<std::atomic<bool>[]>(directory->count);
  return reader;
}

Result<std::string_view> BundleReader::read(std::string_view name) const {
  const BundleEntry* entry = find(name);
  if (entry == nullptr) return failure("bundle-no-entry", "the bundle has no entry " + quoted(name));
  std::atomic<bool>& checked = checked_[static_cast<size_t>(entry - entries_.data())];
  if (!checked.load(std::memory_order_relaxed)) {
    if (satchel::crc32(entry->bytes) != entry->crc32)
      return damaged("bundle-crc", "the content of the entry " + quoted(name) + " is damaged");
    checked.store(true, std::memory_order_relaxed);
  }
  return entry->bytes;
}

std::span<const BundleEntry> BundleReader::entries_below(std::string_view prefix) const {
  const auto first = std::lower_bound(entries_.begin(), entries_.end(), prefix, name_before);
  const auto last = std::partition_point(
      first, entries_.end(), [&](const BundleEntry& entry) { return entry.name.starts_with(prefix); });
  return std::span(entries_).subspan(static_cast<size_t>(first - entries_.begin()),
                                     static_cast<size_t>(last - first));
}

const BundleEntry* BundleReader::find(std::string_view name) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), name, name_before);
  return found != entries_.end() && found->name == name ? &*found : nullptr;
}

}  // namespace satchel
