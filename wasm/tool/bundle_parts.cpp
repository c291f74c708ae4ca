#include "tool/bundle_parts.h"

#include "bundle/crc32.h"
#include "bundle/reader.h"
#include "bundle/zip_layout.h"

namespace satchel {
namespace {

constexpr size_t kLargeBundle = size_t{4} << 20;
// Bytes that a part has on average. Small parts mean small updates, but each adds a line to offline.json.
constexpr size_t kPart = size_t{16} << 10;
constexpr size_t kPartOfLarge = size_t{64} << 10;

// How many entries a part holds on average: a power of two, so that where it changes as the site grows, half
// of the borders stay.
size_t entries_a_part(size_t bundle_bytes, size_t entries, size_t part_bytes) {
  size_t count = 1;
  while (bundle_bytes * count * 2 <= part_bytes * entries) count *= 2;
  return count;
}

}  // namespace

Result<std::vector<std::string_view>> bundle_parts(std::string_view bundle) {
  const Result<BundleReader> reader = BundleReader::open(bundle);
  if (!reader) return failure(reader.error());
  const size_t wanted = bundle.size() > kLargeBundle ? kPartOfLarge : kPart;
  const size_t every = entries_a_part(bundle.size(), reader->entries().size(), wanted);
  std::vector<std::string_view> parts;
  size_t begin = 0, end = 0;  // of the part that grows
  const auto cut = [&] {
    if (end > begin) parts.push_back(bundle.substr(begin, end - begin));
    begin = end;
  };
  for (const BundleEntry& entry : reader->entries()) {
    const size_t next = end + zip::kLocalBytes + entry.name.size() + entry.bytes.size();
    if (crc32(entry.name) % every == 0 || next - begin > 4 * wanted) cut();
    end = next;
  }
  cut();
  end = bundle.size();
  cut();  // the directory
  return parts;
}

}  // namespace satchel
