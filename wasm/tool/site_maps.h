// Pictures of maps that site.yml asks for: `maps: {/images/a.png: {view: partner_districts}}`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/writer.h"
#include "tool/images.h"
#include "tool/map_picture.h"
#include "tool/yaml.h"

namespace satchel {

struct MapSetting {
  std::string name;  // below images/: "districtmap.png"
  MapRequest request;
  Place place;                         // of the address
  std::vector<Place> argument_places;  // one an argument
};

// Reads the value of `maps`. What is wrong ("settings-type", "map-address") is told in `findings` and left
// out.
std::vector<MapSetting> read_maps(const YamlNode& maps, std::string_view path, Diagnostics& findings);

// Draws them of a bundle's entries below data/ and map/. What cannot be drawn is told in `findings` with its
// place in site.yml, which is `path`, and left out; nothing is told where the entries make no bundle, which
// is an error of their own.
Drawings draw_maps(const std::vector<MapSetting>& maps, std::span<const BundleFile> entries,
                   std::string_view path, Diagnostics& findings);

}  // namespace satchel
