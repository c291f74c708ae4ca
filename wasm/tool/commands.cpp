#include "tool/commands.h"

#include <cstdio>
#include <cstdlib>

#include "tool/report.h"
#include "tool/shell.h"

namespace satchel {

LoadOptions load_options(const SiteOptions& options) {
  LoadOptions load;
  load.content = options.content;
  load.shell = shell_folder(options.shell);
  load.jobs = options.jobs;
  return load;
}

int fail(const Diagnostic& failure) {
  print_findings({failure});
  return kWrongUse;
}

void print_findings(const Diagnostics& findings) {
  const std::string text = format_diagnostics(findings, shows_colour(stderr));
  std::fwrite(text.data(), 1, text.size(), stderr);
}

std::filesystem::path image_cache() {
  if (const char* folder = std::getenv("XDG_CACHE_HOME"); folder != nullptr && *folder == '/')
    return std::filesystem::path(folder) / "satchel/images";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return std::filesystem::path(home) / ".cache/satchel/images";
  return std::filesystem::temp_directory_path() / "satchel-images";
}

}  // namespace satchel
