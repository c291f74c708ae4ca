#include "tool/site_settings.h"

#include <array>

#include "base/ascii.h"
#include "base/suggest.h"
#include "tool/file_findings.h"

namespace satchel {
namespace {

enum class SettingType {
  kText,
  kUrl,
  kDirection,
  kImage,
  kName,
  kNav,
  kTags,
  kSources,
  kFiles,
  kMaps,
  kKiosk,
  kFlag,
  kAnything
};

struct Setting {
  std::string_view name;
  SettingType type;
};

// Every key of site.yml. `extra` is the place for what only a site's own templates know.
constexpr std::array kSettings = {
    Setting{"name", SettingType::kText},      Setting{"short_name", SettingType::kText},
    Setting{"tagline", SettingType::kText},   Setting{"description", SettingType::kText},
    Setting{"url", SettingType::kUrl},        Setting{"lang", SettingType::kText},
    Setting{"dir", SettingType::kDirection},  Setting{"email", SettingType::kText},
    Setting{"logo", SettingType::kImage},     Setting{"theme", SettingType::kName},
    Setting{"menu", SettingType::kNav},       Setting{"footer", SettingType::kNav},
    Setting{"social", SettingType::kTags},    Setting{"sources", SettingType::kSources},
    Setting{"maps", SettingType::kMaps},      Setting{"files", SettingType::kFiles},
    Setting{"offline", SettingType::kFlag},   Setting{"kiosk", SettingType::kKiosk},
    Setting{"extra", SettingType::kAnything},
};

std::string_view describe(SettingType type) {
  switch (type) {
    case SettingType::kText:
      return "text";
    case SettingType::kUrl:
      return "the whole address of the site, such as https://example.org/";
    case SettingType::kDirection:
      return "ltr, rtl or auto";
    case SettingType::kImage:
      return "the address of an image, such as /images/logo.svg";
    case SettingType::kName:
      return "the name of a layout";
    case SettingType::kNav:
      return "the name of a navigation list, or a list of items";
    case SettingType::kTags:
      return "a map of tags and their values";
    case SettingType::kSources:
      return "a list of maps, each with a \"title\"";
    case SettingType::kMaps:
      return "a map of addresses and what is to be drawn there";
    case SettingType::kFiles:
      return "a map of addresses such as /files/a.pdf and what holds for each: {offline: true}";
    case SettingType::kFlag:
      return "true or false";
    case SettingType::kKiosk:
      return "a map, such as {idle_seconds: 60, start: /}";
    case SettingType::kAnything:
      return "a map";
  }
  return {};
}

bool are_scalars(const YamlNode& map) {
  for (const YamlNode& value : map.values)
    if (!value.is_scalar() && !value.is_null()) return false;
  return map.is_map();
}

bool are_titled_maps(const YamlNode& list) {
  for (const YamlNode& value : list.values)
    if (value.find("title") == nullptr) return false;
  return list.is_list();
}

bool is_flag(const YamlNode& node) { return node.json().is_boolean(); }

bool fits(const YamlNode& node, SettingType type) {
  switch (type) {
    case SettingType::kText:
    case SettingType::kImage:
    case SettingType::kName:
      return node.is_scalar();
    case SettingType::kUrl:
      return node.text.starts_with("https://") || node.text.starts_with("http://");
    case SettingType::kDirection:
      return node.text == "ltr" || node.text == "rtl" || node.text == "auto";
    case SettingType::kNav:
      return node.is_scalar() || node.is_list() || node.is_map();
    case SettingType::kTags:
      return are_scalars(node);
    case SettingType::kSources:
      return are_titled_maps(node);
    case SettingType::kFlag:
      return is_flag(node);
    case SettingType::kMaps:
    case SettingType::kFiles:
    case SettingType::kKiosk:
    case SettingType::kAnything:
      return node.is_map();
  }
  return false;
}

class SettingsReader : FileFindings {
 public:
  using FileFindings::FileFindings;

  SiteSettings read(const YamlNode& tree) {
    if (!tree.is_map() && !tree.is_null())
      tell(tree.place, "settings-not-a-map", "site.yml is not a list of keys and values",
           "write one \"key: value\" a line");
    for (size_t i = 0; i < tree.keys.size(); ++i) read_key(tree.keys[i], tree.values[i]);
    return std::move(out_);
  }

