#include "tool/site_maps.h"

#include <memory>

#include "tool/file_findings.h"

namespace satchel {
namespace {

constexpr std::string_view kImages = "/images/";

bool is_map_address(std::string_view address) {
  return address.starts_with(kImages) && (address.ends_with(".png") || address.ends_with(".svg")) &&
         is_valid_entry_name(address.substr(1));
}

class MapsReader : FileFindings {
 public:
  using FileFindings::FileFindings;

  std::vector<MapSetting> read(const YamlNode& maps) {
    for (size_t i = 0; i < maps.keys.size(); ++i) read_map(maps.keys[i], maps.values[i]);
    return std::move(out_);
  }

 private:
  void read_map(const YamlNode& address, const YamlNode& value) {
    if (!is_map_address(address.text))
      return tell(address.place, "map-address",
                  "\"" + address.text + "\" is no address of an image that can be made",
                  "it begins with /images/ and ends in .png or .svg, such as /images/map.png");
    if (!value.is_map())
      return tell(value.place, "settings-type", "a map must be a view and its arguments",
                  "such as {view: partner_districts}");
    MapSetting map;
    map.name = address.text.substr(kImages.size());
    map.place = address.place;
    for (size_t i = 0; i < value.keys.size(); ++i)
      if (!read_argument(value.keys[i], value.values[i], map)) return;
    out_.push_back(std::move(map));
  }

  bool read_argument(const YamlNode& key, const YamlNode& value, MapSetting& map) {
    if (!value.is_scalar()) {
      tell(value.place, "settings-type", "\"" + key.text + "\" must be a single value");
      return false;
    }
    if (key.text == "view") {
      map.request.view = value.text;
      map.place = value.place;
    } else {
      map.request.arguments.emplace_back(key.text, value.text);
      map.argument_places.push_back(key.place);
    }
    return true;
  }

  std::vector<MapSetting> out_;
};

// That of the argument which fails by itself with the same message; else that of the map.
Place place_of_failure(const MapSetting& map, const Catalog& catalog, const Diagnostic& reason) {
  for (size_t i = 0; i < map.argument_places.size(); ++i) {
    const Result<std::string> alone = map_picture({map.request.view, {map.request.arguments[i]}}, catalog);
    if (!alone && alone.error().message == reason.message) return map.argument_places[i];
  }
  return map.place;
}

}  // namespace

std::vector<MapSetting> read_maps(const YamlNode& maps, std::string_view path, Diagnostics& findings) {
  return MapsReader(path, findings).read(maps);
}

Drawings draw_maps(const std::vector<MapSetting>& maps, std::span<const BundleFile> entries,
                   std::string_view path, Diagnostics& findings) {
  Drawings drawings;
  if (maps.empty()) return drawings;
  std::vector<BundleFile> parts = {{"site.json", "{}"}};
  for (const BundleFile& entry : entries)
    if (entry.name.starts_with("data/") || entry.name.starts_with("map/")) parts.push_back(entry);
  const Result<std::string> bundle = write_bundle(parts);
  if (!bundle) return drawings;
  const Result<Catalog> catalog = Catalog::open(*bundle);
  if (!catalog) return drawings;
  for (const MapSetting& map : maps) {
    Result<std::string> picture = map_picture(map.request, *catalog);
    if (picture) {
      drawings.emplace(map.name, std::make_shared<const std::string>(std::move(*picture)));
      continue;
    }
    const Place place = place_of_failure(map, *catalog, picture.error());
    Diagnostic finding = std::move(picture.error());
    finding.path = path;
    finding.line = place.line;
    finding.column = place.column;
    findings.push_back(std::move(finding));
  }
  return drawings;
}

}  // namespace satchel
