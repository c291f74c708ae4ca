// Makes the finished site: every page prerendered, the bundle, the shell, downloads and images, and what
// crawlers read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "base/result.h"
#include "tool/load.h"
#include "tool/output.h"
#include "tool/shell.h"

namespace satchel {

struct BuildOptions {
  std::string now;                    // ISO date-time; decides which pages are published
  int jobs = 0;                       // threads; 0: one a core
  bool kiosk = false;                 // whether kiosk.html is written, too
  bool offline = true;                // false: visitors keep nothing, whatever site.yml says
  std::filesystem::path image_cache;  // where images that were made are found again
  std::function<void(size_t done, size_t total)> on_page;  // called by any thread; may be empty
};

struct BuildSummary {
  size_t pages = 0;                // prerendered; those not shown today are not among them
  size_t files = 0;                // all that was written
  uint64_t bytes = 0;              // of those that were written, not copied
  uint64_t bundle_bytes = 0;       // gzipped
  uint64_t engine_bytes = 0;       // gzipped
  uint64_t full_engine_bytes = 0;  // gzipped
  uint64_t app_bytes = 0;          // as it would be, gzipped
  size_t offline_files = 0;        // that visitors keep beside the bundle; 0: the site is not kept
  uint64_t offline_bytes = 0;      // of those, unpacked
  // Of kiosk.html, by what takes them: "engine", "images", …; empty where it was not wanted.
  std::map<std::string, uint64_t> kiosk_bytes;
  Diagnostics diagnostics;  // those of loading included; sorted; as `build` shows them
};

// Whether a finished site is good to be used: no finding is an error.
bool is_good(const BuildSummary& summary);

// Writes the whole site. Content that stops a build is told in the summary, and `output` is then not
// complete. Fails only where writing fails.
Result<BuildSummary> build_site(const LoadedSite& site, const Shell& shell, const BuildOptions& options,
                                Output& output);

// "2026-11-22T09:00", the local time; SOURCE_DATE_EPOCH (seconds, taken as UTC) stands for it where set.
std::string build_moment();

// "educate/districts/index.html"
std::string output_path(std::string_view route);

}  // namespace satchel
