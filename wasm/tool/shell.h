// What every site is served with, made by scripts/build-web.mjs: loader, style, fonts, engine, templates.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/json.h"

namespace satchel {

// A file of the finished site. Its name holds the hash of its contents, so that hosts may let browsers keep
// it for ever.
struct ShellFile {
  std::string path;  // "assets/app.1a2b3c4d.js"
  std::string bytes;
};

struct Shell {
  ShellFile style;
  ShellFile app;
  ShellFile engine;              // gzipped; what a page without calculators needs
  ShellFile full_engine;         // gzipped; with the calculators
  std::vector<ShellFile> fonts;  // the style names them, so they keep their names
  // What kiosk.html is made with; empty where the shell has none.
  std::string kiosk_style;
  std::string kiosk_script;
  // The service worker, and the one that removes it where it is out there. Browsers look for either at the
  // same address, so it has no hash.
  std::string worker;
  std::string no_worker;
};

// The folder of the shell: `wanted` where given, else "../web" seen from this program, as the build lays it
// out.
std::filesystem::path shell_folder(const std::filesystem::path& wanted);

// Fails with "no-shell" where a part of it is missing.
Result<Shell> read_shell(const std::filesystem::path& folder);

// "assets/STEM.HASH.ENDING", the hash being that of `bytes`.
std::string hashed_path(std::string_view stem, std::string_view bytes, std::string_view ending);

}  // namespace satchel
