// A site as `satchel serve` shows it: finished like a built one, but pages with errors show these instead of
// themselves.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "tool/load.h"

namespace satchel {

struct PreviewFile {
  std::string bytes;
  std::filesystem::path source;  // not empty: the bytes are this file's, read when asked for
};

struct Preview {
  std::map<std::string, PreviewFile, std::less<>> files;  // by path below the site's root
  Diagnostics diagnostics;                                // as the terminal shows them
  std::string report;  // not empty: a document that stands for every page, as the site as a whole is broken
  size_t pages = 0;
  size_t broken_pages = 0;
};

// Never fails: what is wrong is shown.
Preview make_preview(const LoadOptions& options);

struct Reply {
  int status = 200;
  std::string type;  // Content-Type
  std::string body;
  std::string location;  // of a redirect
};

// What a static host would answer for the decoded `path`; documents bear the script of the live reload
// besides.
Reply reply_to(const Preview& preview, std::string_view path);

// The address of the live reload's script, and below which addresses are the preview's own.
constexpr std::string_view kReloadScript = "/__satchel/reload.js";
constexpr std::string_view kReloadEvents = "/__satchel/reload";

// "text/html; charset=utf-8" for "a/index.html".
std::string_view content_type(std::string_view path);

}  // namespace satchel
