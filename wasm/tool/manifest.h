// manifest.webmanifest: what a device needs to know to install the site among its apps.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "model/json.h"

namespace satchel {

// An icon that a site may have.
struct AppIcon {
  std::string_view address;
  std::string_view type;
  std::string_view
      purpose;  // "maskable": devices cut it to a shape that holds at least its middle four fifths
};

// Those whose file is in images/ are made and listed. Browsers want 192 and 512 pixels.
constexpr std::array kAppIcons = {
    AppIcon{"/images/icon.svg", "image/svg+xml", "any"},
    AppIcon{"/images/fit-192/icon.png", "image/png", "any"},
    AppIcon{"/images/icon.png", "image/png", "any"},
    AppIcon{"/images/icon-maskable.png", "image/png", "maskable"},
};

// The file's text. `images` is as in site.json. All addresses are seen from the file itself, which lies in
// the site's root, so that it holds in any folder.
std::string web_manifest(const Json& settings, const Json& images);

}  // namespace satchel
