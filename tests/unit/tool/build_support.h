// Folders that vanish, a small content folder, and a shell to build it with, for tests of the tool.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace satchel::testing {

namespace fs = std::filesystem;

// A new empty folder, removed with its contents at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (fs::temp_directory_path() / "satchel-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }
  fs::path operator/(std::string_view name) const { return path_ / name; }

 private:
  fs::path path_;
};

inline void put(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string get(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline size_t entries_in(const fs::path& folder) {
  return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

inline void put_shell(const fs::path& folder) {
  put(folder / "app.js", "export {};\n");
  put(folder / "style.css", "body{margin:0}\n");
  put(folder / "satchel.wasm", std::string("\0asm\1\0\0\0", 8));
  put(folder / "satchel-full.wasm", std::string("\0asm\1\0\0\0\0\1\0", 11));
  put(folder / "fonts/letters.woff2", "wOF2");
  put(folder / "sw.js", "// keeps\n");
  put(folder / "no-sw.js", "// lets go\n");
  put(folder / "templates/layouts/default.mustache",
      "<!doctype html><html lang=\"{{page.lang}}\"><head><title>{{head.title}}</title>"
      "<link rel=\"stylesheet\" "
      "href=\"{{assets.style}}\"></head><body><main>{{{content}}}</main></body></html>\n");
}

// Two pages that link to each other, an old address, and a download.
inline void put_content(const fs::path& folder) {
  put(folder / "site.yml", "name: Small\n");
  put(folder / "index.md", "---\ntitle: Home\n---\n# Home\n\n[About](/about) and [a file](/files/a.txt)\n");
  put(folder / "about.md", "---\ntitle: About\naliases: [/old/about]\n---\n# About\n\n[Home](/)\n");
  put(folder / "files/a.txt", "a download\n");
}

}  // namespace satchel::testing
