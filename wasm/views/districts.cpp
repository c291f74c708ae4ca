#include "views/districts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/ascii.h"

namespace satchel {
namespace {

constexpr double kPartnerRadius = 44;   // pixels: two clusters with their numbers side by side
constexpr double kLayerRadius = 9;      // specks that just touch
// The column `match`: its name met one district of the Census, so that its place is known.
constexpr std::string_view kUnique = "unique";
constexpr int kMaxZoom = 8;             // 2 ^ 8 / kLeastScale is kMaxScale
constexpr double kEarthMiles = 3958.8;  // mean radius, IUGG 1980
constexpr double kRadians = 3.14159265358979323846 / 180;

std::optional<double> number_in(std::string_view text, double most) {
  if (text.empty()) return std::nullopt;
  const std::string digits(text);
  char* end = nullptr;
  const double number = std::strtod(digits.c_str(), &end);
  if (*end != '\0' || !(std::fabs(number) <= most)) return std::nullopt;
  return number;
}

bool has_word_with_prefix(std::string_view name, std::string_view prefix) {
  for (size_t at = 0; at < name.size(); ++at) {
    const bool begins = at == 0 || !is_ascii_alnum(name[at - 1]);
    if (begins && starts_with_ignoring_case(name.substr(at), prefix)) return true;
  }
  return false;
}

bool matches(const District& district, std::string_view query) {
  while (!(query = trimmed(query)).empty()) {
    size_t end = 0;
    while (end < query.size() && !is_ascii_space(query[end])) ++end;
    const std::string_view word = query.substr(0, end);
    if (!has_word_with_prefix(district.name, word) && !equals_ignoring_case(district.state, word))
      return false;
    query.remove_prefix(end);
  }
  return true;
}

}  // namespace

Districts Districts::of_rows(const Json* rows) {
  Districts districts;
  if (rows == nullptr || !rows->is_array()) return districts;
  for (const Json& row : *rows) {
    const std::string_view match = string_member(row, "match", kUnique);
    if (!match.empty() && match != kUnique) continue;
    const std::optional<double> latitude = number_in(string_member(row, "lat"), 90);
    const std::optional<double> longitude = number_in(string_member(row, "lon"), 180);
    if (!latitude || !longitude) continue;
    District district;
    district.name = string_member(row, "district");
    district.state = string_member(row, "state");
    district.place = {*longitude, *latitude};
    districts.all_.push_back(district);
  }
  districts.build_clusters(kPartnerRadius);
  return districts;
}

Districts Districts::of_layer(const PointLayer& layer) {
  Districts districts;
  districts.all_.reserve(layer.points().size());
  for (const LayerPoint& point : layer.points())
    districts.all_.push_back({point.name, point.state, point.place, {}, point.people});
  districts.build_clusters(kLayerRadius);
  return districts;
}

void Districts::build_clusters(double radius) {
  std::vector<MapPoint> points;
  points.reserve(all_.size());
  for (District& district : all_) {
    district.at = project_albers_usa(district.place).value_or(MapPoint{NAN, NAN});
    points.push_back(to_index(district.at));
  }
  ClusterOptions options;
  options.max_zoom = kMaxZoom;
  options.radius = radius;
  clusters_ = ClusterIndex::build(points, options);
}

int Districts::zoom_of(double scale) {
  int zoom = 0;
  while (zoom <= kMaxZoom && scale_of(zoom + 1) <= scale) ++zoom;
  return zoom;
}

double Districts::scale_of(int zoom) { return std::ldexp(1.0 / kLeastScale, zoom); }

std::vector<const District*> Districts::nearest(LonLat place, size_t most) const {
  std::vector<std::pair<double, const District*>> by_distance;
  by_distance.reserve(all_.size());
  for (const District& district : all_)
    by_distance.emplace_back(miles_between(place, district.place), &district);
  most = std::min(most, by_distance.size());
  std::partial_sort(by_distance.begin(), by_distance.begin() + static_cast<std::ptrdiff_t>(most),
                    by_distance.end());
  std::vector<const District*> found;
  for (size_t i = 0; i < most; ++i) found.push_back(by_distance[i].second);
  return found;
}

std::vector<const District*> Districts::search(std::string_view query, size_t most) const {
  query = trimmed(query);
  std::vector<const District*> found;
  if (query.empty()) return found;
  for (const District& district : all_)
    if (matches(district, query)) found.push_back(&district);
  const auto rank = [&](const District* d) { return starts_with_ignoring_case(d->name, query) ? 0 : 1; };
  most = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
                    [&](const District* a, const District* b) {
                      if (rank(a) != rank(b)) return rank(a) < rank(b);
                      return a->people != b->people ? a->people > b->people : a < b;
                    });
  found.resize(most);
  return found;
}

// The haversine formula (R. W. Sinnott, 1984), sound for small distances.
double miles_between(LonLat a, LonLat b) {
  const double half_latitude = std::sin((b.latitude - a.latitude) * kRadians / 2);
  const double half_longitude = std::sin((b.longitude - a.longitude) * kRadians / 2);
  const double h = half_latitude * half_latitude + std::cos(a.latitude * kRadians) *
                                                       std::cos(b.latitude * kRadians) * half_longitude *
                                                       half_longitude;
  return 2 * kEarthMiles * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace satchel
