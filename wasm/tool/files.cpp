#include "tool/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <memory>
#include <system_error>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "tool/parallel.h"

namespace satchel {
namespace {

namespace fs = std::filesystem;

// An open file descriptor, closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  // Closing is where some file systems tell that the disk is full.
  bool close() {
    const int fd = std::exchange(fd_, -1);
    return fd < 0 || ::close(fd) == 0;
  }

 private:
  int fd_;
};

tl::unexpected<Diagnostic> file_failure(std::string code, const fs::path& path, std::string_view what,
                                        int error) {
  Diagnostic d;
  d.path = path.string();
  d.code = std::move(code);
  d.message = std::string(what) + ": " + std::generic_category().message(error);
  if (error == ENOSPC) d.hint = "free some space on this disk, or choose another output folder";
  if (error == EROFS || error == EACCES || error == EPERM) d.hint = "check who may write and read there";
  return failure(std::move(d));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// The folder is made when the first file in it is refused for want of one: most files share their folders.
int create_with_folders(const fs::path& path) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
  const int fd = ::open(path.c_str(), kFlags, 0666);
  if (fd >= 0 || errno != ENOENT) return fd;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) {
    errno = error.value();
    return -1;
  }
  return ::open(path.c_str(), kFlags, 0666);
}

// What lies in one folder, as names from the folder where the list began.
struct FolderEntries {
  std::vector<std::string> files, folders;
  int error = 0;
};

// A regular file, also behind a link, or a folder itself: links to folders could lead in circles.
void sort_entry(int root, unsigned char type, std::string name, FolderEntries& entries) {
  struct stat status {};
  if (type == DT_UNKNOWN && ::fstatat(root, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
    type = IFTODT(status.st_mode);  // not every file system tells it
  if (type == DT_LNK && ::fstatat(root, name.c_str(), &status, 0) == 0 && S_ISREG(status.st_mode))
    type = DT_REG;
  if (type == DT_DIR) entries.folders.push_back(std::move(name));
  if (type == DT_REG) entries.files.push_back(std::move(name));
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// The entries of the folder `name` below `root`, or of `root` itself where it is empty.
FolderEntries entries_of(int root, const std::string& name) {
  FolderEntries entries;
  const int fd =
      ::openat(root, name.empty() ? "." : name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  const std::unique_ptr<DIR, CloseFolder> folder(fd < 0 ? nullptr : ::fdopendir(fd));
  if (folder == nullptr) {
    entries.error = errno;
    if (fd >= 0) ::close(fd);
    return entries;
  }
  const std::string prefix = name.empty() ? "" : name + "/";
  errno = 0;  // the only way to tell an error from the end
  while (const dirent* entry = ::readdir(folder.get())) {
    const char first = entry->d_name[0];
    if (first != '.' && first != '_') sort_entry(root, entry->d_type, prefix + entry->d_name, entries);
    errno = 0;
  }
  entries.error = errno;
  return entries;
}

}  // namespace

Result<std::string> read_file(const fs::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
    return file_failure("cannot-read", path, "cannot read this file", errno);
  if (S_ISDIR(status.st_mode)) return file_failure("cannot-read", path, "cannot read this file", EISDIR);
  std::string bytes(static_cast<size_t>(status.st_size), '\0');
  size_t filled = 0;
  // A file may be longer or shorter than it said (pipes, files being written): read until its end.
  while (true) {
    if (filled == bytes.size()) bytes.resize(bytes.size() + 4096);
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return file_failure("cannot-read", path, "cannot read this file", errno);
    if (got == 0) break;
    filled += static_cast<size_t>(got);
    if (filled == static_cast<size_t>(status.st_size)) break;
  }
  bytes.resize(filled);
  return bytes;
}

Result<void> write_file_atomically(const fs::path& path, std::string_view bytes) {
  // Several threads and several processes may write to one folder.
  static std::atomic<unsigned> counter{0};
  fs::path temporary = path;
  temporary += ".part" + std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1));
  Descriptor file(create_with_folders(temporary));
  if (file.get() < 0) return file_failure("cannot-write", path, "cannot write this file", errno);
  int error = 0;
  if (!write_all(file.get(), bytes) || !file.close() || ::rename(temporary.c_str(), path.c_str()) != 0)
    error = errno;
  if (error == 0) return {};
  ::unlink(temporary.c_str());
  return file_failure("cannot-write", path, "cannot write this file", error);
}

Result<void> copy_file_atomically(const fs::path& source, const fs::path& target) {
  const Result<std::string> bytes = read_file(source);
  if (!bytes) return failure(bytes.error());
  return write_file_atomically(target, *bytes);
}

std::string content_hash(std::string_view bytes, size_t digits) {
  constexpr char kDigits[] = "0123456789abcdef";
  uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  std::string name(std::min<size_t>(digits, 16), '0');
  for (char& digit : name) {
    digit = kDigits[hash >> 60];
    hash <<= 4;
  }
  return name;
}

Result<std::vector<std::string>> list_files(const fs::path& folder, int jobs) {
  std::vector<std::string> names;
  const Descriptor root(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (root.get() < 0 && errno == ENOENT) return names;
  if (root.get() < 0) return file_failure("cannot-read", folder, "cannot list this folder", errno);
  // One level of folders after the other, those of a level side by side.
  std::vector<std::string> level = {""};
  while (!level.empty()) {
    std::vector<FolderEntries> found(level.size());
    for_each_index(level.size(), jobs,
                   [&](size_t, size_t i) { found[i] = entries_of(root.get(), level[i]); });
    level.clear();
    for (FolderEntries& entries : found) {
      if (entries.error != 0)
        return file_failure("cannot-read", folder, "cannot list this folder", entries.error);
      std::move(entries.files.begin(), entries.files.end(), std::back_inserter(names));
      std::move(entries.folders.begin(), entries.folders.end(), std::back_inserter(level));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace satchel
