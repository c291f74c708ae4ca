#include "bundle/zip_writer.h"

#include <utility>

#include "bundle/crc32.h"
#include "bundle/zip_layout.h"

namespace satchel {
namespace {

using namespace zip;

// `bytes` bytes of `value`, the lowest first.
void put(std::string& out, size_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xFF);
}

// The fields that both headers share.
std::string shared_fields(std::string_view name, std::string_view bytes) {
  std::string fields;
  put(fields, crc32(bytes), 4);
  put(fields, bytes.size(), 4);
  put(fields, bytes.size(), 4);
  put(fields, name.size(), 4);  // two bytes, and an extra length of 0
  return fields;
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  const std::string shared = shared_fields(name, bytes);
  directory_.append(kCentralStart).append(shared).append(kCentralEnd);
  put(directory_, out_.size(), 4);
  directory_.append(name);
  out_.append(kLocalStart).append(shared).append(name).append(bytes);
  ++count_;
}

std::string ZipWriter::finish() {
  const size_t directory_offset = out_.size();
  out_.append(directory_).append(kEndStart);
  put(out_, count_, 2);
  put(out_, count_, 2);
  put(out_, directory_.size(), 4);
  put(out_, directory_offset, 4);
  put(out_, 0, 2);
  return std::move(out_);
}

}  // namespace satchel
