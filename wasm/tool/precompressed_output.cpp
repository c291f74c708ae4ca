#include "tool/precompressed_output.h"

#include <algorithm>
#include <array>

#include "tool/gzip.h"

namespace satchel {
namespace {

constexpr size_t kSmall = 512;  // bytes; less fits into one packet anyway

bool is_text(std::string_view path) {
  constexpr std::array<std::string_view, 10> kEndings = {".html", ".css", ".js",  ".json", ".webmanifest",
                                                         ".svg",  ".xml", ".txt", ".csv",  ".md"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace

Result<void> PrecompressedOutput::write(std::string_view path, std::string_view bytes) {
  if (is_text(path) && bytes.size() >= kSmall) {
    const std::string packed = gzip(bytes);
    if (packed.size() < bytes.size())
      if (Result<void> written = output_.write(std::string(path) + ".gz", packed); !written) return written;
  }
  return output_.write(path, bytes);
}

Result<void> PrecompressedOutput::copy(const std::filesystem::path& source, std::string_view path) {
  if (!is_text(path)) return output_.copy(source, path);
  const Result<std::string> bytes = read_file(source);
  return bytes ? write(path, *bytes) : failure(bytes.error());
}

}  // namespace satchel
