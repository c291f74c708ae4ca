// kiosk.html: the whole site in one file, which a browser opens by a double click and which asks for nothing.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tool/load.h"
#include "tool/shell.h"

namespace satchel {

struct KioskOptions {
  std::string now;                                         // ISO date-time of the build
  std::vector<Asset> made;                                 // what make_images() gave
  std::string_view bundle;                                 // gzipped; borrowed
  std::map<std::string, std::string, std::less<>> layers;  // name -> gzipped
};

struct KioskFile {
  std::string html;
  // kiosk.satchel: a ZIP of "manifest.json" and all parts but the engine, as they stand in the html, for
  // kiosks that are out there.
  std::string content;
  std::map<std::string, uint64_t> bytes;  // what it is made of, in bytes of the file: "engine", "images", …
};

// Its first page stands in it ready to be read; all else in elements that browsers leave alone, each with its
// name: "engine", "bundle", "layer-NAME", "images/…", "files/…". Fails with "no-shell" where the shell has no
// kiosk, and where a file cannot be read or the site not be opened.
Result<KioskFile> kiosk_file(const LoadedSite& site, const Shell& shell, const KioskOptions& options);

}  // namespace satchel
