#include "tool/offline_list.h"

#include <algorithm>

#include "tool/preview.h"
#include "tool/sha256.h"
#include "tool/url.h"

namespace satchel {
namespace {

constexpr int kFormat = 1;

OrderedJson described(const OfflineFile& file) {
  OrderedJson json = {{"path", percent_encoded_path(file.path)},
                      {"bytes", file.bytes},
                      {"sha256", file.sha256},
                      {"type", content_type(file.path)}};
  if (file.packed) json["packed"] = true;
  if (!file.instead.empty()) json["instead"] = percent_encoded_path(file.instead);
  return json;
}

OrderedJson described(std::string_view bundle, const std::vector<OfflinePart>& parts) {
  OrderedJson list = OrderedJson::array();
  for (const OfflinePart& part : parts) list.push_back({part.bytes, part.sha256});
  return {{"bytes", bundle.size()}, {"sha256", sha256(bundle)}, {"parts", std::move(list)}};
}

}  // namespace

OfflineFile offline_file(std::string_view path, std::string_view bytes) {
  return {std::string(path), bytes.size(), sha256(bytes)};
}

OfflineFile packed_offline_file(std::string_view path, std::string_view unpacked) {
  OfflineFile file = offline_file(path, unpacked);
  file.packed = true;
  return file;
}

std::string part_path(std::string_view sha256) {
  constexpr size_t kDigits = 16;
  return "assets/parts/" + std::string(sha256.substr(0, kDigits)) + ".gz";
}

std::string offline_list(const Json& assets, std::string_view bundle, const std::vector<OfflinePart>& parts,
                         std::vector<OfflineFile> files) {
  std::sort(files.begin(), files.end(),
            [](const OfflineFile& a, const OfflineFile& b) { return a.path < b.path; });
  OrderedJson list = OrderedJson::array();
  for (const OfflineFile& file : files) list.push_back(described(file));
  const OrderedJson rest = {
      {"abi", kEngineAbi}, {"assets", assets}, {"bundle", described(bundle, parts)}, {"files", list}};
  const std::string text = rest.dump().substr(1) + "\n";
  return "{\"format\":" + std::to_string(kFormat) + ",\"version\":\"" + sha256(text) + "\",\n" + text;
}

}  // namespace satchel
