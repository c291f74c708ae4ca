// offline.json: what a version of the site consists of, for the service worker (web/worker/FORMAT.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.h"

namespace satchel {

// The engine's functions and their meaning, as ABI in web/app/abi.js: a worker opens no engine of another
// number.
constexpr int kEngineAbi = 1;

struct OfflineFile {
  std::string path;  // from the site's root, not encoded: "images/a.png"
  uint64_t bytes = 0;
  std::string sha256;
  bool packed = false;  // gzip; size and sum are of what is inside
  std::string instead;  // not empty: not fetched ahead, and that path stands in where it cannot be had
};

// A part of the bundle.
struct OfflinePart {
  uint64_t bytes = 0;
  std::string sha256;
};

// A file that holds `bytes` as they are.
OfflineFile offline_file(std::string_view path, std::string_view bytes);
// A gzip file of which `unpacked` is the inside.
OfflineFile packed_offline_file(std::string_view path, std::string_view unpacked);

// The address of a part of the bundle whose sum is `sha256`.
std::string part_path(std::string_view sha256);

// The text of offline.json. `assets` are those that pages are rendered with.
std::string offline_list(const Json& assets, std::string_view bundle, const std::vector<OfflinePart>& parts,
                         std::vector<OfflineFile> files);

}  // namespace satchel
