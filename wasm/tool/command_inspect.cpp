// `satchel inspect FILE`: what a bundle holds, every checksum tried.
#include <cstdio>

#include "bundle/reader.h"
#include "model/json.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/gzip.h"
#include "tool/report.h"

namespace satchel {
namespace {

// What a bundle may unpack to; a ZIP without its 64-bit extension holds no more.
constexpr uint64_t kLargestBundle = (uint64_t{1} << 32) - 1;

int damaged(const InspectCommand& command, Diagnostic reason) {
  reason.path = command.file.string();
  print_findings({reason});
  return kContentErrors;
}

Result<std::string> read_bundle(const InspectCommand& command) {
  Result<std::string> file = read_file(command.file);
  if (!file || !is_gzip(*file)) return file;
  return gunzip(*file, kLargestBundle);
}

// Prints each entry with its size; the first failure, if any.
Result<void> list_entries(const BundleReader& bundle) {
  for (const BundleEntry& entry : bundle.entries()) {
    const Result<std::string_view> bytes = bundle.read(entry.name);
    if (!bytes) return failure(bytes.error());
    std::printf("%12s  %08x  %.*s\n", grouped(entry.bytes.size()).c_str(), entry.crc32,
                static_cast<int>(entry.name.size()), entry.name.data());
  }
  return {};
}

std::string site_name(const BundleReader& bundle) {
  const Result<std::string_view> text = bundle.read("site.json");
  if (!text) return {};
  const Json site = Json::parse(*text, nullptr, false);
  const Json* settings = member(site, "settings");
  return settings == nullptr ? std::string() : std::string(string_member(*settings, "name"));
}

}  // namespace

int run(const InspectCommand& command) {
  const Result<std::string> file = read_bundle(command);
  if (!file) return file.error().code == "cannot-read" ? fail(file.error()) : damaged(command, file.error());
  const Result<BundleReader> bundle = BundleReader::open(*file);
  if (!bundle) return damaged(command, bundle.error());
  if (const Result<void> listed = list_entries(*bundle); !listed) return damaged(command, listed.error());
  std::printf("%s: %s, %s entries, %s bytes, every checksum right\n", site_name(*bundle).c_str(),
              counted(bundle->entries_below("pages/").size(), "page").c_str(),
              grouped(bundle->entries().size()).c_str(), grouped(file->size()).c_str());
  return kGood;
}

}  // namespace satchel
