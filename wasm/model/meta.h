// A page's front matter as a typed value, and the one table of its keys (DIALECT: "A page").
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/json.h"

namespace satchel {

struct Meta {
  std::string title;
  std::string description;
  std::string tagline;
  // Overrides of the site's Open Graph tags in the order of their names; an empty value removes the tag.
  std::vector<std::pair<std::string, std::string>> social;
  std::string nav;     // name of a navigation list; empty: none
  std::string theme;   // empty: the site's
  std::string layout;  // empty: the theme's
  bool video_player = false;
  std::vector<std::string> aliases;  // routes, each beginning with "/"
  std::string publish;               // ISO dates "2026-11-22" or date-times "2026-11-22T09:00"; empty: always
  std::string expires;
  std::string lang;
  std::string dir;  // "ltr", "rtl" or "auto"; empty: not said
  bool noindex = false;
};

enum class MetaType { kString, kBool, kDate, kStringList, kTagMap, kDirection };

struct MetaKey {
  std::string_view name;
  MetaType type;
};

// Every key that front matter may have.
std::span<const MetaKey> meta_keys();

// Whether `value` may stand for a key of that type; a lone string may stand for a list of one.
bool fits(const Json& value, MetaType type);
// What to call the type in a message: "a date such as 2026-11-22".
std::string_view describe(MetaType type);

// Reads the front matter `value`. Unknown keys are passed over (the tool warns about them); a wrong type is
// an error.
Result<Meta> meta_from_json(const Json& value);

// Whether `date` is YYYY-MM-DD, or that followed by THH:MM or THH:MM:SS, of a day that exists.
bool is_iso_date(std::string_view date);

// Whether the page is shown at `now` (an ISO date or date-time of the device; empty: no clock, always shown).
// `publish` is the first moment, `expires` the last day (a date) or the moment it ends (a date-time).
bool is_published(const Meta& meta, std::string_view now);

// The moments at which is_published changes its answer, "2026-12-01T00:00": to the minute, as devices tell
// the time.
std::vector<std::string> turning_points(const Meta& meta);

}  // namespace satchel
