// Beside each text of a finished site its gzip, for hosts that send such files as they are (nginx:
// gzip_static).
#pragma once

#include "tool/output.h"

namespace satchel {

// Passes everything on to `output`, which must outlive it, and adds "NAME.gz" to what shrinks: a host with
// such files spends no time on compressing, and may send less.
class PrecompressedOutput : public Output {
 public:
  explicit PrecompressedOutput(Output& output) : output_(output) {}
  Result<void> write(std::string_view path, std::string_view bytes) override;
  Result<void> copy(const std::filesystem::path& source, std::string_view path) override;

 private:
  Output& output_;
};

}  // namespace satchel
