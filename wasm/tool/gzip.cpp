#include "tool/gzip.h"

#include <libdeflate.h>

#include <cstdlib>
#include <memory>

namespace satchel {
namespace {

constexpr size_t kTrailerBytes = 8;  // CRC-32, then the length modulo 2^32 (RFC 1952)
constexpr size_t kSmallest = 18;     // of a gzip file: header and trailer
// Deflate cannot do better than 258 bytes from two bits; a trailer that promises more is damaged.
constexpr uint64_t kBestRatio = 1032;

constexpr int kLevelOfLarge = 6;

// Level 12 costs a second for each few megabytes and saves three bytes in a hundred; level 6 does 500 MB a
// second.
int level_for(size_t bytes) {
  constexpr size_t kMegabyte = 1024 * 1024;
  if (bytes <= kMegabyte) return 12;
  return bytes <= 8 * kMegabyte ? 8 : kLevelOfLarge;
}

std::string gzip_at(int level, std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), libdeflate_free_compressor);
  if (!compressor) std::abort();  // out of memory
  // As large as the input, and mostly never touched: a string would fill it with zeros first.
  const size_t room = libdeflate_gzip_compress_bound(compressor.get(), bytes.size());
  const auto out = std::make_unique_for_overwrite<char[]>(room);
  return {out.get(), libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.get(), room)};
}

uint32_t little_endian32(std::string_view bytes) {
  uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

std::string gzip(std::string_view bytes) { return gzip_at(level_for(bytes.size()), bytes); }

std::string gzip_part(std::string_view bytes, size_t whole) {
  // A large whole is compressed beside its parts, and a build waits for both.
  constexpr int kFastest = 1;
  const int level = level_for(whole);
  return gzip_at(level == kLevelOfLarge ? kFastest : level, bytes);
}

Result<std::string> gunzip(std::string_view bytes, uint64_t limit) {
  if (!is_gzip(bytes) || bytes.size() < kSmallest) return failure("bad-gzip", "this is not a gzip file");
  const uint64_t size = little_endian32(bytes.substr(bytes.size() - kTrailerBytes + 4));
  if (size > limit || size > bytes.size() * kBestRatio)
    return failure("bad-gzip", "the gzip file claims to hold " + std::to_string(size) + " bytes");
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (!decompressor) std::abort();
  std::string out(size, '\0');
  const libdeflate_result result = libdeflate_gzip_decompress(decompressor.get(), bytes.data(), bytes.size(),
                                                              out.data(), out.size(), nullptr);
  if (result != LIBDEFLATE_SUCCESS) return failure("bad-gzip", "the gzip file is damaged");
  return out;
}

bool is_gzip(std::string_view bytes) { return bytes.substr(0, 2) == "\x1f\x8b"; }

}  // namespace satchel
