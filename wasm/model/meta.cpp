#include "model/meta.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace satchel {
namespace {

constexpr std::array kKeys = {
    MetaKey{"title", MetaType::kString},       MetaKey{"description", MetaType::kString},
    MetaKey{"tagline", MetaType::kString},     MetaKey{"social", MetaType::kTagMap},
    MetaKey{"nav", MetaType::kString},         MetaKey{"theme", MetaType::kString},
    MetaKey{"layout", MetaType::kString},      MetaKey{"video_player", MetaType::kBool},
    MetaKey{"aliases", MetaType::kStringList}, MetaKey{"publish", MetaType::kDate},
    MetaKey{"expires", MetaType::kDate},       MetaKey{"lang", MetaType::kString},
    MetaKey{"dir", MetaType::kDirection},      MetaKey{"noindex", MetaType::kBool},
};

bool is_scalar(const Json& v) { return v.is_string() || v.is_number() || v.is_boolean() || v.is_null(); }

int number_at(std::string_view text, size_t at, size_t digits) {
  int value = 0;
  for (size_t i = at; i < at + digits; ++i) {
    if (i >= text.size() || !is_ascii_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int days_in_month(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<size_t>(month - 1)];
}

// `number` in `digits` digits, 0 before it.
std::string padded(int number, size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

// The day after the valid ISO date `date`.
std::string next_day(std::string_view date) {
  int year = number_at(date, 0, 4);
  int month = number_at(date, 5, 2);
  int day = number_at(date, 8, 2) + 1;
  if (day > days_in_month(year, month)) day = 1, ++month;
  if (month > 12) month = 1, ++year;
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

// The valid ISO moment `moment` to the minute; of a date alone its first.
std::string minute_of(std::string_view moment) {
  constexpr size_t kMinutes = 16;
  return moment.size() == 10 ? std::string(moment) + "T00:00" : std::string(moment.substr(0, kMinutes));
}

// Compares two ISO moments over the shorter one's precision, so that a date equals every time of its day.
int compare_moments(std::string_view a, std::string_view b) {
  const size_t precision = a.size() < b.size() ? a.size() : b.size();
  return a.substr(0, precision).compare(b.substr(0, precision));
}

}  // namespace

std::span<const MetaKey> meta_keys() { return kKeys; }

bool fits(const Json& v, MetaType type) {
  switch (type) {
    case MetaType::kString:
      return v.is_string() || v.is_number();  // `title: 2020` is a title
    case MetaType::kBool:
      return v.is_boolean();
    case MetaType::kDate:
      return v.is_string() && is_iso_date(v.get_ref<const std::string&>());
    case MetaType::kDirection:
      return v.is_string() && (v == "ltr" || v == "rtl" || v == "auto");
    case MetaType::kStringList:
      if (v.is_string()) return true;
      if (!v.is_array()) return false;
      for (const auto& item : v)
        if (!item.is_string()) return false;
      return true;
    case MetaType::kTagMap:
      if (!v.is_object()) return false;
      for (const auto& item : v.items())
        if (!is_scalar(item.value())) return false;
      return true;
  }
  return false;
}

std::string_view describe(MetaType type) {
  switch (type) {
    case MetaType::kString:
      return "text";
    case MetaType::kBool:
      return "true or false";
    case MetaType::kDate:
      return "a date such as 2026-11-22 or 2026-11-22T09:00";
    case MetaType::kDirection:
      return "ltr, rtl or auto";
    case MetaType::kStringList:
      return "a list of texts";
    case MetaType::kTagMap:
      return "a map of tags and their values";
  }
  return {};
}

Result<Meta> meta_from_json(const Json& value) {
  if (!value.is_object())
    return failure("front-matter-not-a-map", "the front matter is not a map of keys and values");
  Meta meta;
  for (const auto& [key, v] : value.items()) {
    const MetaKey* known = nullptr;
    for (const MetaKey& k : kKeys)
      if (k.name == key) known = &k;
    if (known == nullptr || v.is_null()) continue;
    if (!fits(v, known->type))
      return failure("front-matter-type", "\"" + key + "\" must be " + std::string(describe(known->type)));
    if (key == "title")
      meta.title = scalar_text(v);
    else if (key == "description")
      meta.description = scalar_text(v);
    else if (key == "tagline")
      meta.tagline = scalar_text(v);
    else if (key == "nav")
      meta.nav = scalar_text(v);
    else if (key == "theme")
      meta.theme = scalar_text(v);
    else if (key == "layout")
      meta.layout = scalar_text(v);
    else if (key == "publish")
      meta.publish = scalar_text(v);
    else if (key == "expires")
      meta.expires = scalar_text(v);
    else if (key == "lang")
      meta.lang = scalar_text(v);
    else if (key == "dir")
      meta.dir = scalar_text(v);
    else if (key == "video_player")
      meta.video_player = v.get<bool>();
    else if (key == "noindex")
      meta.noindex = v.get<bool>();
    else if (key == "aliases" && v.is_string())
      meta.aliases.push_back(scalar_text(v));
    else if (key == "aliases")
      for (const auto& item : v) meta.aliases.push_back(scalar_text(item));
    else if (key == "social")
      for (const auto& [tag, content] : v.items()) meta.social.emplace_back(tag, scalar_text(content));
  }
  return meta;
}

bool is_iso_date(std::string_view date) {
  const int year = number_at(date, 0, 4);
  const int month = number_at(date, 5, 2);
  const int day = number_at(date, 8, 2);
  if (date.size() < 10 || year < 0 || month < 1 || month > 12 || day < 1 || date[4] != '-' || date[7] != '-')
    return false;
  if (day > days_in_month(year, month)) return false;
  if (date.size() == 10) return true;
  if (date.size() != 16 && date.size() != 19) return false;
  const int hour = number_at(date, 11, 2);
  const int minute = number_at(date, 14, 2);
  if (date[10] != 'T' || date[13] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
  if (date.size() == 16) return true;
  const int second = number_at(date, 17, 2);
  return date[16] == ':' && second >= 0 && second <= 59;
}

bool is_published(const Meta& meta, std::string_view now) {
  if (now.empty()) return true;
  if (!meta.publish.empty() && compare_moments(now, meta.publish) < 0) return false;
  if (meta.expires.empty()) return true;
  const int against_end = compare_moments(now, meta.expires);
  const bool ends_with_the_day = meta.expires.size() == 10;
  return ends_with_the_day ? against_end <= 0 : against_end < 0;
}

std::vector<std::string> turning_points(const Meta& meta) {
  std::vector<std::string> moments;
  if (!meta.publish.empty()) moments.push_back(minute_of(meta.publish));
  if (!meta.expires.empty())
    moments.push_back(minute_of(meta.expires.size() == 10 ? next_day(meta.expires) : meta.expires));
  return moments;
}

}  // namespace satchel
