// A folder that is replaced as a whole: everything is written beside it, and takes its place in one step at
// the end.
#pragma once

#include <filesystem>
#include <string>

#include "tool/output.h"

namespace satchel {

// Until commit() the folder at `target` stays as it was; without commit() nothing is left behind. What a
// killed run left beside `target` is removed by the next one.
class OutputFolder : public Output {
 public:
  // Fails with "cannot-write" in the system's words, or "not-a-site" where `target` holds things that no
  // build wrote.
  static Result<OutputFolder> create(const std::filesystem::path& target);
  OutputFolder(OutputFolder&& other) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;
  ~OutputFolder() override;

  Result<void> write(std::string_view path, std::string_view bytes) override;
  Result<void> copy(const std::filesystem::path& source, std::string_view path) override;
  // Puts the new folder in the place of the old one, which is removed afterwards.
  Result<void> commit();

 private:
  OutputFolder(std::filesystem::path target, std::filesystem::path staging, int folder)
      : target_(std::move(target)), staging_(std::move(staging)), folder_(folder) {}
  Result<int> open_new(std::string_view path) const;

  std::filesystem::path target_;
  std::filesystem::path staging_;  // ".dist.satchel-1234" beside `target_`; empty once it is gone
  int folder_ = -1;                // `staging_`, opened and locked for as long as this run lives
};

// Makes every write of a running build fail with "stopped"; fit for a signal handler.
void stop_writing();

}  // namespace satchel