 private:
  void read_key(const YamlNode& key, const YamlNode& value) {
    const Setting* setting = nullptr;
    for (const Setting& known : kSettings)
      if (known.name == key.text) setting = &known;
    if (setting == nullptr) return tell_unknown(key);
    if (value.is_null()) return;
    if (!fits(value, setting->type))
      return tell(value.place, "settings-type",
                  "\"" + key.text + "\" must be " + std::string(describe(setting->type)));
    if (setting->type == SettingType::kMaps)
      out_.maps = read_maps(value, path_, findings_);
    else if (setting->type == SettingType::kFiles)
      read_files(value);
    else if (setting->type == SettingType::kKiosk)
      take_kiosk(value);
    else
      take(key.text, value, setting->type);
  }

  void take_kiosk(const YamlNode& value) {
    KioskSettings kiosk = read_kiosk(value, path_, findings_);
    out_.json["kiosk"] = std::move(kiosk.json);
    out_.kiosk_routes = std::move(kiosk.routes);
  }

  void take(const std::string& key, const YamlNode& value, SettingType type) {
    Json& slot = out_.json[key];
    if (type == SettingType::kTags)
      slot = tags(value);
    else if (type == SettingType::kSources || type == SettingType::kAnything)
      slot = value.json();
    else if (type == SettingType::kFlag)
      slot = value.json();
    else if (value.is_scalar())
      slot = value.text;
    if (type == SettingType::kUrl)
      while (slot.get_ref<std::string&>().ends_with('/')) slot.get_ref<std::string&>().pop_back();
    const bool names = type == SettingType::kName || type == SettingType::kImage || type == SettingType::kNav;
    if (names && value.is_scalar()) out_.names.push_back({key, value.text, value.place});
    if (type == SettingType::kNav && !value.is_scalar()) {
      out_.navs[key] = read_nav(value, key, path_, out_.nav_links, findings_);
      slot = key;
    }
  }

  void read_files(const YamlNode& map) {
    for (size_t i = 0; i < map.keys.size(); ++i) read_file_setting(map.keys[i], map.values[i]);
  }

  void read_file_setting(const YamlNode& address, const YamlNode& says) {
    constexpr std::string_view kFiles = "/files/";
    constexpr std::string_view kOffline = "offline";
    if (!address.text.starts_with(kFiles))
      return tell(address.place, "file-address", "\"" + address.text + "\" is no download",
                  "write its address as links do: /files/name.pdf");
    const YamlNode* offline = says.find(kOffline);
    if (offline == nullptr || says.keys.size() != 1 || !is_flag(*offline))
      return tell(says.place, "settings-type", "of a file, site.yml can say \"offline: true\" and no other",
                  address.text + ": {offline: true}");
    out_.files.push_back({address.text.substr(kFiles.size()), offline->json() == true, address.place});
  }

  // As text: a tag's value keeps the author's digits.
  Json tags(const YamlNode& map) {
    Json tags = Json::object();
    for (size_t i = 0; i < map.keys.size(); ++i) {
      tags[map.keys[i].text] = map.values[i].text;
      if (map.keys[i].text.ends_with("image"))
        out_.names.push_back({"social", map.values[i].text, map.values[i].place});
    }
    return tags;
  }

  void tell_unknown(const YamlNode& key) {
    std::vector<std::string_view> names;
    for (const Setting& known : kSettings) names.push_back(known.name);
    const std::string nearest = did_you_mean(key.text, names);
    tell(key.place, "unknown-key", "site.yml has no key \"" + key.text + "\"",
         nearest.empty() ? "keys for your own templates belong below \"extra:\"" : nearest,
         Severity::kWarning);
  }

  SiteSettings out_;
};

}  // namespace

SiteSettings read_settings(const YamlNode& tree, std::string_view path, Diagnostics& findings) {
  return SettingsReader(path, findings).read(tree);
}

void add_default_settings(Json& settings, std::string_view folder_name) {
  if (string_member(settings, "name").empty()) settings["name"] = in_words(folder_name);
  if (string_member(settings, "lang").empty()) settings["lang"] = "en";
}

std::string in_words(std::string_view name) {
  std::string words;
  for (const char c : name) {
    const bool separates = c == '-' || c == '_' || c == ' ';
    if (!separates)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  while (words.ends_with(' ')) words.pop_back();
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
  return words;
}

}  // namespace satchel
