#include "views/districts.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "base/decimal.h"
#include "map/angle.h"

namespace satchel {
namespace {

constexpr double kPartnerRadius = 44;  // pixels: two clusters with their numbers side by side
constexpr double kLayerRadius = 9;     // specks that just touch
// The column `match`: its name met one district of the Census, so that its place is known.
constexpr std::string_view kUnique = "unique";
constexpr int kMaxZoom = 8;                    // 2 ^ 8 / kLeastScale is kMaxScale
constexpr double kMostPeople = 4'294'967'296;  // more than District::people holds
constexpr double kEarthMiles = 3958.8;         // mean radius, IUGG 1980

bool is_sure(const Json& row) {
  const std::string_view match = string_member(row, "match");
  return match.empty() || match == kUnique;
}

std::optional<double> number_in(std::string_view text, double most) {
  const std::optional<double> number = parse_decimal(text);
  return number && std::fabs(*number) <= most ? number : std::nullopt;
}

std::optional<LonLat> place_in(const Json& row) {
  const std::optional<double> latitude = number_in(string_member(row, "lat"), 90);
  const std::optional<double> longitude = number_in(string_member(row, "lon"), 180);
  if (!latitude || !longitude || !is_sure(row)) return std::nullopt;
  return LonLat{*longitude, *latitude};
}

// The districts of least rank, the least first; of equal rank, those that came first.
class Best {
 public:
  explicit Best(size_t most) : ranks_(most), districts_(most) {}

  void add(double rank, const District& district) {
    size_t at = count_ < ranks_.size() ? count_++ : count_;
    for (; at > 0 && ranks_[at - 1] > rank; --at) put(at, ranks_[at - 1], districts_[at - 1]);
    put(at, rank, &district);
  }

  std::vector<const District*> take() {
    districts_.resize(count_);
    return std::move(districts_);
  }

 private:
  // What is moved behind the end is gone.
  void put(size_t at, double rank, const District* district) {
    if (at == ranks_.size()) return;
    ranks_[at] = rank;
    districts_[at] = district;
  }

  std::vector<double> ranks_;
  std::vector<const District*> districts_;
  size_t count_ = 0;
};

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
    District district;
    district.name = string_member(row, "district");
    district.state = string_member(row, "state");
    district.place = place_in(row).value_or(LonLat{NAN, NAN});
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
  Best best(most);
  for (const District& district : all_)
    if (district.is_placed()) best.add(miles_between(place, district.place), district);
  return best.take();
}

std::vector<const District*> Districts::search(std::string_view query, size_t most) const {
  query = trimmed(query);
  Best best(query.empty() ? 0 : most);
  for (const District& district : all_) {
    if (!matches(district, query)) continue;
    const bool begins = starts_with_ignoring_case(district.name, query);
    best.add((begins ? 0 : kMostPeople) - district.people, district);
  }
  return best.take();
}

// The haversine formula (R. W. Sinnott, 1984), sound for small distances.
double miles_between(LonLat a, LonLat b) {
  const double half_latitude = sine((b.latitude - a.latitude) * kRadians / 2);
  const double half_longitude = sine(within_half_turn((b.longitude - a.longitude) * kRadians) / 2);
  const double cosines = cosine(a.latitude * kRadians) * cosine(b.latitude * kRadians);
  const double h = half_latitude * half_latitude + cosines * half_longitude * half_longitude;
  return 2 * kEarthMiles * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace satchel
