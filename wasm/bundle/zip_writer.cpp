#include "bundle/zip_writer.h"

#include <utility>

#include "bundle/crc32.h"
#include "bundle/zip_layout.h"

namespace satchel {
namespace {

using namespace zip;

void put16(std::string& out, size_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8 & 0xFF);
}

void put32(std::string& out, size_t value) {
  put16(out, value);
  put16(out, value >> 16);
}

// The fields that both headers share.
std::string shared_fields(std::string_view name, std::string_view bytes) {
  std::string fields;
  put32(fields, crc32(bytes));
  put32(fields, bytes.size());
  put32(fields, bytes.size());
  put16(fields, name.size());
  put16(fields, 0);
  return fields;
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  const std::string shared = shared_fields(name, bytes);
  directory_.append(kCentralStart).append(shared).append(kCentralEnd);
  put32(directory_, out_.size());
  directory_.append(name);
  out_.append(kLocalStart).append(shared).append(name).append(bytes);
  ++count_;
}

std::string ZipWriter::finish() {
  const size_t directory_offset = out_.size();
  out_.append(directory_).append(kEndStart);
  put16(out_, count_);
  put16(out_, count_);
  put32(out_, directory_.size());
  put32(out_, directory_offset);
  put16(out_, 0);
  return std::move(out_);
}

}  // namespace satchel
