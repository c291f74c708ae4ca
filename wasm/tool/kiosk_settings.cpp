#include "tool/kiosk_settings.h"

#include <array>

#include "base/suggest.h"
#include "tool/file_findings.h"

namespace satchel {
namespace {

struct Seconds {
  std::string_view name;
  int least;
  int most;
};

constexpr std::array kSeconds = {
    Seconds{"idle_seconds", 5, 24 * 60 * 60},
    Seconds{"warn_seconds", 3, 10 * 60},
    Seconds{"attract_seconds", 3, 60 * 60},
};

constexpr size_t kMostAttractPages = 100;

class KioskReader : FileFindings {
 public:
  using FileFindings::FileFindings;

  KioskSettings read(const YamlNode& kiosk) {
    for (size_t i = 0; i < kiosk.keys.size(); ++i) read_key(kiosk.keys[i], kiosk.values[i]);
    return std::move(out_);
  }

 private:
  void read_key(const YamlNode& key, const YamlNode& value) {
    if (value.is_null()) return;
    for (const Seconds& known : kSeconds)
      if (known.name == key.text) return read_seconds(known, value);
    if (key.text == "start") {
      if (is_route(value)) out_.json["start"] = value.text;
      return;
    }
    if (key.text == "attract") return read_attract(value);
    tell_unknown(key);
  }

  void read_seconds(const Seconds& setting, const YamlNode& value) {
    const Json number = value.is_scalar() ? value.json() : Json();
    const bool fits = number.is_number_integer() && number >= setting.least && number <= setting.most;
    if (!fits)
      return tell(value.place, "kiosk-setting",
                  "\"" + std::string(setting.name) + "\" must be a whole number of seconds from " +
                      std::to_string(setting.least) + " to " + std::to_string(setting.most));
    out_.json[std::string(setting.name)] = number;
  }

  void read_attract(const YamlNode& value) {
    if (!value.is_list())
      return tell(value.place, "kiosk-setting", "\"attract\" must be a list of pages", "such as [/, /about]");
    if (value.values.size() > kMostAttractPages)
      return tell(value.place, "kiosk-setting",
                  "\"attract\" lists more than " + std::to_string(kMostAttractPages) + " pages");
    Json& list = out_.json["attract"] = Json::array();
    for (const YamlNode& page : value.values)
      if (is_route(page)) list.push_back(page.text);
  }

  // Told where it is none, noted where it is.
  bool is_route(const YamlNode& value) {
    if (!value.is_scalar() || !value.text.starts_with('/')) {
      tell(value.place, "kiosk-setting", "this must be the address of a page, such as /about",
           value.is_scalar() ? "did you mean \"/" + value.text + "\"?" : "");
      return false;
    }
    std::string route = value.text.substr(0, value.text.find_first_of("?#"));
    while (route.size() > 1 && route.ends_with('/')) route.pop_back();
    out_.routes.push_back({std::move(route), value.place});
    return true;
  }

  void tell_unknown(const YamlNode& key) {
    std::vector<std::string_view> names = {"start", "attract"};
    for (const Seconds& known : kSeconds) names.push_back(known.name);
    tell(key.place, "unknown-key", "\"kiosk\" has no key \"" + key.text + "\"", suggest(key.text, names));
  }

  KioskSettings out_;
};

}  // namespace

KioskSettings read_kiosk(const YamlNode& kiosk, std::string_view path, Diagnostics& findings) {
  return KioskReader(path, findings).read(kiosk);
}

}  // namespace satchel
