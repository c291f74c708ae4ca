// `kiosk:` in site.yml: how kiosk.html behaves in a hall where nobody looks after it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/json.h"
#include "tool/yaml.h"

namespace satchel {

// A route that is named there ("start", or an item of "attract"), without query and anchor, and where.
struct KioskRoute {
  std::string route;
  Place place;
};

struct KioskSettings {
  Json json = Json::object();  // only what is known and right: {"idle_seconds": 60, …}
  std::vector<KioskRoute> routes;
};

// Reads the value of `kiosk`, a map. What is wrong ("kiosk-setting", "unknown-key") is told in `findings` and
// left out; whether the routes exist, the caller must see.
KioskSettings read_kiosk(const YamlNode& kiosk, std::string_view path, Diagnostics& findings);

}  // namespace satchel
