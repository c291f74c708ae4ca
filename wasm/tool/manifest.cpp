#include "tool/manifest.h"

namespace satchel {
namespace {

// Around the icon while the site starts. From then on the page's own <meta name="theme-color"> rules, by the
// device's colour scheme, which a manifest cannot ask for.
constexpr const char* kPaper = "#ffffff";

// Empty where the picture could not be read, which is told elsewhere.
std::string sizes_of(const AppIcon& icon, const Json& image) {
  if (icon.type == "image/svg+xml") return "any";
  const Json* width = member(image, "width");
  const Json* height = member(image, "height");
  if (width == nullptr || height == nullptr) return {};
  return number_text(*width) + "x" + number_text(*height);
}

OrderedJson icons(const Json& images) {
  OrderedJson list = OrderedJson::array();
  for (const AppIcon& icon : kAppIcons) {
    const Json* image = member(images, icon.address);
    const std::string sizes = image == nullptr ? std::string() : sizes_of(icon, *image);
    if (sizes.empty()) continue;
    list.push_back({{"src", string_member(*image, "url")},
                    {"sizes", sizes},
                    {"type", icon.type},
                    {"purpose", icon.purpose}});
  }
  return list;
}

}  // namespace

std::string web_manifest(const Json& settings, const Json& images) {
  OrderedJson manifest = OrderedJson::object();
  for (const char* key : {"name", "short_name", "description", "lang", "dir"})
    if (const std::string_view value = string_member(settings, key); !value.empty()) manifest[key] = value;
  manifest["start_url"] = "./";
  manifest["scope"] = "./";
  manifest["display"] = "standalone";
  manifest["background_color"] = kPaper;
  manifest["theme_color"] = kPaper;
  manifest["icons"] = icons(images);
  return manifest.dump(2) + "\n";
}

}  // namespace satchel
