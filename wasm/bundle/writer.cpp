#include "bundle/writer.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "bundle/zip_layout.h"
#include "bundle/zip_writer.h"

namespace satchel {
namespace {

using namespace zip;

// A file's name in lower case, by which a disk that ignores case knows it.
struct FoldedName {
  std::string folded;
  std::string_view name;
};

tl::unexpected<Diagnostic> clash(std::string_view a, std::string_view b, const char* why) {
  return failure("bundle-name", "\"" + std::string(a) + "\" and \"" + std::string(b) + "\" " + why,
                 "rename one of them");
}

// The name among `names` that is a folder of `name`, or nullptr.
const FoldedName* folder_among(const std::vector<FoldedName>& names, const FoldedName& name) {
  const std::string_view folded = name.folded;
  for (size_t slash = folded.find('/'); slash != std::string_view::npos;
       slash = folded.find('/', slash + 1)) {
    const std::string_view folder = folded.substr(0, slash);
    const auto found =
        std::lower_bound(names.begin(), names.end(), folder,
                         [](const FoldedName& n, std::string_view text) { return n.folded < text; });
    if (found != names.end() && found->folded == folder) return &*found;
  }
  return nullptr;
}

Result<void> check_names(std::span<const BundleFile> files) {
  std::vector<FoldedName> names;
  names.reserve(files.size());
  for (const BundleFile& file : files) {
    if (!is_valid_entry_name(file.name))
      return failure("bundle-name", "\"" + std::string(file.name) + "\" cannot be the name of a bundle entry",
                     "use a relative path of at most 1,024 bytes without backslashes or control characters");
    names.push_back({ascii_lower(file.name), file.name});
  }
  std::sort(names.begin(), names.end(), [](const FoldedName& a, const FoldedName& b) {
    return a.folded != b.folded ? a.folded < b.folded : a.name < b.name;
  });
  for (size_t i = 1; i < names.size(); ++i)
    if (names[i].folded == names[i - 1].folded)
      return clash(names[i - 1].name, names[i].name, "are one name where case is ignored");
  for (const FoldedName& name : names)
    if (const FoldedName* folder = folder_among(names, name))
      return clash(folder->name, name.name, "cannot both be unpacked: the first is a folder of the second");
  return {};
}

uint64_t bundle_bytes(std::span<const BundleFile> files) {
  uint64_t bytes = kEndBytes;
  for (const BundleFile& file : files)
    bytes += kLocalBytes + kCentralBytes + 2 * static_cast<uint64_t>(file.name.size()) + file.bytes.size();
  return bytes;
}

}  // namespace

Result<std::string> write_bundle(std::span<const BundleFile> files) {
  if (files.size() > kMaxEntries) return failure("bundle-size", "a bundle holds at most 65,534 entries");
  const uint64_t bytes = bundle_bytes(files);
  if (bytes > kMaxBytes) return failure("bundle-size", "a bundle holds less than 4 GiB");
  if (Result<void> names = check_names(files); !names) return failure(std::move(names.error()));
  std::vector<BundleFile> sorted(files.begin(), files.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const BundleFile& a, const BundleFile& b) { return a.name < b.name; });
  ZipWriter writer;
  writer.reserve(static_cast<size_t>(bytes));
  for (const BundleFile& file : sorted) writer.add(file.name, file.bytes);
  return writer.finish();
}

}  // namespace satchel
