// Bundles: any bytes may be opened and read; what is sound is written again as the same bytes; what was
// written is read back; damage is noticed.
#include <map>
#include <string>
#include <vector>

#include "bundle/reader.h"
#include "bundle/writer.h"
#include "fuzz.h"

using namespace satchel;

namespace {

// Any bytes. Where every entry is sound the file has the one form that FORMAT.md allows, so the writer must
// give it again (or refuse names that a disk without case could not hold).
void open_bytes(std::string_view file) {
  const Result<BundleReader> reader = BundleReader::open(file);
  if (!reader) return;
  std::vector<BundleFile> files;
  bool all_sound = true;
  for (const BundleEntry& entry : reader->entries()) {
    require(is_valid_entry_name(entry.name), "the reader accepts only valid names");
    const Result<std::string_view> bytes = reader->read(entry.name);
    all_sound = all_sound && bytes;
    if (bytes) files.push_back({entry.name, *bytes});
  }
  if (!all_sound) return;
  const Result<std::string> again = write_bundle(files);
  if (again)
    require(*again == file, "a sound bundle has one form");
  else
    require(again.error().code == "bundle-name",
            "a sound bundle can be written again but for clashing names");
}

// The input as a recipe: each line is a name, a tab and the content.
std::map<std::string_view, std::string_view> recipe(std::string_view text) {
  std::map<std::string_view, std::string_view> files;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const size_t tab = line.find('\t');
    if (tab != std::string_view::npos && is_valid_entry_name(line.substr(0, tab)))
      files[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return files;
}

// Whether `file` can be opened and holds exactly `files`.
bool holds(std::string_view file, const std::map<std::string_view, std::string_view>& files) {
  const Result<BundleReader> reader = BundleReader::open(file);
  if (!reader || reader->entries().size() != files.size()) return false;
  for (const auto& [name, bytes] : files)
    if (const Result<std::string_view> read = reader->read(name); !read || *read != bytes) return false;
  return true;
}

void write_and_damage(std::string_view text) {
  if (text.size() < 3) return;
  const size_t position =
      static_cast<unsigned char>(text[0]) | static_cast<size_t>(static_cast<unsigned char>(text[1])) << 8;
  const char mask = text[2];
  const auto files = recipe(text.substr(3));
  std::vector<BundleFile> list;
  for (const auto& [name, bytes] : files) list.push_back({name, bytes});
  const Result<std::string> file = write_bundle(list);
  if (!file) return;
  require(holds(*file, files), "what was written is read back");
  std::string damaged = *file;
  damaged[position % damaged.size()] = static_cast<char>(damaged[position % damaged.size()] ^ mask);
  require(mask == 0 || !holds(damaged, files), "a changed byte is noticed");
  require(!BundleReader::open(std::string_view(*file).substr(0, position % file->size())),
          "a cut bundle is refused");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  open_bytes(as_text(data, size));
  write_and_damage(as_text(data, size));
  return 0;
}
