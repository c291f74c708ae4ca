#include "tool/output_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>

namespace satchel {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStagingMark = ".satchel-";
std::atomic<bool> stopped{false};

tl::unexpected<Diagnostic> cannot_write(const fs::path& path, int error) {
  Diagnostic d;
  d.path = path.string();
  d.code = "cannot-write";
  d.message = std::string("cannot be written: ") + strerror(error);
  if (error == ENOSPC || error == EDQUOT)
    d.hint = "free some space and build again; the last good site is untouched";
  return failure(std::move(d));
}

// Closes a file descriptor at the end of a block.
struct File {
  int descriptor;
  ~File() {
    if (descriptor >= 0) close(descriptor);
  }
};

// A folder may be replaced when it is empty or an earlier build wrote it: then it holds a bundle.
bool may_be_replaced(const fs::path& target) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(target, error))) return true;
  if (!fs::is_directory(target, error)) return false;
  if (fs::is_empty(target, error)) return true;
  for (const auto& entry : fs::directory_iterator(target / "assets", error)) {
    const std::string name = entry.path().filename();
    if (name.starts_with("site.") && name.ends_with(".satchel.gz")) return true;
  }
  return false;
}

// A run holds a lock on its staging folder as long as it lives, however it dies.
void remove_stale(const fs::path& target) {
  const std::string prefix = "." + target.filename().string() + std::string(kStagingMark);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(target.parent_path(), error)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    const File folder{open(entry.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.descriptor >= 0 && flock(folder.descriptor, LOCK_EX | LOCK_NB) == 0)
      fs::remove_all(entry.path(), error);
  }
}

bool make_folders(int root, std::string path) {
  if (mkdirat(root, path.c_str(), 0777) == 0 || errno == EEXIST) return true;
  const size_t slash = path.rfind('/');
  if (errno != ENOENT || slash == std::string::npos) return false;
  return make_folders(root, path.substr(0, slash)) &&
         (mkdirat(root, path.c_str(), 0777) == 0 || errno == EEXIST);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// Lets the system move the bytes; where file systems differ it falls back by itself.
bool copy_all(int from, int to) {
  for (;;) {
    const ssize_t copied = sendfile(to, from, nullptr, size_t{1} << 30);
    if (copied < 0 && errno == EINTR) continue;
    if (copied <= 0) return copied == 0;
  }
}

}  // namespace

void stop_writing() { stopped = true; }

Result<OutputFolder> OutputFolder::create(const fs::path& wanted) {
  std::error_code error;
  // A link to a folder stays a link: what it leads to is replaced.
  fs::path target = fs::weakly_canonical(fs::absolute(wanted), error);
  if (error) return cannot_write(wanted, error.value());
  if (target.filename().empty()) target = target.parent_path();
  if (!may_be_replaced(target))
    return failure("not-a-site",
                   "\"" + wanted.string() + "\" holds something else than a site built by satchel",
                   "choose another folder with --out, or remove this one yourself");
  fs::create_directories(target.parent_path(), error);
  if (error) return cannot_write(wanted, error.value());
  remove_stale(target);
  const fs::path staging = target.parent_path() / ("." + target.filename().string() +
                                                   std::string(kStagingMark) + std::to_string(getpid()));
  if (mkdir(staging.c_str(), 0777) != 0) return cannot_write(wanted, errno);
  const int folder = open(staging.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return cannot_write(wanted, errno);
  flock(folder,
        LOCK_EX | LOCK_NB);  // where locks are not to be had, a killed run's folder may be left behind
  return OutputFolder(std::move(target), staging, folder);
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : target_(std::move(other.target_)),
      staging_(std::move(other.staging_)),
      folder_(std::exchange(other.folder_, -1)) {
  other.staging_.clear();
}

OutputFolder::~OutputFolder() {
  std::error_code error;
  if (!staging_.empty()) fs::remove_all(staging_, error);
  if (folder_ >= 0) close(folder_);
}

Result<int> OutputFolder::open_new(std::string_view path) const {
  if (stopped) return failure("stopped", "stopped before the site was finished");
  const std::string name(path);
  // Nearly every file is the first of its folder, as each page has its own: the folder is not tried for
  // first.
  const size_t slash = name.rfind('/');
  if (slash != std::string::npos && !make_folders(folder_, name.substr(0, slash)))
    return cannot_write(target_ / name, errno);
  const int file = openat(folder_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return cannot_write(target_ / name, errno);
  return file;
}

Result<void> OutputFolder::write(std::string_view path, std::string_view bytes) {
  const Result<int> file = open_new(path);
  if (!file) return failure(file.error());
  const bool written = write_all(*file, bytes);
  const int error = errno;
  if (close(*file) != 0 || !written) return cannot_write(target_ / path, written ? errno : error);
  return {};
}

Result<void> OutputFolder::copy(const fs::path& source, std::string_view path) {
  const File from{open(source.c_str(), O_RDONLY | O_CLOEXEC)};
  if (from.descriptor < 0) {
    Diagnostic d;
    d.path = source.string();
    d.code = "cannot-read";
    d.message = std::string("cannot be read: ") + strerror(errno);
    return failure(std::move(d));
  }
  const Result<int> file = open_new(path);
  if (!file) return failure(file.error());
  const bool copied = copy_all(from.descriptor, *file);
  const int error = errno;
  if (close(*file) != 0 || !copied) return cannot_write(target_ / path, copied ? errno : error);
  return {};
}

Result<void> OutputFolder::commit() {
  if (stopped) return failure("stopped", "stopped before the site was finished");
  // Both change places in one step: at every moment there is a whole site at `target_`. The old one then
  // stands where the new one was written, and goes with this object.
  if (renameat2(AT_FDCWD, staging_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0) return {};
  if (errno == ENOENT) {
    if (rename(staging_.c_str(), target_.c_str()) != 0) return cannot_write(target_, errno);
    staging_.clear();
    return {};
  }
  // File systems without an exchange: the old one steps aside, and back where the new one cannot take its
  // place.
  const fs::path aside = staging_.string() + "-old";
  if (rename(target_.c_str(), aside.c_str()) != 0) return cannot_write(target_, errno);
  if (rename(staging_.c_str(), target_.c_str()) != 0) {
    const int error = errno;
    rename(aside.c_str(), target_.c_str());
    return cannot_write(target_, error);
  }
  staging_ = aside;
  return {};
}

}  // namespace satchel
