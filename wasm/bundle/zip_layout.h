// The ZIP records of FORMAT.md as bytes: what reader and writer agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace satchel::zip {

constexpr size_t kLocalBytes = 30;
constexpr size_t kCentralBytes = 46;
constexpr size_t kEndBytes = 22;
constexpr size_t kMaxEntries = 65'534;
constexpr uint64_t kMaxBytes = 0xFFFF'FFFF;
constexpr size_t kMaxNameBytes = 1024;

// "needed" to "date" of both headers, behind what precedes them.
constexpr std::string_view kLocalStart{
    "PK\x03\x04"
    "\x14\x00\x00\x08\x00\x00\x00\x00\x21\x00",
    14};
constexpr std::string_view kCentralStart{
    "PK\x01\x02\x14\x03"
    "\x14\x00\x00\x08\x00\x00\x00\x00\x21\x00",
    16};
// Comment length, disk, and both attributes of a central record.
constexpr std::string_view kCentralEnd{"\x00\x00\x00\x00\x00\x00\x00\x00\xA4\x81", 10};
// Signature and disks of the end record.
constexpr std::string_view kEndStart{"PK\x05\x06\x00\x00\x00\x00", 8};

// CRC-32, both sizes, name length and extra length stand together, in the same form, in both headers.
constexpr size_t kLocalShared = 14;
constexpr size_t kCentralShared = 16;
constexpr size_t kSharedBytes = 16;
constexpr size_t kCentralOffset = 42;

inline uint32_t get16(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(bytes[i])); };
  return byte(at) | byte(at + 1) << 8;
}
inline uint32_t get32(std::string_view bytes, size_t at) {
  return get16(bytes, at) | get16(bytes, at + 2) << 16;
}

}  // namespace satchel::zip
