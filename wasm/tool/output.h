// Where a finished site goes: a folder on disk, or memory for the preview and for tests.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "tool/files.h"

namespace satchel {

// Several threads may write at once. Paths are relative and "/"-separated; each is written once.
class Output {
 public:
  virtual ~Output() = default;
  virtual Result<void> write(std::string_view path, std::string_view bytes) = 0;
  virtual Result<void> copy(const std::filesystem::path& source, std::string_view path) = 0;
};

class MemoryOutput : public Output {
 public:
  Result<void> write(std::string_view path, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    files_.insert_or_assign(std::string(path), std::string(bytes));
    return {};
  }
  Result<void> copy(const std::filesystem::path& source, std::string_view path) override {
    Result<std::string> bytes = read_file(source);
    if (!bytes) return failure(std::move(bytes.error()));
    return write(path, *bytes);
  }
  const std::map<std::string, std::string, std::less<>>& files() const { return files_; }

 private:
  std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace satchel
